import { z } from 'zod';
import {
  CLIENT_SIGNINGS,
  HANDOVER_DIRECTIONS,
  HANDOVER_STATES,
  MOVE_STATES,
  MOVE_TARGETS,
  PAPER_KEEPERS,
} from './agency-materials.states';
import { defineRoutes } from './contract';
import { MATERIAL_FORMS } from './dispatch.states';
import { recordNumber } from './record.contract';
import { drawnSignature } from './signing.contract';

const seen = z.number().int().positive();
const one = z.strictObject({ number: recordNumber });
const oneList = z.strictObject({ number: recordNumber, no: z.coerce.number().int().positive().max(999) });
const nos = z.array(seen).min(1, '请选择材料').max(60);
const STAFF = [
  'PROXY_AGENT',
  'DISPATCHER',
  'BUSINESS_DEPUTY_SUPERVISOR',
  'GENERAL_SUPERVISOR',
  'WINDOW_CLERK',
  'ADMIN_STAFF',
  'RECEPTIONIST',
] as const;

/** A line of a hand-over list as an agent writes it. */
export const handoverLine = z
  .strictObject({
    name: z.string().trim().min(2, '请填写材料名称').max(60, '材料名称最多 60 个字'),
    form: z.enum(MATERIAL_FORMS),
    copies: z.number().int('份数请填整数').min(1, '份数至少 1 份').max(99, '份数最多 99 份'),
    pages: z.number().int('页数请填整数').min(1, '页数至少 1 页').max(9999, '页数最多 9999 页').optional(),
    condition: z.string().trim().max(60, '材料状况最多 60 个字').optional(),
    toReturn: z.boolean('请选择用完要不要返还'),
  })
  .refine(({ form, toReturn }) => form !== 'ELECTRONIC' || !toReturn, {
    path: ['toReturn'],
    message: '电子材料没有可以返还的纸件',
  });
export type HandoverLineInput = z.output<typeof handoverLine>;

const paper = z.object({
  name: z.string(),
  form: z.enum(MATERIAL_FORMS),
  formLabel: z.string(),
  copies: z.number().int(),
  pages: z.number().int().nullable(),
  condition: z.string().nullable(),
  toReturn: z.boolean(),
});

const handoverView = z.object({
  no: z.number().int(),
  direction: z.enum(HANDOVER_DIRECTIONS),
  directionLabel: z.string(),
  state: z.enum(HANDOVER_STATES),
  stateLabel: z.string(),
  lines: z.array(paper),
  /** SHA-256 of what is signed: goes back with a signature, so that what is signed is what was shown. */
  hash: z.string(),
  draftedBy: z.string(),
  draftedAt: z.iso.datetime(),
  clientSignedAt: z.iso.datetime().nullable(),
  clientMethod: z.enum(CLIENT_SIGNINGS).nullable(),
  clientMethodLabel: z.string().nullable(),
  agentSignedAt: z.iso.datetime().nullable(),
  voidReason: z.string().nullable(),
  /** Number of the paper both signed; null until then. */
  documentNumber: z.string().nullable(),
  /** What the client reads out to the agent instead of drawing; only the client sees it, while it is of use. */
  code: z.string().nullable(),
  maySign: z.boolean(),
  mayVoid: z.boolean(),
});
export type HandoverView = z.output<typeof handoverView>;

const link = z.object({
  at: z.iso.datetime(),
  from: z.string(),
  to: z.string(),
  state: z.enum(MOVE_STATES),
  answeredAt: z.iso.datetime().nullable(),
});

const paperView = paper.extend({
  no: z.number().int(),
  keeper: z.enum(PAPER_KEEPERS),
  /** In whose hands it is now, in words. */
  where: z.string(),
  since: z.iso.datetime(),
  /** Whom it is on its way to, who has to accept it; null while it rests. */
  onItsWayTo: z.string().nullable(),
  chain: z.array(link),
  mayMove: z.boolean(),
  mayReturn: z.boolean(),
  mayAccept: z.boolean(),
});
export type PaperView = z.output<typeof paperView>;

