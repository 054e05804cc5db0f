import { type DraftFacts, NO_DRAFT } from '../reply/reply-draft.rules';
import { type ComplaintFacts, complaintLifecycle, replyRefusal } from './complaint.rules';

const { actions } = complaintLifecycle;
const facts = (part: Partial<ComplaintFacts> = {}): ComplaintFacts => {
  return { channel: 'MINI_PROGRAM', onSpot: false, reopenings: 0, draft: NO_DRAFT, ...part };
};
const draft = (part: Partial<DraftFacts>) => facts({ draft: { ...NO_DRAFT, ...part } });

it.each(['handleOnSpot', 'convert'] as const)('only a complaint on the spot is for %s', (action) => {
  const { guard } = actions[action];
  expect(guard?.(facts({ onSpot: true }))).toBeNull();
  expect(guard?.(facts())).toMatchObject({
    code: 'not_on_spot',
    title: '只有现场投诉可以当场处置，这一件请交办后限时答复',
  });
});

it('a complaint on the spot is assigned to nobody before it has a limit of days', () => {
  expect(actions.assign.guard?.(facts())).toBeNull();
  expect(actions.assign.guard?.(facts({ onSpot: true }))).toMatchObject({
    code: 'on_spot',
    title: '这是现场投诉，请当场处置；当场处置不了的，先转为限时办理',
  });
});

it.each([
  [0, undefined],
  [2, undefined],
  [3, '已经再次办理了 3 次，请拨打投诉电话，由专人当面听您说'],
])('taken up again %i times, another time is refused: %s', (reopenings, title) => {
  expect(actions.reopen.guard?.(facts({ reopenings }))?.title).toBe(title);
});

describe('a reply to a complaint', () => {
  it('is not sent by its author while it is under review', () => {
    expect(actions.reply.guard?.(draft({ state: 'IN_REVIEW', mine: true }))?.code).toBe('own_draft');
    expect(actions.reply.guard?.(facts())).toBeNull();
  });

  it('is put to review once there is something to read', () => {
    expect(actions.requestReview.guard?.(facts())?.code).toBe('draft_missing');
    expect(actions.requestReview.guard?.(draft({ state: 'OPEN', blank: false }))).toBeNull();
  });

  it('is given back only while it is under review', () => {
    expect(actions.returnDraft.guard?.(facts())?.code).toBe('not_in_review');
    expect(actions.returnDraft.guard?.(draft({ state: 'IN_REVIEW', reviewer: true }))).toBeNull();
  });

  it.each([
    ['COMPLAINT', undefined, { code: 'outcome_missing', title: '答复投诉须写明核实结论' }],
    ['COMPLAINT', 'SUBSTANTIATED', null],
    ['SUGGESTION', undefined, null],
  ] as const)('to a %s with the finding %s', (kind, outcome, refusal) => {
    const found = replyRefusal(kind, outcome);
    if (refusal === null) expect(found).toBeNull();
    else expect(found).toMatchObject(refusal);
  });
});
