export type GreenChannelState = 'PROPOSED' | 'GRANTED' | 'REFUSED' | 'EXPIRED';

/** Each state with its label and who acts next. */
export const GREEN_CHANNEL_STATES: Readonly<Record<GreenChannelState, { label: string; next: string }>> = {
  PROPOSED: { label: '待批准', next: '等中心批准' },
  GRANTED: { label: '已批准', next: '在批准的期限内有效，到期自动结束' },
  REFUSED: { label: '未批准', next: '按一般办法办理' },
  EXPIRED: { label: '已到期', next: '绿色通道已结束，按一般办法办理' },
};

/**
 * Everything a green channel may change. Legal conditions, statutory pauses and limits, audit and the ordinary queue are
 * not among it, and nothing else can be written.
 */
export const GREEN_MEASURES = [
  'NAMED_AGENT',
  'EARLY_GUIDANCE',
  'PRIORITY',
  'PARALLEL_FILING',
  'PRE_REVIEW',
  'TOLERANCE',
  'JOINT_MEETING',
  'SHORTER_COMMITMENT',
  'DAILY_REPORT',
] as const;
export type GreenMeasure = (typeof GREEN_MEASURES)[number];
export const GREEN_MEASURE_LABELS: Readonly<Record<GreenMeasure, string>> = {
  NAMED_AGENT: '指定专员',
  EARLY_GUIDANCE: '审前辅导，提前介入',
  PRIORITY: '窗口预留号、优先派单',
  PARALLEL_FILING: '并联递交',
  PRE_REVIEW: '网上预审',
  TOLERANCE: '容缺受理',
  JOINT_MEETING: '联席会商',
  SHORTER_COMMITMENT: '压缩承诺时限',
  DAILY_REPORT: '每日通报进展',
};
