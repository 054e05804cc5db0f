import type { ServiceMode } from 'shared-types/agency.states';
import { DOCUMENT_WORDS, type DocumentKind } from 'shared-types/document.states';
import { type Refusal, ruledOut } from '../kernel/errors/refusal';

/** What decides which papers belong in the volume of a case. */
export interface VolumeFacts {
  readonly mode: ServiceMode;
  /** Whether a plan was agreed on. */
  readonly planned: boolean;
  /** Whether anything was filed in the client's name. */
  readonly filed: boolean;
  /** Whether papers of the client's came in, on a visit or otherwise. */
  readonly papersTaken: boolean;
  readonly suspended: boolean;
  /** Cases whose result was granted: each has its 送达回证. */
  readonly granted: number;
}

/** A paper of the volume. */
export interface VolumePaper {
  readonly kind: DocumentKind;
  readonly number: string;
}

export interface ChecklistLine {
  readonly title: string;
  readonly numbers: readonly string[];
  readonly missing: boolean;
}

/** How many of each kind a volume needs, in its order (handbook 3.3); kinds that do not apply need none. */
function needs(facts: VolumeFacts): readonly (readonly [DocumentKind, number])[] {
  const when = (applies: boolean, ...kinds: DocumentKind[]) => kinds.map((kind) => [kind, applies ? 1 : 0] as const);
  return [
    ...when(true, 'AGENCY_ACCEPTANCE'),
    ...when(facts.planned, 'REQUIREMENT_LIST', 'SERVICE_PLAN'),
    ...when(facts.mode === 'AGENCY' && facts.filed, 'SERVICE_AGREEMENT', 'MANDATE'),
    ...when(facts.papersTaken, 'HANDOVER_LIST'),
    ...when(facts.suspended, 'AGENCY_SUSPENSION'),
    ['DELIVERY_RECEIPT', facts.granted],
    ...when(true, 'AGENCY_CLOSING', 'CALLBACK_RECORD'),
  ];
}

/** Every kind of paper that applies to a case, with those that are there. */
export function checklist(facts: VolumeFacts, papers: readonly VolumePaper[]): ChecklistLine[] {
  return needs(facts)
    .filter(([, needed]) => needed > 0)
    .map(([kind, needed]) => {
      const numbers = papers.filter((paper) => paper.kind === kind).map(({ number }) => number);
      return { title: DOCUMENT_WORDS[kind].title, numbers, missing: numbers.length < needed };
    });
}

/** Why a volume is not archived; null when everything that applies is there. */
export function archiveRefusal(lines: readonly ChecklistLine[]): Refusal | null {
  const missing = lines.filter((line) => line.missing).map(({ title }) => `《${title}》`);
  return missing.length === 0 ? null : ruledOut('archive_incomplete', `归档的材料不全，还缺：${missing.join('、')}`);
}

/** Why nobody may yet give up calling a client back; null after enough tries on different days. */
export function giveUpRefusal(daysTried: readonly string[], tries: number): Refusal | null {
  const days = new Set(daysTried).size;
  if (days >= tries) return null;
  return ruledOut('tries_too_few', `要在不同的 ${tries} 天都联系过才能结束回访，现在是 ${days} 天`);
}
