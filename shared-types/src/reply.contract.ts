import { z } from 'zod';
import { COMPLAINT_OUTCOMES } from './complaint.states';
import { defineRoutes } from './contract';
import { deskLine } from './record.contract';

/** A reply while it is written: seen by the desk alone. */
export const replyDraftView = z.object({
  /** Counts the times it was saved; a save names the one it began from. */
  revision: z.number().int(),
  body: z.string(),
  /** What an investigation found; complaints only. */
  outcome: z.enum(COMPLAINT_OUTCOMES).nullable(),
  state: z.enum(['OPEN', 'IN_REVIEW', 'RETURNED']),
  /** Who wrote it last, and when. */
  by: z.string(),
  mine: z.boolean(),
  savedAt: z.iso.datetime(),
  /** Why the reviewer gave it back. */
  returned: z.string().nullable(),
});
export type ReplyDraftView = z.output<typeof replyDraftView>;

/** What is written so far; may be empty. `revision` is 0 for the first save. */
export const replyDraftBody = z.strictObject({
  revision: z.number().int().nonnegative(),
  body: z.string().max(4000, '答复最多 4000 个字'),
  outcome: z.enum(COMPLAINT_OUTCOMES).optional(),
});

/** One version of a reply: a corrected one stays readable, with what replaced it after it. */
export const replyVersion = z.object({
  body: z.string(),
  by: z.string(),
  /** The supervisor who let it go out; null when nobody else read it before. */
  reviewedBy: z.string().nullable(),
  at: z.iso.datetime(),
  /** True when a later version corrects this one. */
  corrected: z.boolean(),
  /** Why it corrects the one before; null for one that corrects none. */
  correction: z.string().nullable(),
});
export type ReplyVersion = z.output<typeof replyVersion>;

export const correctionReason = z.string().trim().min(2, '请写明为什么更正').max(400, '原因最多 400 个字');
export const returnNote = z.string().trim().min(2, '请写明要改什么').max(400, '说明最多 400 个字');

export const replyRoutes = defineRoutes({
  'GET /desk/replies-to-review': {
    summary: '等我审核的答复，先送审的在前',
    who: ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'],
    result: z.object({ items: z.array(deskLine) }),
  },
});
