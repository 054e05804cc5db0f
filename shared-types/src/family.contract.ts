import { z } from 'zod';
import { defineRoutes } from './contract';

const relative = z.object({
  handle: z.string(),
  /** Masked. */
  name: z.string(),
  phone: z.string(),
  since: z.iso.datetime(),
});
export type Relative = z.output<typeof relative>;

const family = z.object({
  /** Who follows and acts in my matters. */
  helpers: z.array(relative),
  /** Whose matters I follow and act in. */
  helped: z.array(relative),
});

export const familyRoutes = defineRoutes({
  'GET /me/family': { summary: '家人代办：谁替我办，我替谁办', who: 'person', result: family },
  'POST /me/family/codes': {
    summary: '给家人一个六位数的授权码，10 分钟内有效',
    who: 'person',
    result: z.object({ code: z.string(), expiresAt: z.iso.datetime() }),
    limit: { calls: 10, seconds: 3600 },
  },
  'POST /me/family': {
    summary: '输入家人的授权码，替家人看进度、办事',
    who: 'person',
    body: z.strictObject({ code: z.string().regex(/^\d{6}$/, '请填写六位数的授权码') }),
    result: family,
    repeatable: true,
    limit: { calls: 10, seconds: 3600 },
  },
  'DELETE /me/family/:handle': {
    summary: '解除授权，双方都可以，立即生效',
    who: 'person',
    params: z.strictObject({ handle: z.string().regex(/^[\w-]{22}$/, '编号有误') }),
    result: family,
    repeatable: true,
  },
});
