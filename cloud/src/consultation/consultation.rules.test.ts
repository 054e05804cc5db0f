import { type DraftFacts, NO_DRAFT } from '../reply/reply-draft.rules';
import { consultationLifecycle } from './consultation.rules';

const { actions } = consultationLifecycle;
const facts = (draft: Partial<DraftFacts> = {}, reopenings = 0) => ({ reopenings, draft: { ...NO_DRAFT, ...draft } });

it.each([
  [0, undefined],
  [2, undefined],
  [3, '这个问题已经追问了 3 次，请拨打咨询电话，由专人为您解答'],
])('asked again %i times, another time is refused: %s', (reopenings, title) => {
  expect(actions.reopen.guard?.(facts({}, reopenings))?.title).toBe(title);
});

describe('a reply to a question', () => {
  it('is not sent by its author while it is under review', () => {
    expect(actions.reply.guard?.(facts({ state: 'IN_REVIEW', mine: true }))?.code).toBe('own_draft');
    expect(actions.reply.guard?.(facts())).toBeNull();
  });

  it('is put to review once there is something to read', () => {
    expect(actions.requestReview.guard?.(facts())?.code).toBe('draft_missing');
    expect(actions.requestReview.guard?.(facts({ state: 'OPEN', blank: false }))).toBeNull();
  });

  it('is given back only while it is under review', () => {
    expect(actions.returnDraft.guard?.(facts())?.code).toBe('not_in_review');
    expect(actions.returnDraft.guard?.(facts({ state: 'IN_REVIEW', reviewer: true }))).toBeNull();
  });
});
