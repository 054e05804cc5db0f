import { z } from 'zod';
import { defineRoutes } from './contract';
import { mobile, realName } from './identity.contract';
import { ROLES } from './identity.states';

const workNo = z
  .string()
  .trim()
  .regex(/^[A-Z0-9-]{2,16}$/, '工号应为 2 至 16 位大写字母或数字');
const roles = z.array(z.enum(ROLES)).min(1, '至少选一个岗位').max(ROLES.length);
const skills = z.array(z.string().regex(/^[A-Z_]{2,40}$/)).max(10);
const siteKey = z.string().max(32);

export const staffLine = z.object({
  workNo: z.string(),
  name: z.string(),
  roles: z.array(z.enum(ROLES)),
  skills: z.array(z.string()),
  siteKey: z.string().nullable(),
  active: z.boolean(),
  /** False while the invitation waits for the first verification of the phone it went to. */
  joined: z.boolean(),
  /** True once a second factor is set up, without which no desk opens. */
  secondFactor: z.boolean(),
});
export type StaffLine = z.output<typeof staffLine>;

const one = z.strictObject({ workNo });

export const staffRoutes = defineRoutes({
  'GET /staff': {
    summary: '工作人员名册',
    who: ['ADMINISTRATOR', 'GENERAL_SUPERVISOR', 'BUSINESS_DEPUTY_SUPERVISOR', 'AUDITOR'],
    result: z.object({ items: z.array(staffLine) }),
  },
  'POST /staff': {
    summary: '登记一位工作人员，凭手机号首次登录时认领',
    who: ['ADMINISTRATOR'],
    body: z.strictObject({ workNo, name: realName, phone: mobile, roles, skills, siteKey: siteKey.nullable() }),
    result: staffLine,
    repeatable: true,
  },
  'POST /staff/:workNo': {
    summary: '改岗位、技能、所在场所，停用或恢复',
    who: ['ADMINISTRATOR'],
    params: one,
    body: z.strictObject({
      roles: roles.optional(),
      skills: skills.optional(),
      siteKey: siteKey.nullable().optional(),
      active: z.boolean().optional(),
      /** Sends the invitation anew; only while nobody has claimed it. */
      phone: mobile.optional(),
    }),
    result: staffLine,
    repeatable: true,
  },
  'POST /staff/:workNo/second-factor': {
    summary: '给工作人员开通（或重置）动态口令',
    who: ['ADMINISTRATOR'],
    params: one,
    /** Shown once, as a QR code for an authenticator app. */
    result: z.object({ address: z.string() }),
  },
});
