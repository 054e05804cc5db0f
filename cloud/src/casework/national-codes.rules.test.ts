import { caseLifecycle } from './casework.rules';
import { CODED_ACTIONS, NATIONAL_CODES, nationalCode } from './national-codes.rules';

it('every code names a step that cases have', () => {
  const steps = [...Object.keys(caseLifecycle.openings), ...Object.keys(caseLifecycle.actions)];
  expect(CODED_ACTIONS.filter((action) => !steps.includes(action))).toEqual([]);
});

it('every code of the standard but 2, which depends on acceptance, is some step’s', () => {
  const codes = [...new Set(Object.values(NATIONAL_CODES))].sort((one, other) => one - other);
  expect(codes).toEqual([1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
});

it.each([
  ['receive', null, 1],
  ['withdraw', null, 2],
  ['withdraw', new Date(), 14],
  ['endSpecial', new Date(), 10],
  ['approveTolerance', new Date(), 12],
  ['revoke', new Date(), 15],
  ['push', new Date(), null],
])('«%s» of a case accepted at %p is exchanged as %p', (action, acceptedAt, code) => {
  expect(nationalCode(action, acceptedAt)).toBe(code);
});
