import { outcomeOfRefusal, type SubscribeOutcome } from './subscribe-outcome.rules';

describe('a subscribe message WeChat did not take', () => {
  it.each<[number | null, SubscribeOutcome]>([
    [43101, 'REFUSED'],
    [40003, 'BAD_RECIPIENT'],
    [40037, 'BAD_TEMPLATE'],
    [47003, 'BAD_FIELD'],
    [41030, 'BAD_FIELD'],
    // Busy, an old token, too many calls, no answer at all.
    [-1, 'RETRY'],
    [40001, 'RETRY'],
    [45009, 'RETRY'],
    [null, 'RETRY'],
  ])('with code %s: %s', (errcode, outcome) => {
    expect(outcomeOfRefusal(errcode)).toBe(outcome);
  });
});
