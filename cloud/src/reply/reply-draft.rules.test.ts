import type { ReplyDraftState } from 'shared-types/reply.states';
import {
  type DraftFacts,
  NO_DRAFT,
  returnRefusal,
  reviewRefusal,
  savingRefusal,
  sendingRefusal,
} from './reply-draft.rules';

type Who = 'writer' | 'colleague' | 'supervisor' | 'writing supervisor';

const facts = (state: ReplyDraftState | null, who: Who = 'writer', blank = false): DraftFacts => ({
  state,
  blank,
  mine: who.startsWith('writ'),
  reviewer: who.endsWith('supervisor'),
});

describe('a reply', () => {
  it.each<[ReplyDraftState | null, Who, string | null]>([
    [null, 'colleague', null],
    ['OPEN', 'writer', null],
    ['OPEN', 'colleague', null],
    ['RETURNED', 'writer', null],
    ['IN_REVIEW', 'writer', 'own_draft'],
    ['IN_REVIEW', 'colleague', 'in_review'],
    ['IN_REVIEW', 'supervisor', null],
    ['IN_REVIEW', 'writing supervisor', 'own_draft'],
  ])('drafted as %s is sent by a %s: %s', (state, who, code) => {
    expect(sendingRefusal(facts(state, who))?.code ?? null).toBe(code);
  });

  it.each<[ReplyDraftState | null, boolean, string | null]>([
    [null, true, 'draft_missing'],
    ['OPEN', true, 'draft_missing'],
    ['OPEN', false, null],
    ['RETURNED', false, null],
    ['IN_REVIEW', false, 'in_review'],
  ])('drafted as %s, blank %s, is put to review: %s', (state, blank, code) => {
    expect(reviewRefusal(facts(state, 'writer', blank))?.code ?? null).toBe(code);
  });

  it.each<[ReplyDraftState | null, Who, string | null]>([
    [null, 'supervisor', 'not_in_review'],
    ['OPEN', 'supervisor', 'not_in_review'],
    ['RETURNED', 'supervisor', 'not_in_review'],
    ['IN_REVIEW', 'supervisor', null],
    ['IN_REVIEW', 'writer', null],
    ['IN_REVIEW', 'colleague', 'not_reviewer'],
  ])('drafted as %s is given back by a %s: %s', (state, who, code) => {
    expect(returnRefusal(facts(state, who))?.code ?? null).toBe(code);
  });

  it('is written over at any time but while it is reviewed', () => {
    expect(savingRefusal(NO_DRAFT)).toBeNull();
    expect(savingRefusal({ state: 'OPEN' })).toBeNull();
    expect(savingRefusal({ state: 'RETURNED' })).toBeNull();
    expect(savingRefusal({ state: 'IN_REVIEW' })?.code).toBe('in_review');
  });
});
