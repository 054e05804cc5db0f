import { SIGNED_KINDS, type SignedKind } from 'shared-types/document.states';
import { z } from 'zod';
import { traced } from '../kernel/config/provenance';
import { text } from '../kernel/config/scalars';

export const SIGNING_FILE = 'signing.yaml';

/** `signing.yaml`: how papers are signed on a phone. */
export const signingSchema = traced({
  /**
   * The approved SMS template of each paper's code, whose text names the paper: {1} its year, {2} its number, {3} the
   * code, {4} its minutes. A code's template takes nothing but digits, so each paper has one of its own.
   */
  codeTemplates: z.strictObject(
    Object.fromEntries(SIGNED_KINDS.map((kind) => [kind, text])) as { [K in SignedKind]: typeof text },
  ),
  /** Where somebody signs on paper who cannot or would rather not draw on a screen. */
  paperPlace: text,
});

export type SigningRules = z.output<typeof signingSchema>;
