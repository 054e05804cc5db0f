import fc from 'fast-check';
import { capacityOf, type Signer, type SignerMembership, signerRefusal } from './mandate-signer.rules';

const TODAY = '2026-12-10';
const UNTIL = '2027-03-31';

const individual = (part: Partial<Signer> = {}): Signer => ({
  personId: 1,
  worksHere: false,
  principalPersonId: 1,
  membership: null,
  isAgent: false,
  ...part,
});
const legal: SignerMembership = { authority: 'LEGAL_REPRESENTATIVE', validFrom: null, validUntil: null };
const handler = (part: Partial<SignerMembership> = {}): SignerMembership => ({
  authority: 'AUTHORISED_HANDLER',
  validFrom: '2026-12-01',
  validUntil: '2027-12-31',
  ...part,
});
const forEnterprise = (membership: SignerMembership | null, part: Partial<Signer> = {}) =>
  individual({ principalPersonId: null, membership, ...part });

describe('for the client of a mandate', () => {
  it.each([
    ['an individual signs for themselves', individual(), null],
    ['a relative who follows the matter does not', individual({ personId: 2 }), 'not_allowed'],
    ['one of the staff signs in their own matter', individual({ worksHere: true }), null],
    ['the agent it names does not, not even in their own', individual({ isAgent: true }), 'agent_signs_not'],
    ['a legal representative signs', forEnterprise(legal), null],
    ['a handler whose authority lasts long enough signs', forEnterprise(handler()), null],
    ['a handler signs on the first day of their authority', forEnterprise(handler({ validFrom: TODAY })), null],
    ['a handler may grant up to their own last day', forEnterprise(handler({ validUntil: UNTIL })), null],
    ['a handler may not grant beyond it', forEnterprise(handler({ validUntil: '2027-03-30' })), 'handler_term_shorter'],
    [
      'a handler whose authority has ended does not',
      forEnterprise(handler({ validUntil: '2026-12-09' })),
      'handler_not_current',
    ],
    [
      'a handler whose authority has not begun does not',
      forEnterprise(handler({ validFrom: '2026-12-11' })),
      'handler_not_current',
    ],
    ['a handler without a first day does not', forEnterprise(handler({ validFrom: null })), 'handler_not_current'],
    ['a handler without a last day does not', forEnterprise(handler({ validUntil: null })), 'handler_not_current'],
    ['nobody without a membership signs for an enterprise', forEnterprise(null), 'not_allowed'],
    [
      'none of the staff signs for an enterprise, whatever they are to it',
      forEnterprise(legal, { worksHere: true }),
      'not_allowed',
    ],
  ] as const)('%s', (_, signer, code) => {
    expect(signerRefusal(signer, UNTIL, TODAY)?.code ?? null).toBe(code);
  });

  it('each is told why, in words of their own', () => {
    expect(signerRefusal(individual({ personId: 2 }), UNTIL, TODAY)?.title).toContain('家人不能代签');
    expect(signerRefusal(forEnterprise(legal, { worksHere: true }), UNTIL, TODAY)?.title).toContain('中心工作人员');
    expect(signerRefusal(forEnterprise(null), UNTIL, TODAY)?.title).toContain('法定代表人');
    const short = signerRefusal(forEnterprise(handler({ validUntil: '2027-03-30' })), UNTIL, TODAY);
    expect(short?.title).toContain('2027年3月30日');
  });

  it('nobody but the principal ever signs for an individual', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), fc.boolean(), (who, whose, staff) => {
        const refusal = signerRefusal(
          individual({ personId: who, principalPersonId: whose, worksHere: staff }),
          UNTIL,
          TODAY,
        );
        expect(refusal === null).toBe(who === whose);
      }),
    );
  });

  it('signs as what they are to it', () => {
    expect(capacityOf(individual())).toBe('SELF');
    expect(capacityOf(individual({ membership: legal }))).toBe('SELF');
    expect(capacityOf(forEnterprise(legal))).toBe('LEGAL_REPRESENTATIVE');
    expect(capacityOf(forEnterprise(handler()))).toBe('AUTHORISED_HANDLER');
  });
});
