import { createHash } from 'node:crypto';
import { ROLE_LABELS, type Role } from 'shared-types/identity.states';
import { DEMO_ACCOUNT } from './demo-account';

/** Somebody who exists only in the sandbox and in the demo data. */
export interface DemoPerson {
  /** Stable, for tests and links. */
  readonly key: string;
  readonly name: string;
  readonly kind: 'CITIZEN' | 'ENTERPRISE' | 'STAFF';
  /** Posts of the staff table; empty for citizens and enterprise owners. */
  readonly roles: readonly Role[];
  /** What the person is, in Chinese. */
  readonly roleLabel: string;
  /** What is worth trying as this person, in Chinese, one sentence. */
  readonly tryThis: string;
  /** 11 digits, of a sample range. */
  readonly phone: string;
  readonly unionid: string;
  readonly openids: DemoOpenids;
  /** Meant to be shown in the elders' mode. */
  readonly elder: boolean;
  /** Staff only. */
  readonly workNumber: string | null;
  /** Staff only: the second factor's secret, base32. */
  readonly totpSecret: string | null;
  /** Enterprise owners only. */
  readonly enterprise: DemoEnterprise | null;
}

/** One person has another openid in each app. */
export interface DemoOpenids {
  readonly mini: string;
  readonly official: string;
  readonly website: string;
}

export interface DemoEnterprise {
  readonly name: string;
  /** 统一社会信用代码 whose check digits (GB 11714, GB 32100) are right; registered to nobody. */
  readonly creditCode: string;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const openid = (appid: string, key: string): string =>
  `o${digest(`${appid}/${key}`).toString('base64url').slice(0, 27)}`;

/** The identifiers WeChat would know a person by: the same on every run. */
export function demoIdentifiers(key: string): { readonly unionid: string; readonly openids: DemoOpenids } {
  const { mini, official, website } = DEMO_ACCOUNT;
  return {
    unionid: `u${digest(`unionid/${key}`).toString('base64url').slice(0, 27)}`,
    openids: {
      mini: openid(mini.appid, key),
      official: openid(official.appid, key),
      website: openid(website.appid, key),
    },
  };
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const sampleTotpSecret = (key: string): string => [...digest(`totp/${key}`)].map((byte) => BASE32[byte % 32]).join('');

/** A citizen with nothing but a name and a phone. */
export function demoCitizen(key: string, name: string, phone: string, tryThis: string, elder = false): DemoPerson {
  return {
    key,
    name,
    kind: 'CITIZEN',
    roles: [],
    roleLabel: elder ? '市民（长辈版）' : '市民',
    tryThis,
    phone,
    ...demoIdentifiers(key),
    elder,
    workNumber: null,
    totpSecret: null,
    enterprise: null,
  };
}

function owner(key: string, name: string, phone: string, tryThis: string, enterprise: DemoEnterprise): DemoPerson {
  const person = demoCitizen(key, name, phone, tryThis);
  return { ...person, kind: 'ENTERPRISE', roleLabel: '企业负责人', enterprise };
}

function staff(key: string, name: string, role: Role, number: number, tryThis: string): DemoPerson {
  return {
    ...demoCitizen(key, name, `1990000${3000 + number}`, tryThis),
    kind: 'STAFF',
    roles: [role],
    roleLabel: ROLE_LABELS[role],
    workNumber: `D${1000 + number}`,
    totpSecret: sampleTotpSecret(key),
  };
}

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  demoCitizen('citizen-qu', '市民小曲', '19900001001', '预约一个办事时间，再取消它'),
  demoCitizen('citizen-wen', '市民小文', '19900001002', '提一个问题，看哪一天之前会得到答复；看一笔待缴的费用'),
  demoCitizen('citizen-song', '市民老宋', '19900001003', '打开长辈版，给家人一个授权码，或投诉、提建议', true),
  owner('owner-jiang', '企业主小江', '19900002001', '绑定企业，申请帮办代办上门服务', {
    name: '示例文化有限公司',
    creditCode: '91610100MAEXAMP14Y',
  }),
  owner('owner-chi', '企业主小池', '19900002002', '绑定企业，看代办进行到哪一步', {
    name: '示例餐饮有限公司',
    creditCode: '91610100MAEXAMP22R',
  }),
  staff('clerk-1', '窗口一号', 'WINDOW_CLERK', 1, '在工作台回复咨询，收一件材料不齐的件，一次告知'),
  staff('clerk-2', '窗口二号', 'WINDOW_CLERK', 2, '收一件承诺件，看日期怎样算出来；收一件要缴费的件'),
  staff('receptionist-1', '导办一号', 'RECEPTIONIST', 3, '答复一通来电咨询，登记一件现场投诉'),
  staff('dispatcher-1', '调度一号', 'DISPATCHER', 4, '看上门申请，派给合适的代办员'),
  staff('agent-1', '代办员一号', 'PROXY_AGENT', 5, '接单、出发、到达、完成一次上门服务'),
  staff('agent-2', '代办员二号', 'PROXY_AGENT', 6, '与代办员一号同时接单，看谁先接到'),
  staff('agent-3', '代办员三号', 'PROXY_AGENT', 7, '暂不接单，看系统转给谁'),
  staff('deputy-1', '业务副主管一号', 'BUSINESS_DEPUTY_SUPERVISOR', 8, '签收一件超期的督办，看每一项承诺的灯在谁手里'),
  staff('general-1', '综合主管一号', 'GENERAL_SUPERVISOR', 9, '看今天哪些承诺快到期，把一件投诉交给督查'),
  staff('inspector-1', '品质督查一号', 'QUALITY_INSPECTOR', 10, '答复一件正在核实的投诉，出答复函'),
  staff('admin-staff-1', '行政内勤一号', 'ADMIN_STAFF', 11, '查看人员和排班'),
  staff('reviewer-1', '后台审批一号', 'BACK_OFFICE_REVIEWER', 12, '审查承诺件，要求补正、进入特别程序或延期'),
  staff('purchaser-1', '采购人代表', 'PURCHASER', 13, '看服务标准的履约报告，存为 PDF 或 Excel'),
  staff('administrator-1', '系统管理员', 'ADMINISTRATOR', 14, '粘贴下一年的放假通知，先看会变什么'),
  staff('auditor-1', '审计员一号', 'AUDITOR', 15, '查看谁在何时看过个人信息'),
];
