import { z } from 'zod';
import { defineRoutes } from './contract';
import { AUTHORITIES } from './enterprise.states';
import { DEVICE_KINDS, ROLES, SESSION_KINDS } from './identity.states';

/** A mainland mobile number. */
export const mobile = z
  .string()
  .trim()
  .regex(/^1[3-9]\d{9}$/, '手机号应为 11 位数字');

/** A person's name as on their papers: Chinese or Latin letters, the dot between parts, blanks. */
export const realName = z
  .string()
  .trim()
  .min(2, '请填写真实姓名')
  .max(30, '姓名最多 30 个字')
  .regex(/^[\p{L}\p{M}·.'’ -]+$/u, '姓名只能有汉字、字母和间隔号');

const code = z.string().trim().min(4).max(512);
const smsCode = z.string().regex(/^\d{6}$/, '验证码是 6 位数字');

export const me = z.object({
  /** The name to greet with: masked real name, or null when none is known. */
  name: z.string().nullable(),
  /** 138****1234, or null when no phone is bound. */
  phone: z.string().nullable(),
  kind: z.enum(SESSION_KINDS),
  staff: z
    .object({
      workNo: z.string(),
      name: z.string(),
      roles: z.array(z.enum(ROLES)),
      siteKey: z.string().nullable(),
    })
    .nullable(),
  secondFactor: z.enum(['NOT_NEEDED', 'OWED', 'GIVEN']),
  enterprises: z.array(z.object({ creditCode: z.string(), name: z.string(), authority: z.enum(AUTHORITIES) })),
});
export type Me = z.output<typeof me>;

export const sessionGrant = z.object({
  accessToken: z.string(),
  /** Seconds the access token is good for. */
  expiresIn: z.number().int(),
  refreshToken: z.string(),
  me,
});
export type SessionGrant = z.output<typeof sessionGrant>;

/** Counted by network address, which everybody in the hall's WLAN shares. */
const SHARED_ADDRESS = { calls: 600, seconds: 600 } as const;

const webKind = z.enum(['WECHAT_BROWSER', 'DESK']);

export const identityRoutes = defineRoutes({
  'POST /sessions/mini-program': {
    summary: '小程序登录',
    who: 'anyone',
    body: z.strictObject({ code }),
    result: sessionGrant,
    limit: SHARED_ADDRESS,
  },
  'GET /sessions/web-address': {
    summary: '网页登录要去的微信授权页',
    who: 'anyone',
    query: z.strictObject({
      kind: webKind,
      /** Path inside the app to come back to. */
      returnTo: z
        .string()
        .max(300)
        .regex(/^\/(?![/\\])/, '返回地址应是本站内的路径，以 / 开头'),
    }),
    /** The ticket stays with the browser that asked (session storage) and goes with the code: it ties the two together. */
    result: z.object({ address: z.string(), ticket: z.string() }),
    limit: SHARED_ADDRESS,
  },
  'POST /sessions/web': {
    summary: '用微信授权页带回的 code 登录',
    who: 'anyone',
    body: z.strictObject({
      kind: webKind,
      code,
      state: z.string().min(16).max(128),
      ticket: z.string().min(16).max(2000),
    }),
    result: sessionGrant.extend({ returnTo: z.string() }),
    limit: SHARED_ADDRESS,
  },
  'POST /sessions/refresh': {
    summary: '换新的登录凭证',
    who: 'anyone',
    body: z.strictObject({ refreshToken: z.string().min(20).max(200) }),
    result: sessionGrant,
    limit: SHARED_ADDRESS,
  },
  'POST /sessions/second-factor': {
    summary: '工作人员输入动态口令',
    who: 'person',
    body: z.strictObject({ code: z.string().regex(/^\d{6}$/, '动态口令是 6 位数字') }),
    result: me,
    limit: { calls: 10, seconds: 900 },
  },
  'DELETE /sessions/current': {
    summary: '退出登录',
    who: 'person',
    result: z.null(),
  },
  'GET /me': { summary: '我是谁', who: 'person', result: me },
  'POST /me/phone/wechat': {
    summary: '用微信绑定的手机号',
    who: 'person',
    body: z.strictObject({ code }),
    result: me,
    limit: { calls: 10, seconds: 3600 },
  },
  'POST /me/phone/sms': {
    summary: '给手机号发验证码',
    who: 'person',
    body: z.strictObject({ phone: mobile }),
    result: z.object({ resendAfter: z.number().int(), validMinutes: z.number().int() }),
    limit: { calls: 5, seconds: 3600 },
  },
  'POST /me/phone/verify': {
    summary: '填验证码，绑定手机号',
    who: 'person',
    body: z.strictObject({ phone: mobile, code: smsCode }),
    result: me,
    limit: { calls: 20, seconds: 3600 },
  },
  'PUT /me/name': {
    summary: '填写真实姓名',
    who: 'person',
    body: z.strictObject({ name: realName }),
    result: me,
  },
  'DELETE /me': { summary: '注销账号', who: 'person', result: z.null() },

  'GET /devices': {
    summary: '已配对的设备',
    who: ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR', 'ADMINISTRATOR'],
    result: z.object({
      items: z.array(
        z.object({
          key: z.string(),
          kind: z.enum(DEVICE_KINDS),
          name: z.string(),
          siteKey: z.string(),
          paired: z.boolean(),
        }),
      ),
    }),
  },
  'POST /devices': {
    summary: '登记一台设备，得到配对码',
    who: ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'],
    body: z.strictObject({
      kind: z.enum(DEVICE_KINDS),
      name: z.string().trim().min(2).max(60),
      siteKey: z.string().max(32),
    }),
    result: z.object({ key: z.string(), pairingCode: z.string(), expiresInSeconds: z.number().int() }),
  },
  'POST /devices/pair': {
    summary: '在设备上输入配对码',
    who: 'anyone',
    body: z.strictObject({ pairingCode: z.string().regex(/^\d{8}$/, '配对码是 8 位数字') }),
    result: z.object({ deviceToken: z.string(), kind: z.enum(DEVICE_KINDS), name: z.string(), siteKey: z.string() }),
    limit: { calls: 10, seconds: 600 },
  },
  'DELETE /devices/:key': {
    summary: '停用一台设备',
    who: ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR', 'ADMINISTRATOR'],
    params: z.strictObject({ key: z.string().max(40) }),
    result: z.null(),
  },
  'GET /devices/me': {
    summary: '设备自己：我是哪一台',
    who: 'device',
    result: z.object({ kind: z.enum(DEVICE_KINDS), siteKey: z.string() }),
  },
});
