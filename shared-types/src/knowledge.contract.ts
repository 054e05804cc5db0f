import { z } from 'zod';
import { defineRoutes } from './contract';
import { KNOWLEDGE_KINDS, KNOWLEDGE_STATES, KNOWLEDGE_STEPS } from './knowledge.states';
import { page, pageQuery, recordNumber, staffMark } from './record.contract';

const title = z.string().trim().min(4, '请把标题写完整，至少 4 个字').max(120, '标题最多 120 个字');
const body = z.string().trim().min(5, '请填写内容').max(4000, '内容最多 4000 个字');
const basis = z.string().trim().max(200, '依据最多 200 个字');
const handle = z.string().regex(/^[\w-]{22}$/, '没有这一条');
const one = z.strictObject({ key: handle });
const KEEPERS = ['WINDOW_CLERK', 'RECEPTIONIST', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;

/** What a person writes and confirms. */
const wording = z.strictObject({
  title,
  body,
  itemKey: z.string().max(60).nullable(),
  /** The document a reading of a policy rests on, with its number. */
  basis: basis.nullable(),
});
export type KnowledgeWording = z.output<typeof wording>;

const knowledgeLine = z.object({
  key: z.string(),
  kind: z.enum(KNOWLEDGE_KINDS),
  title: z.string(),
  /** The beginning of the text. */
  excerpt: z.string(),
  itemName: z.string().nullable(),
  publishedAt: z.iso.datetime(),
});
export type KnowledgeLine = z.output<typeof knowledgeLine>;

const knowledgeEntry = z.object({
  key: z.string(),
  kind: z.enum(KNOWLEDGE_KINDS),
  title: z.string(),
  body: z.string(),
  itemKey: z.string().nullable(),
  itemName: z.string().nullable(),
  basis: z.string().nullable(),
  publishedAt: z.iso.datetime(),
});
export type KnowledgeEntry = z.output<typeof knowledgeEntry>;

const keptEntry = wording.extend({
  key: z.string(),
  kind: z.enum(KNOWLEDGE_KINDS),
  state: z.enum(KNOWLEDGE_STATES),
  version: z.number().int(),
  itemName: z.string().nullable(),
  /** The question it was drawn from. */
  consultation: z.string().nullable(),
  changedAt: z.iso.datetime(),
  changedBy: staffMark,
  publishedAt: z.iso.datetime().nullable(),
  publishedBy: staffMark.nullable(),
  withdrawnReason: z.string().nullable(),
  steps: z.array(z.enum(KNOWLEDGE_STEPS)),
});
export type KeptEntry = z.output<typeof keptEntry>;

/** What could be read of an entry, and for how long. */
const edition = z.object({
  title: z.string(),
  body: z.string(),
  basis: z.string().nullable(),
  publishedAt: z.iso.datetime(),
  publishedBy: staffMark,
  /** Replaced or withdrawn; null while it is what everybody reads. */
  endedAt: z.iso.datetime().nullable(),
});
export type KnowledgeEdition = z.output<typeof edition>;

/** One entry with every edition that was public, newest first. */
const opened = keptEntry.extend({ editions: z.array(edition) });
export type OpenedEntry = z.output<typeof opened>;

const seen = z.number().int().positive();
const step = z.discriminatedUnion('action', [
  wording.extend({ action: z.literal('save'), version: seen }),
  wording.extend({
    action: z.literal('publish'),
    version: seen,
    /** The publisher has read every word of what could not be checked by machine. */
    readThrough: z.boolean().optional(),
  }),
  z.strictObject({
    action: z.literal('withdraw'),
    version: seen,
    reason: z.string().trim().min(2, '请写明撤下的原因').max(200, '原因最多 200 个字'),
  }),
]);
export type KnowledgeStep = z.output<typeof step>;

export const knowledgeRoutes = defineRoutes({
  'GET /knowledge': {
    summary: '公开的常见问题和政策解读：按自己的话搜，或按时间翻',
    who: 'anyone',
    query: pageQuery.extend({
      /** Found ones come best first, on one page. */
      q: z.string().trim().max(60, '请用 60 个字以内的话来找').optional(),
      kind: z.enum(KNOWLEDGE_KINDS).optional(),
      itemKey: z.string().max(60).optional(),
    }),
    result: page(knowledgeLine),
  },
  'GET /knowledge/:key': { summary: '看一条常见问题或政策解读', who: 'anyone', params: one, result: knowledgeEntry },
  'GET /desk/knowledge': {
    summary: '知识库：草稿、已公开和已撤下的',
    who: KEEPERS,
    query: pageQuery.extend({
      /** Found ones come best first, on one page. */
      q: z.string().trim().max(60, '请用 60 个字以内的话来找').optional(),
      state: z.enum(KNOWLEDGE_STATES).optional(),
      kind: z.enum(KNOWLEDGE_KINDS).optional(),
    }),
    result: page(keptEntry),
  },
  'GET /desk/knowledge/:key': {
    summary: '知识库里的一条，和它公开过的每一版',
    who: KEEPERS,
    params: one,
    result: opened,
  },
  'GET /desk/knowledge-proposals/:number': {
    summary: '由一次答复拟出可以公开的文字，个人信息已去掉',
    who: KEEPERS,
    params: z.strictObject({ number: recordNumber }),
    result: z.object({
      title: z.string(),
      body: z.string(),
      itemKey: z.string().nullable(),
      /** What kinds of personal data were taken out. */
      removed: z.array(z.string()),
      /** WeChat holds what was asked unfit for publishing: it is read through before. */
      flagged: z.boolean(),
      /** The entry that was drawn from this question already. */
      existing: z.string().nullable(),
    }),
  },
  'POST /desk/knowledge': {
    summary: '起草一条常见问题或政策解读',
    who: KEEPERS,
    body: wording.extend({ kind: z.enum(KNOWLEDGE_KINDS), consultation: recordNumber.optional() }),
    result: opened,
    repeatable: true,
  },
  'POST /desk/knowledge/:key/steps': {
    summary: '保存、公开（已公开的换成新版本）或撤下一条；还有手机号、身份证号的不能公开',
    who: KEEPERS,
    params: one,
    body: step,
    result: opened,
  },
});
