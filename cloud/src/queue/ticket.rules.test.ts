import { actionsFor } from '../kernel/lifecycle/lifecycle.rules';
import type { QueueRules } from './queue.config';
import { type TicketFacts, ticketLifecycle } from './ticket.rules';

const rules = {
  calls: { most: 3, secondsApart: 30 },
  requeue: { withinMinutes: 60, callsLater: 3, times: 1 },
} as QueueRules;
const at = (seconds: number) => new Date(Date.UTC(2026, 10, 24, 1, 0, seconds));
const facts = (part: Partial<TicketFacts>): TicketFacts => {
  return { calls: 1, calledAt: at(0), passedAt: null, requeues: 0, at: at(0), rules, ...part };
};
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
  ['a machine', 'DEVICE' as const, 'PASSED', ['requeue']],
  ['its owner', 'OWNER' as const, 'WAITING', ['abandon']],
  ['its owner while served', 'OWNER' as const, 'SERVING', []],
  ['reception', 'RECEPTIONIST' as const, 'WAITING', ['close', 'carryOver']],
  ['a clerk while serving', 'WINDOW_CLERK' as const, 'SERVING', ['park', 'transfer', 'finish', 'close', 'carryOver']],
])('%s may: %s, %s → %j', (_, who, state, actions) => {
  expect(actionsFor(ticketLifecycle, state, [who])).toEqual(actions);
});
