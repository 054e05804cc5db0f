import { z } from 'zod';
import { agencyView } from './agency.contract';
import { CALLBACK_ASPECTS, CALLBACK_OUTCOMES } from './agency-end.states';
import { defineRoutes } from './contract';
import { recordNumber } from './record.contract';

const DESK = ['DISPATCHER', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;
const CALLERS = ['QUALITY_INSPECTOR', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;
const seen = z.number().int().positive();
const one = z.strictObject({ number: recordNumber });
const words = z.string().trim().min(2, '请写明回访的情况').max(500, '回访的情况最多 500 个字');
const receiver = z.string().trim().min(2, '请填写领取人的姓名').max(30, '领取人的姓名最多 30 个字');

const callbackView = z.object({
  at: z.iso.datetime(),
  by: z.string(),
  outcome: z.enum(CALLBACK_OUTCOMES),
  outcomeLabel: z.string(),
  /** 1 to 5 and its word; null where nobody was reached. */
  satisfaction: z.string().nullable(),
  aspects: z.array(z.string()),
  words: z.string(),
});

const archiveLine = z.object({
  title: z.string(),
  /** Numbers of the papers that are there. */
  numbers: z.array(z.string()),
  missing: z.boolean(),
});

/** What a case ends with: who called its client and what they said, and whether its volume is complete. */
export const agencyEndView = z.object({
  callbacks: z.array(callbackView),
  /** What applies to this case, in the order of the volume. */
  checklist: z.array(archiveLine),
  complete: z.boolean(),
  /** Every paper of it, also those of its mandates and cases, with its SHA-256. */
  index: z.array(z.object({ title: z.string(), number: z.string(), issuedAt: z.iso.datetime(), hash: z.string() })),
});
export type AgencyEndView = z.output<typeof agencyEndView>;

export const agencyEndRoutes = defineRoutes({
  'POST /agency-cases/:number/delivery': {
    summary: '代办员核对身份后把领到的结果交给客户，出具送达回证',
    who: ['PROXY_AGENT'],
    params: one,
    body: z.discriminatedUnion('checked', [
      z.strictObject({
        version: seen,
        checked: z.literal('ID_CARD'),
        receiver,
        idTail: z.string().regex(/^\d{3}[\dX]$/, '请填写身份证号的后四位，末位是 X 的写大写 X'),
      }),
      z.strictObject({
        version: seen,
        checked: z.literal('PICK_UP_CODE'),
        receiver,
        code: z.string().regex(/^\d{6}$/, '领取码是 6 位数字'),
      }),
    ]),
    result: agencyView,
    repeatable: true,
    limit: { calls: 20, seconds: 3600 },
  },
  'POST /agency-cases/:number/closing-proposal': {
    summary: '代办员核对后提出办结',
    who: ['PROXY_AGENT'],
    params: one,
    body: z.strictObject({ version: seen, note: z.string().trim().max(500, '说明最多 500 个字').optional() }),
    result: agencyView,
    repeatable: true,
  },
  'POST /agency-cases/:number/closing-return': {
    summary: '主管退回代办员提出的办结，写明原因',
    who: DESK,
    params: one,
    body: z.strictObject({
      version: seen,
      reason: z.string().trim().min(2, '请写明原因').max(500, '原因最多 500 个字'),
    }),
    result: agencyView,
    repeatable: true,
  },
  'POST /agency-cases/:number/callback': {
    summary: '记录一次回访：联系上了、没联系上、多次没联系上后结束；不能由经办的代办员自己做',
    who: CALLERS,
    params: one,
    body: z.discriminatedUnion('outcome', [
      z.strictObject({
        version: seen,
        outcome: z.literal('REACHED'),
        satisfaction: z.number('请选择满意度').int().min(1).max(5),
        aspects: z.array(z.enum(CALLBACK_ASPECTS)).max(CALLBACK_ASPECTS.length),
        words,
      }),
      z.strictObject({ version: seen, outcome: z.enum(['NOT_REACHED', 'GIVEN_UP']), words }),
    ]),
    result: agencyView,
    repeatable: true,
  },
  'GET /agency-cases/:number/archive': {
    summary: '回访记录、归档清单和全部文书的目录、校验码',
    who: ['QUALITY_INSPECTOR', ...DESK],
    params: one,
    result: agencyEndView,
  },
  'POST /agency-cases/:number/archive': {
    summary: '清单齐全后归档，出具归档目录',
    who: DESK,
    params: one,
    body: z.strictObject({ version: seen }),
    result: agencyView,
    repeatable: true,
  },
});
