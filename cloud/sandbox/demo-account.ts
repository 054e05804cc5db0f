/** The accounts the sandbox plays: sample keys that open nothing outside it. */
export const DEMO_ACCOUNT = {
  mini: { appid: 'wx0sandboxmini0001', secret: 'sandbox-mini-secret-not-real-0001' },
  official: { appid: 'wx0sandboxofficial1', secret: 'sandbox-official-secret-not-real-1' },
  website: { appid: 'wx0sandboxwebsite01', secret: 'sandbox-website-secret-not-real-01' },
  sms: {
    secretId: 'AKIDsandboxSampleKeyNotReal000000001',
    secretKey: 'sandboxSampleSecretKeyNotReal0001',
    sdkAppId: '1400000001',
    signName: '政务帮办示例',
    region: 'ap-guangzhou',
    codeTemplateId: '1000001',
    codeTemplate: '您的验证码是{1}，{2}分钟内有效。请勿转告他人，工作人员不会向您索取。',
  },
} as const;

/** A subscribe template as it would stand in the mini-program's back office. */
export interface DemoTemplate {
  readonly id: string;
  readonly title: string;
  /** Field name to the label the card shows, in the card's order. */
  readonly fields: Readonly<Record<string, string>>;
}

export const DEMO_TEMPLATES: readonly DemoTemplate[] = [
  {
    id: 'sandbox-booking-confirmed',
    title: '预约成功通知',
    fields: {
      thing1: '办理事项',
      time2: '预约时间',
      thing3: '办理地点',
      character_string4: '预约编号',
      thing5: '温馨提示',
    },
  },
  {
    id: 'sandbox-booking-changed',
    title: '预约变更通知',
    fields: {
      thing1: '办理事项',
      time2: '预约时间',
      phrase3: '当前状态',
      character_string4: '预约编号',
      thing5: '说明',
    },
  },
  {
    id: 'sandbox-consultation-replied',
    title: '咨询回复通知',
    fields: { thing1: '咨询内容', thing2: '回复内容', time3: '回复时间', character_string4: '咨询编号' },
  },
  {
    id: 'sandbox-case-progress',
    title: '办件进度通知',
    fields: {
      thing1: '办理事项',
      phrase2: '当前状态',
      time3: '更新时间',
      character_string4: '受理编号',
      thing5: '说明',
    },
  },
  {
    id: 'sandbox-visit-progress',
    title: '上门服务进度通知',
    fields: { thing1: '服务内容', phrase2: '当前状态', time3: '时间', name4: '服务人员', thing5: '说明' },
  },
  {
    id: 'sandbox-task-assigned',
    title: '待办提醒',
    fields: { thing1: '待办内容', time2: '办理期限', character_string3: '编号' },
  },
];

/** The environment that makes the server talk to a sandbox at `url` instead of the real WeChat and Tencent Cloud. */
export function sandboxEnvironment(url: string) {
  const { mini, official, website, sms } = DEMO_ACCOUNT;
  return {
    WECHAT_API_URL: url,
    WECHAT_OPEN_URL: url,
    WECHAT_MINI_APPID: mini.appid,
    WECHAT_MINI_SECRET: mini.secret,
    WECHAT_OFFICIAL_APPID: official.appid,
    WECHAT_OFFICIAL_SECRET: official.secret,
    WECHAT_WEBSITE_APPID: website.appid,
    WECHAT_WEBSITE_SECRET: website.secret,
    SMS_URL: url,
    SMS_REGION: sms.region,
    SMS_SECRET_ID: sms.secretId,
    SMS_SECRET_KEY: sms.secretKey,
    SMS_SDK_APPID: sms.sdkAppId,
    SMS_SIGN_NAME: sms.signName,
    SMS_CODE_TEMPLATE_ID: sms.codeTemplateId,
  } satisfies Readonly<Record<string, string>>;
}
