/** 公民身份号码, GB 11643-1999: pure, no imports, so that a form can check it while it is being typed. */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = '10X98765432';

export type IdNumberFault = 'SHAPE' | 'BIRTH_DATE' | 'CHECK_DIGIT';

export const ID_NUMBER_FAULTS: Readonly<Record<IdNumberFault, string>> = {
  SHAPE: '身份证号应为 18 位，前 17 位是数字，最后一位是数字或 X',
  BIRTH_DATE: '身份证号里的出生日期有误，请对照身份证逐位核对',
  CHECK_DIGIT: '身份证号有误（校验码不符），请对照身份证逐位核对',
};

/** As it is compared and kept: without blanks, X in capitals. */
export const normaliseIdNumber = (typed: string): string => typed.replace(/\s/g, '').toUpperCase();

/** What is wrong with a normalised number; null when its check digit is right. The region inside it is never judged. */
export function idNumberFault(number: string): IdNumberFault | null {
  if (!/^\d{17}[\dX]$/.test(number)) return 'SHAPE';
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number);
  if (!dateExists(year ?? 0, month ?? 0, day ?? 0)) return 'BIRTH_DATE';
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return number[17] === CHECKS[sum % 11] ? null : 'CHECK_DIGIT';
}

function dateExists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
