import { forWhomOf, peopleToBookFor } from './for-whom';

const relative = { handle: 'abcdefghijklmnopqrstuv', name: '*某', phone: '138****0001', since: '2026-11-20T01:00:00Z' };
const enterprise = {
  creditCode: '91610133MA6TG4LQ2R',
  name: '西安某某贸易有限公司',
  authority: 'AUTHORISED_HANDLER',
  state: 'ACTIVE',
  scope: null,
  validFrom: null,
  validUntil: null,
} as const;

describe('for whom somebody books', () => {
  it('is offered as oneself, each relative who consented and each enterprise', () => {
    expect(peopleToBookFor([relative], [enterprise]).map(({ key, title }) => [key, title])).toEqual([
      ['SELF', '本人'],
      ['RELATIVE:abcdefghijklmnopqrstuv', '家人 *某'],
      ['ENTERPRISE:91610133MA6TG4LQ2R', '西安某某贸易有限公司'],
    ]);
  });

  it('shows a binding that is not in force, says why and does not let it be chosen', () => {
    const [, waiting] = peopleToBookFor([], [{ ...enterprise, state: 'PENDING' }]);
    expect(waiting).toMatchObject({ disabled: true, note: expect.stringContaining('待确认') });
  });

  it.each([
    ['SELF', { kind: 'SELF' }],
    ['RELATIVE:abc', { kind: 'RELATIVE', handle: 'abc' }],
    ['ENTERPRISE:91610133MA6TG4LQ2R', { kind: 'ENTERPRISE', creditCode: '91610133MA6TG4LQ2R' }],
  ])('is sent as it was chosen: %s', (key, sent) => {
    expect(forWhomOf(key)).toEqual(sent);
  });
});
