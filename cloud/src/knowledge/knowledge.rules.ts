import { KNOWLEDGE_STEPS, type KnowledgeState, type KnowledgeStepName } from 'shared-types/knowledge.states';
import type { ProblemField } from 'shared-types/problem';
import { personalNumbersIn } from './redaction.rules';

/** From which states a step leads where: what is public changes only by a new edition, checked as the first was. */
const STEPS: Readonly<Record<KnowledgeStepName, { from: readonly KnowledgeState[]; to: KnowledgeState }>> = {
  save: { from: ['DRAFT', 'WITHDRAWN'], to: 'DRAFT' },
  publish: { from: ['DRAFT', 'WITHDRAWN', 'PUBLISHED'], to: 'PUBLISHED' },
  withdraw: { from: ['PUBLISHED'], to: 'WITHDRAWN' },
};

/** The state a step leads to; null when it cannot be taken from here. */
export function stateAfter(state: KnowledgeState, step: KnowledgeStepName): KnowledgeState | null {
  const { from, to } = STEPS[step];
  return from.includes(state) ? to : null;
}

/** The steps that can be taken in a state. */
export const stepsIn = (state: KnowledgeState): KnowledgeStepName[] =>
  KNOWLEDGE_STEPS.filter((step) => stateAfter(state, step) !== null);

/** Which fields may not be published because a number of a person stands in them. */
export function privateFields(wording: Readonly<Record<'title' | 'body', string>> & { basis: string | null }) {
  const texts = { title: wording.title, body: wording.body, basis: wording.basis ?? '' };
  return Object.entries(texts).flatMap(([name, text]): ProblemField[] => {
    const found = personalNumbersIn(text);
    if (found.length === 0) return [];
    return [{ path: `body.${name}`, message: `还有${found.join('和')}，公开前请删去` }];
  });
}

const EXCERPT = 60;

/** The beginning of a text on one line. */
export function excerptOf(body: string): string {
  const line = body.replace(/\s+/g, ' ');
  return [...line].length > EXCERPT ? `${[...line].slice(0, EXCERPT).join('')}…` : line;
}
