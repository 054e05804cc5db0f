import type { AgencyView } from 'shared-types/agency.contract';
import type { PlanLineInput, PlanView } from 'shared-types/agency-plan.contract';

/** A line as it is being written: with its name, and without a situation until one is chosen. */
export interface DraftLine extends PlanLineInput {
  readonly name: string;
}

export interface PlanDraft {
  /** What saving has to name; null before the first. */
  readonly edition: number | null;
  readonly needs: string;
  readonly lines: readonly DraftLine[];
}

const lineOf = (item: PlanView['items'][number]): DraftLine => ({
  itemKey: item.itemKey,
  name: item.name,
  situationKey: item.situationKey,
  after: item.after,
  prepareWorkdays: item.prepareWorkdays,
  agentMaterials: item.materials.filter(({ by }) => by === 'AGENT').map(({ key }) => key),
  ...(item.note === undefined ? {} : { note: item.note }),
});

export const newLine = (itemKey: string, name: string): DraftLine => ({
  itemKey,
  name,
  situationKey: '',
  after: [],
  prepareWorkdays: 3,
  agentMaterials: [],
});

/** What the editor begins with: the draft there is, else the items that were asked for. */
export function startOf(latest: PlanView | undefined, asked: AgencyView['items']): PlanDraft {
  if (latest?.state === 'DRAFT') {
    return { edition: latest.edition, needs: latest.needs, lines: latest.items.map(lineOf) };
  }
  return { edition: null, needs: '', lines: asked.map(({ key, name }) => newLine(key, name)) };
}

/** The lines with one left out, which no other waits for any more. */
export const without = (lines: readonly DraftLine[], itemKey: string): DraftLine[] =>
  lines
    .filter((line) => line.itemKey !== itemKey)
    .map((line) => ({ ...line, after: line.after.filter((key) => key !== itemKey) }));

/** The lines as the contract takes them. */
export const linesToSend = (lines: readonly DraftLine[]): PlanLineInput[] =>
  lines.map(({ name: _, note, ...line }) => ({ ...line, ...(note?.trim() ? { note: note.trim() } : {}) }));

/** What still keeps the draft from being saved; null when nothing does. */
export function draftLacks({ needs, lines }: PlanDraft): string | null {
  if (needs.trim().length < 2) return '写明客户的需求';
  if (lines.length === 0) return '至少列一个事项';
  const open = lines.find(({ situationKey }) => situationKey === '');
  return open ? `选择“${open.name}”的办理情形` : null;
}
