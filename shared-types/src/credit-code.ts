/** 统一社会信用代码, GB 32100-2015: pure, no imports, so that a form can check it while it is being typed. */

/** The standard's 31 characters in the order of their values: digits and capitals without I, O, S, V and Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LENGTH = 18;
const MODULUS = ALPHABET.length;

export type CreditCodeFault = 'LENGTH' | 'CHARACTER' | 'CHECK_DIGIT';

export const CREDIT_CODE_FAULTS: Readonly<Record<CreditCodeFault, string>> = {
  LENGTH: '统一社会信用代码应为 18 位，请对照营业执照填写',
  CHARACTER: '统一社会信用代码只有数字和大写字母，且没有 I、O、S、V、Z，请看是否与 1、0、5、2 混淆',
  CHECK_DIGIT: '统一社会信用代码有误（校验码不符），请对照营业执照逐位核对',
};

/** As it is compared and kept: without blanks, in capitals. */
export const normaliseCreditCode = (typed: string): string => typed.replace(/\s/g, '').toUpperCase();

/**
 * What is wrong with a normalised code; null when its check digit is right (GB 32100-2015: weights 3^(i-1), modulus 31). The region code inside it is never judged: districts are renamed and merged, the codes stay.
 */
export function creditCodeFault(code: string): CreditCodeFault | null {
  if (code.length !== LENGTH) return 'LENGTH';
  const values = [...code].map((character) => ALPHABET.indexOf(character));
  if (values.includes(-1)) return 'CHARACTER';
  let weight = 1;
  let sum = 0;
  for (const value of values.slice(0, LENGTH - 1)) {
    sum += value * weight;
    weight = (weight * 3) % MODULUS;
  }
  return values[LENGTH - 1] === (MODULUS - (sum % MODULUS)) % MODULUS ? null : 'CHECK_DIGIT';
}
