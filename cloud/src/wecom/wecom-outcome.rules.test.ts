import { outcomeOfAnswer, outcomeOfErrcode } from './wecom-outcome.rules';

it.each([
  [null, 'RETRY'],
  [-1, 'RETRY'],
  [45009, 'RETRY'],
  [45033, 'RETRY'],
  [40003, 'NOBODY'],
  [60111, 'NOBODY'],
  [81013, 'NOBODY'],
  [40001, 'FAULT'],
  [60011, 'FAULT'],
  [60020, 'FAULT'],
] as const)('errcode %s is %s', (errcode, outcome) => {
  expect(outcomeOfErrcode(errcode)).toBe(outcome);
});

it.each([
  [{}, 'SENT'],
  [{ invaliduser: '', unlicenseduser: '' }, 'SENT'],
  [{ invaliduser: 'A0001' }, 'NOBODY'],
  [{ unlicenseduser: 'A0001' }, 'NOBODY'],
] as const)('taken with %j is %s', (answer, outcome) => {
  expect(outcomeOfAnswer(answer)).toBe(outcome);
});
