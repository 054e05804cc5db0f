import type { SigningCapacity, SigningMethod, SigningParty } from 'shared-types/signing.states';

/** Everything one signature ties together (电子签名法 art. 13). */
export interface SignatureFacts {
  /** The paper's public number. */
  readonly number: string;
  readonly pdfHash: string;
  readonly party: SigningParty;
  readonly personId: number;
  readonly staffId: number | null;
  readonly capacity: SigningCapacity;
  readonly name: string;
  readonly method: SigningMethod;
  readonly phoneLookup: string | null;
  readonly challenge: string | null;
  /** The strokes as text; null where nothing was drawn. */
  readonly drawing: string | null;
  readonly signedAt: Date;
}

/** The text whose hash ties a signature together: the same for the same facts, another for any other. */
export function bindingText(facts: SignatureFacts): string {
  const { number, pdfHash, party, personId, staffId, capacity, name, method } = facts;
  const { phoneLookup, challenge, drawing, signedAt } = facts;
  const signed = [number, pdfHash, party, personId, staffId, capacity, name, method];
  return JSON.stringify([...signed, phoneLookup, challenge, drawing, signedAt.toISOString()]);
}
