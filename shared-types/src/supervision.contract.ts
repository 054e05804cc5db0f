import { z } from 'zod';
import { defineRoutes } from './contract';
import { ROLES } from './identity.states';
import { recordNumber, staffMark, timelineLine } from './record.contract';
import { RECORD_TYPES } from './record.states';
import { ESCALATION_LEVELS } from './supervision.states';

/** A promise that was brought before somebody, and who has signed for it. */
export const escalationLine = z.object({
  handle: z.string(),
  level: z.enum(ESCALATION_LEVELS),
  levelLabel: z.string(),
  number: z.string(),
  type: z.enum(RECORD_TYPES),
  title: z.string(),
  /** Which promise: 录入并推送后台. */
  promise: z.string(),
  dueAt: z.iso.datetime(),
  sentAt: z.iso.datetime(),
  holder: staffMark.nullable(),
  recipients: z.array(staffMark.extend({ receivedAt: z.iso.datetime().nullable() })),
});
export type EscalationLine = z.output<typeof escalationLine>;

const BOARD = ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR', 'QUALITY_INSPECTOR'] as const;

export const supervisionRoutes = defineRoutes({
  'GET /me/escalations': {
    summary: '送到我这里、还没有签收的催办、督办、通报',
    who: ROLES,
    result: z.object({ items: z.array(escalationLine) }),
  },
  'POST /escalations/:handle/receipt': {
    summary: '签收一件催办、督办或通报',
    who: ROLES,
    params: z.strictObject({ handle: z.string().regex(/^[\w-]{22}$/, '编号有误') }),
    result: z.null(),
    repeatable: true,
  },
  'GET /desk/escalations': {
    summary: '还在办的事项上发出的催办、督办、通报，谁签收了，谁没有',
    who: BOARD,
    result: z.object({ items: z.array(escalationLine) }),
  },
  'POST /records/:number/urge': {
    summary: '催一下：请承办人尽快处理我的事项',
    who: 'person',
    params: z.strictObject({ number: recordNumber }),
    result: z.object({ timeline: z.array(timelineLine) }),
    repeatable: true,
  },
});
