import { z } from 'zod';
import { defineRoutes } from './contract';
import { DOCUMENT_KINDS } from './document.states';

/** A paper of a record, as its page lists it. */
export const documentMark = z.object({
  handle: z.string(),
  kind: z.enum(DOCUMENT_KINDS),
  title: z.string(),
  number: z.string(),
  issuedAt: z.iso.datetime(),
  /** When the applicant said that they have read it; null until then. */
  readAt: z.iso.datetime().nullable(),
  /** When it was given up before it took effect; null for a paper that stands. */
  voidAt: z.iso.datetime().nullable(),
});
export type DocumentMark = z.output<typeof documentMark>;

const one = z.strictObject({ handle: z.string().regex(/^[\w-]{22}$/, '文书编号有误') });

export const documentRoutes = defineRoutes({
  'GET /documents/:handle': {
    summary: '打开一份文书（PDF）',
    who: 'person',
    params: one,
    result: documentMark.extend({
      fileName: z.string(),
      /** SHA-256 in hexadecimal: of a signed paper's PDF; else of the content as issued, printed at its foot too. */
      hash: z.string(),
      /** The file, in base64. */
      pdf: z.string(),
    }),
    limit: { calls: 60, seconds: 600 },
  },
  'POST /documents/:handle/read': {
    summary: '申请人确认已阅读这份文书',
    who: 'person',
    params: one,
    result: documentMark,
    repeatable: true,
  },
});
