import { actionsFor } from '../kernel/lifecycle/lifecycle.rules';
import type { QueueRules } from './queue.config';
import { recallFrom, type TicketFacts, ticketLifecycle } from './ticket.rules';

const rules = {
  calls: { most: 3, secondsApart: 30 },
  requeue: { withinMinutes: 60, callsLater: 3, times: 1 },
} as QueueRules;
const at = (seconds: number) => new Date(Date.UTC(2026, 10, 24, 1, 0, seconds));
const facts = (part: Partial<TicketFacts>): TicketFacts => {
  return { calls: 1, calledAt: at(0), passedAt: null, requeues: 0, at: at(0), rules, ...part };
};
const titleOf = (action: 'recall' | 'pass' | 'requeue', part: Partial<TicketFacts>) =>
  ticketLifecycle.actions[action].guard?.(facts(part))?.title;
const codeOf = (action: 'recall' | 'pass' | 'requeue', part: Partial<TicketFacts>) =>
  ticketLifecycle.actions[action].guard?.(facts(part))?.code;

describe('calling again', () => {
  it.each([
    ['29 seconds after the first call', { at: at(29) }, 'call_too_soon'],
    ['half a minute after it', { at: at(30) }, undefined],
    ['after the third call', { calls: 3, at: at(90) }, 'called_enough'],
  ])('%s', (_, part, code) => expect(codeOf('recall', part)).toBe(code));
});

describe('passing', () => {
  it.each([
    ['after two calls', { calls: 2, at: at(90) }, 'call_again'],
    ['at once after the third', { calls: 3, at: at(29) }, 'call_too_soon'],
    ['half a minute after the third', { calls: 3, at: at(30) }, undefined],
  ])('%s', (_, part, code) => expect(codeOf('pass', part)).toBe(code));
});

describe('putting a passed number back', () => {
  it.each([
    ['within the hour', { passedAt: at(0), at: at(3600) }, undefined],
    ['a second later', { passedAt: at(0), at: at(3601) }, 'requeue_too_late'],
    ['a second time', { passedAt: at(0), requeues: 1, at: at(1) }, 'requeued_already'],
  ])('%s', (_, part, code) => expect(codeOf('requeue', part)).toBe(code));
});

it.each([
  ['recall', { at: at(0.5) }, '刚叫过，30 秒后可以再叫'],
  ['recall', { at: at(18) }, '刚叫过，12 秒后可以再叫'],
  ['recall', { calls: 3, at: at(90) }, '已经叫了 3 次，可以过号叫下一位'],
  ['pass', { calls: 2, at: at(90) }, '叫满 3 次还没来才能过号，再叫一次吧'],
  ['pass', { calls: 3, at: at(18) }, '刚叫过，再等 12 秒'],
  ['requeue', { passedAt: at(0), requeues: 1, at: at(1) }, '这个号已经重排过一次，请重新取号'],
  ['requeue', { passedAt: at(0), at: at(3601) }, '过号超过 60 分钟了，请重新取号'],
] as const)('a clerk who may not %s (%j) is told: %s', (action, part, title) => {
  expect(titleOf(action, part)).toBe(title);
});

it('a number that was never called may be called at any time', () => {
  expect(recallFrom({ calledAt: null, rules }) < at(0)).toBe(true);
});

it.each([
  ['a machine', 'DEVICE' as const, 'PASSED', ['requeue']],
  ['its owner', 'OWNER' as const, 'WAITING', ['abandon']],
  ['its owner while served', 'OWNER' as const, 'SERVING', []],
  ['reception', 'RECEPTIONIST' as const, 'WAITING', ['close', 'carryOver']],
  ['a clerk while serving', 'WINDOW_CLERK' as const, 'SERVING', ['park', 'transfer', 'finish', 'close', 'carryOver']],
])('%s may: %s, %s → %j', (_, who, state, actions) => {
  expect(actionsFor(ticketLifecycle, state, [who])).toEqual(actions);
});
