import { z } from 'zod';
import { defineRoutes } from './contract';
import { documentMark } from './document.contract';
import { drawingFault, MOST_NUMBERS, MOST_STROKES, SIGNATURE_FIELD } from './drawn-signature';
import { SIGNING_CAPACITIES, SIGNING_METHODS, SIGNING_PARTIES } from './signing.states';

const one = z.strictObject({ handle: z.string().regex(/^[\w-]{22}$/, '文书编号有误') });

/** SHA-256 of a PDF, as it was shown to whoever signs it. */
export const pdfHash = z.string().regex(/^[0-9a-f]{64}$/, '校验码有误，请重新打开文书');

const coordinate = z.number().int().min(0).max(SIGNATURE_FIELD.width);

/** A signature drawn by hand, as strokes in a field of 1000 by 400. */
export const drawnSignature = z
  .array(z.array(coordinate).min(4).max(MOST_NUMBERS))
  .max(MOST_STROKES, '笔画太多，请清除后重写')
  .superRefine((strokes, context) => {
    const numbers = strokes.reduce((sum, { length }) => sum + length, 0);
    const uneven = strokes.some(({ length }) => length % 2 === 1);
    const message = numbers > MOST_NUMBERS || uneven ? '签名数据有误，请清除后重写' : drawingFault(strokes);
    if (message) context.addIssue({ code: 'custom', message });
  });

/** One side's signature, for people. */
export const signatureView = z.object({
  party: z.enum(SIGNING_PARTIES),
  partyLabel: z.string(),
  capacity: z.enum(SIGNING_CAPACITIES),
  capacityLabel: z.string(),
  /** Masked where it is the client's. */
  name: z.string(),
  method: z.enum(SIGNING_METHODS),
  methodLabel: z.string(),
  signedAt: z.iso.datetime(),
  /** SHA-256 of the PDF that was signed. */
  hash: z.string(),
});
export type SignatureView = z.output<typeof signatureView>;

/** A part of a paper, as it is read on a screen. */
export const paperBlock = z.union([
  z.object({ text: z.string() }),
  z.object({ facts: z.array(z.tuple([z.string(), z.string()])) }),
  z.object({ heading: z.string(), items: z.array(z.string()) }),
]);
export type PaperBlockView = z.output<typeof paperBlock>;

/** A paper on its way to being signed: what it says, what exactly is signed, and by whom. */
export const signingView = documentMark.extend({
  /** Number of the record it belongs to. */
  recordNumber: z.string(),
  to: z.string(),
  issuer: z.string(),
  blocks: z.array(paperBlock),
  /** SHA-256 of the PDF: goes back with the signature, so that what is signed is what was shown. */
  hash: z.string(),
  signatures: z.array(signatureView),
  /** As whom the reader signs; null when it is not theirs to sign, or not yet. */
  signatory: z
    .object({
      capacityLabel: z.string(),
      /** Masked. */
      name: z.string(),
      /** Masked. */
      phone: z.string(),
    })
    .nullable(),
  /** Why the reader cannot sign; null when they can. */
  obstacle: z.object({ code: z.string(), title: z.string() }).nullable(),
  /** Where it is signed on paper by whoever cannot or would rather not draw. */
  paperPlace: z.string(),
});
export type SigningView = z.output<typeof signingView>;

export const signingRoutes = defineRoutes({
  'GET /documents/:handle/signing': {
    summary: '读一份要签的文书，看由谁签、签了没有',
    who: 'person',
    params: one,
    result: signingView,
    limit: { calls: 120, seconds: 600 },
  },
  'POST /documents/:handle/signing-codes': {
    summary: '给签署人的手机发签署验证码（写明文书名称和编号）',
    who: 'person',
    params: one,
    body: z.strictObject({ hash: pdfHash }),
    result: z.object({ resendAfter: z.number().int(), validMinutes: z.number().int(), phone: z.string() }),
    limit: { calls: 5, seconds: 3600 },
  },
  'POST /documents/:handle/sign': {
    summary: '签署：验证码加手写签名',
    who: 'person',
    params: one,
    body: z.strictObject({
      hash: pdfHash,
      code: z.string().regex(/^\d{6}$/, '验证码是 6 位数字'),
      drawing: drawnSignature,
    }),
    result: signatureView,
    repeatable: true,
    keyedByHandler: true,
    limit: { calls: 20, seconds: 3600 },
  },
});
