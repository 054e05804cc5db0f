import fc from 'fast-check';
import { creditCodeFault, normaliseCreditCode } from 'shared-types/credit-code';

const ALPHABET = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const VALID = [
  '91350100M000100Y43',
  '9144030071526726XG',
  '91330100799655058B',
  '914403001922038216',
  '91110000600037341L',
];

describe('统一社会信用代码', () => {
  it.each(VALID)('%s, as it stands on published licences, is right', (code) => {
    expect(creditCodeFault(code)).toBeNull();
  });

  it('is judged by its check digit, never by its region', () => {
    const elsewhere = ALPHABET.map((check) => `91999999M000100Y4${check}`).filter(
      (code) => creditCodeFault(code) === null,
    );
    expect(elsewhere).toHaveLength(1);
  });

  it('shows every single wrong character', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...VALID),
        fc.integer({ min: 0, max: 17 }),
        fc.constantFrom(...ALPHABET),
        (code, at, character) => {
          fc.pre(code[at] !== character);
          expect(creditCodeFault(code.slice(0, at) + character + code.slice(at + 1))).toBe('CHECK_DIGIT');
        },
      ),
    );
  });

  it('shows two neighbours that changed places', () => {
    fc.assert(
      fc.property(fc.constantFrom(...VALID), fc.integer({ min: 0, max: 15 }), (code, at) => {
        fc.pre(code[at] !== code[at + 1]);
        const swapped = `${code.slice(0, at)}${code[at + 1]}${code[at]}${code.slice(at + 2)}`;
        expect(creditCodeFault(swapped)).toBe('CHECK_DIGIT');
      }),
    );
  });

  it.each(['I', 'O', 'S', 'V', 'Z', 'i', '中'])('has no %s in it', (character) => {
    expect(creditCodeFault(`9${character}350100M000100Y43`)).toBe('CHARACTER');
  });

  it.each(['', '91350100M000100Y4', '91350100M000100Y433', '350100100001234'])('is not %j: 18 characters', (code) => {
    expect(creditCodeFault(code)).toBe('LENGTH');
  });

  it('is read without blanks and in capitals', () => {
    expect(normaliseCreditCode(' 9135 0100 m000 100y 43 ')).toBe('91350100M000100Y43');
  });
});
