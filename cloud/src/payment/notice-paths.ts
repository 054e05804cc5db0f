/** Where WeChat sends its notices, below the address people use. */
export const NOTICE_PATHS = {
  payments: '/api/wechat-pay/notices/payments',
  refunds: '/api/wechat-pay/notices/refunds',
} as const;