/** Everything the client handed over: the lists, and where each paper is. */
export const agencyMaterialsView = z.object({
  /** The version of the case, as drafting a list has to name it. */
  version: seen,
  mayDraft: z.array(z.enum(HANDOVER_DIRECTIONS)),
  handovers: z.array(handoverView),
  papers: z.array(paperView),
  /** How many have to go back to the client still. */
  outstanding: z.number().int(),
});
export type AgencyMaterialsView = z.output<typeof agencyMaterialsView>;

/** What is on its way to a colleague, or in their hands, whatever else they may see of the case. */
export const paperWithMe = paper.extend({
  caseNumber: z.string(),
  no: z.number().int(),
  from: z.string(),
  /** True while it waits to be accepted. */
  waiting: z.boolean(),
});
export type PaperWithMe = z.output<typeof paperWithMe>;

export const agencyMaterialsRoutes = defineRoutes({
  'GET /agency-cases/:number/materials': {
    summary: '材料交接清单，和每份材料现在在谁手上',
    who: 'person',
    params: one,
    result: agencyMaterialsView,
  },
  'POST /agency-cases/:number/handovers': {
    summary: '代办员逐项列材料交接清单：收进，或者返还',
    who: ['PROXY_AGENT'],
    params: one,
    body: z.discriminatedUnion('direction', [
      z.strictObject({
        version: seen,
        direction: z.literal('IN'),
        lines: z.array(handoverLine).min(1, '请至少列一份材料').max(60, '一张清单最多 60 份材料'),
      }),
      z.strictObject({ version: seen, direction: z.literal('OUT'), papers: nos }),
    ]),
    result: agencyMaterialsView,
    repeatable: true,
  },
  'POST /agency-cases/:number/handovers/:no/sign': {
    summary: '签材料交接清单：客户在自己手机上签，或者当面在代办员的屏幕上签、报交接码',
    who: 'person',
    params: oneList,
    body: z.strictObject({
      hash: z.string().regex(/^[0-9a-f]{64}$/, '校验码有误，请重新打开清单'),
      /** The signer's own. */
      drawing: drawnSignature,
      /** The client beside the agent, on the agent's screen. */
      client: z
        .discriminatedUnion('by', [
          z.strictObject({ by: z.literal('SCREEN'), drawing: drawnSignature }),
          z.strictObject({ by: z.literal('CODE'), code: z.string().regex(/^\d{6}$/, '交接码是 6 位数字') }),
        ])
        .optional(),
    }),
    result: agencyMaterialsView,
    repeatable: true,
    limit: { calls: 30, seconds: 3600 },
  },
  'POST /agency-cases/:number/handovers/:no/void': {
    summary: '作废还没有签完的材料交接清单，写明原因',
    who: ['PROXY_AGENT'],
    params: oneList,
    body: z.strictObject({ reason: z.string().trim().min(2, '请写明原因').max(200, '原因最多 200 个字') }),
    result: agencyMaterialsView,
    repeatable: true,
  },
  'GET /agency-papers': {
    summary: '等我接收的、在我手上的客户材料',
    who: STAFF,
    result: z.object({ items: z.array(paperWithMe) }),
  },
  'POST /agency-cases/:number/paper-moves': {
    summary: '移交客户的材料：写明给谁，等对方接收',
    who: STAFF,
    params: one,
    body: z.discriminatedUnion('to', [
      z.strictObject({
        to: z.enum(MOVE_TARGETS).exclude(['DEPARTMENT']),
        papers: nos,
        /** Who receives it; absent where the mover fetched it back themselves. */
        workNo: z.string().trim().min(1, '请填写接收人的工号').max(16).optional(),
      }),
      z.strictObject({
        to: z.literal('DEPARTMENT'),
        papers: nos,
        place: z.string().trim().min(2, '请写明哪个部门、谁接收').max(60, '部门和接收人最多 60 个字'),
      }),
    ]),
    result: z.null(),
    repeatable: true,
  },
  'POST /agency-cases/:number/paper-answers': {
    summary: '接收移交给自己的材料，或者不接收',
    who: STAFF,
    params: one,
    body: z.strictObject({ papers: nos, accepted: z.boolean() }),
    result: z.null(),
    repeatable: true,
  },
});
