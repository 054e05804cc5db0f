/** Posts of the staff table; a person may hold several. The duty manager is no role: the roster names one for each day. */
export const ROLES = [
  'PROXY_AGENT',
  'WINDOW_CLERK',
  'RECEPTIONIST',
  'DISPATCHER',
  'BUSINESS_DEPUTY_SUPERVISOR',
  'GENERAL_SUPERVISOR',
  'QUALITY_INSPECTOR',
  'ADMIN_STAFF',
  'BACK_OFFICE_REVIEWER',
  'PURCHASER',
  'ADMINISTRATOR',
  'AUDITOR',
] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  PROXY_AGENT: '代办员',
  WINDOW_CLERK: '窗口人员',
  RECEPTIONIST: '导办接待',
  DISPATCHER: '调度员',
  BUSINESS_DEPUTY_SUPERVISOR: '业务副主管',
  GENERAL_SUPERVISOR: '综合主管',
  QUALITY_INSPECTOR: '品质督查',
  ADMIN_STAFF: '行政内勤',
  BACK_OFFICE_REVIEWER: '后台审批人员',
  PURCHASER: '采购人（中心）',
  ADMINISTRATOR: '系统管理员',
  AUDITOR: '审计员',
};

/** Where a session was opened: it decides how long it lives and whether a second factor is asked. */
export const SESSION_KINDS = ['MINI_PROGRAM', 'WECHAT_BROWSER', 'DESK'] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

/** Apps of ours in which WeChat gives a person an openid. */
export const LOGIN_APPS = ['MINI_PROGRAM', 'OFFICIAL', 'WEBSITE'] as const;
export type LoginApp = (typeof LOGIN_APPS)[number];

/** How a phone was proved: by a code sent to it just now, or by WeChat's word, which may be years old. */
export const PHONE_PROOFS = ['SMS', 'WECHAT'] as const;
export type PhoneProof = (typeof PHONE_PROOFS)[number];

export const DEVICE_KINDS = ['KIOSK', 'DISPLAY'] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];
export const DEVICE_LABELS: Readonly<Record<DeviceKind, string>> = { KIOSK: '叫号机', DISPLAY: '大屏' };

/** The page of the H5 that WeChat sends the browser back to with `code` and `state`. */
export const WEB_SIGN_IN_PATH = '/pages/sign-in/index';

/** Seconds until another SMS code may be asked for, and minutes it is good. */
export const SMS_RESEND_SECONDS = 60;
export const SMS_VALID_MINUTES = 5;
