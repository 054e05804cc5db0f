import { BACK_OFFICE_KEY } from './back-office';
import { PROVINCE_KEY } from './province';

function signingTemplate(title: string): string {
  return `您正在签署《${title}》{1}年第{2}号，验证码{3}，{4}分钟内有效。请读完全文再签，验证码不要告诉任何人。`;
}

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
    callTemplateId: '1000009',
    callTemplate: '您有一件{1}待处理，请在{2}前打开小程序查看。',
    codeTemplate: '您的验证码是{1}，{2}分钟内有效。请勿转告他人，工作人员不会向您索取。',
    /** The templates `config/signing.yaml` names: {1} and {2} the paper's year and number, {3} the code. */
    signingTemplates: {
      '1000002': signingTemplate('服务协议'),
      '1000003': signingTemplate('授权委托书'),
      '1000004': signingTemplate('续办委托书'),
    },
  },
  wecom: { corpId: 'ww0sandboxcorp0001', agentId: 1000002, secret: 'sandbox-wecom-secret-not-real-0001' },
} as const;

/** A subscribe template as it would stand in the mini-program's back office. */
export interface DemoTemplate {
  readonly id: string;
  readonly title: string;
  /** Field name to the label the card shows, in the card's order. */
  readonly fields: Readonly<Record<string, string>>;
}

/** The templates `config/notices.yaml` names, as its sample ids would stand in the back office. */
export const DEMO_TEMPLATES: readonly DemoTemplate[] = [
  {
    id: 'sample-question-answered',
    title: '咨询答复通知',
    fields: { thing1: '咨询内容', date2: '答复时间', character_string3: '咨询编号' },
  },
  {
    id: 'sample-booking-confirmed',
    title: '预约成功通知',
    fields: { thing1: '办理事项', date2: '预约时间', thing3: '办理地点', character_string4: '预约编号' },
  },
  {
    id: 'sample-booking-cancelled',
    title: '预约取消通知',
    fields: { thing1: '办理事项', date2: '预约时间', thing3: '办理地点', thing4: '取消原因' },
  },
  {
    id: 'sample-case-progress',
    title: '办件进度通知',
    fields: { thing1: '办理事项', character_string2: '受理编号', thing3: '当前状态', date4: '更新时间' },
  },
  {
    id: 'sample-visit-progress',
    title: '上门服务进度通知',
    fields: { character_string1: '服务编号', thing2: '当前状态', date3: '时间' },
  },
  {
    id: 'sample-agency-progress',
    title: '帮办代办进度通知',
    fields: { character_string1: '代办编号', thing2: '当前状态', date3: '时间' },
  },
  {
    id: 'sample-visit-offered',
    title: '待接单提醒',
    fields: { thing1: '服务内容', date2: '上门时间', thing3: '地点', date4: '请在此前接单' },
  },
  {
    id: 'sample-visit-late',
    title: '上门晚到通知',
    fields: { character_string1: '服务编号', date2: '约定时间', thing3: '预计' },
  },
  {
    id: 'sample-visit-alarm',
    title: '外勤安全提醒',
    fields: { thing1: '事由', thing2: '代办员', character_string3: '服务编号', date4: '时间' },
  },
  {
    id: 'sample-fee-due',
    title: '缴费提醒',
    fields: { thing1: '费用名称', amount2: '应缴金额', character_string3: '办件编号', date4: '登记时间' },
  },
  {
    id: 'sample-complaint-answered',
    title: '投诉建议答复通知',
    fields: { thing1: '反映内容', date2: '答复时间', character_string3: '编号' },
  },
  {
    id: 'sample-promise-at-risk',
    title: '催办督办提醒',
    fields: { thing1: '级别', thing2: '事项', character_string3: '编号', date4: '期限' },
  },
  {
    id: 'sample-date-moved',
    title: '期限调整通知',
    fields: { thing1: '事项', character_string2: '编号', date3: '新的期限' },
  },
];

/** The environment that connects the departments' system a sandbox plays. */
export const backOfficeEnvironment = (url: string) => ({
  BACK_OFFICE_URL: url,
  BACK_OFFICE_KEY: BACK_OFFICE_KEY.toString('base64'),
});

/** The environment that connects the 企业微信 a sandbox plays. */
export const wecomEnvironment = (url: string) => ({
  WECOM_URL: url,
  WECOM_CORP_ID: DEMO_ACCOUNT.wecom.corpId,
  WECOM_AGENT_ID: String(DEMO_ACCOUNT.wecom.agentId),
  WECOM_SECRET: DEMO_ACCOUNT.wecom.secret,
});

/** The environment that connects the province's platform a sandbox plays. */
export const provinceEnvironment = (url: string) => ({
  PROVINCE_URL: url,
  PROVINCE_KEY: PROVINCE_KEY.toString('base64'),
});

/**
 * The environment that makes the server talk to a sandbox at `url` instead of the real WeChat and Tencent Cloud. The
 * merchant account, whose keys live no longer than the sandbox, is asked of it: GET /sandbox/merchant.
 */
export function sandboxEnvironment(url: string) {
  const { mini, official, website, sms } = DEMO_ACCOUNT;
  return {
    WECHAT_API_URL: url,
    WECHAT_OPEN_URL: url,
    WECHAT_PAY_URL: url,
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
    SMS_CALL_TEMPLATE_ID: sms.callTemplateId,
  } satisfies Readonly<Record<string, string>>;
}
