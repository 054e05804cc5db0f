import { creditCodeFault, normaliseCreditCode } from 'shared-types/credit-code';

/** What a reader at the counter typed, understood. Of an identity card only the name is taken: no number is kept. */
export type Scan =
  | { readonly kind: 'CARD'; readonly name: string }
  | { readonly kind: 'LICENCE'; readonly creditCode: string; readonly name?: string }
  | { readonly kind: 'RECORD'; readonly number: string }
  | { readonly kind: 'PRECHECK'; readonly code: string }
  | { readonly kind: 'TICKET'; readonly code: string };

const RECORD_NUMBER = /(?:^|[^0-9A-Z])([A-Z]{2}\d{6}-[0-9A-HJKMNP-TV-Z]{8})(?![0-9A-Z])/i;
/** What the code on a ticket of the queue opens. */
const TICKET_ADDRESS = /\/pages\/ticket\/index\?code=([\w-]{16,32})$/;
const SEPARATORS = /[\t\n\r,;|，；]+/;
const LABEL = /^[^:：]{1,12}[:：]\s*/;
const PERSON_NAME = /^[\p{Script=Han}·•]{2,20}$/u;
const ENTERPRISE_NAME = /^[\p{Script=Han}\w()（）·&\- ]{4,60}$/u;
const HAN = /\p{Script=Han}/u;
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECKS = '10X98765432';

/**
 * Reads what a keyboard wedge typed: an identity card (name and number, in any of the usual separated forms), the code
 * on a business licence (bare, labelled or in an address), the code or number on one of our receipts, the code of
 * what was checked at home, or that on a ticket of the queue.
 * Null for anything else, which is then left as it was typed.
 */
export function readScan(typed: string): Scan | null {
  const text = typed.trim();
  return readTicket(text) ?? readPrecheck(text) ?? readRecord(text) ?? readCard(text) ?? readLicence(text);
}

function readTicket(text: string): Scan | null {
  const code = TICKET_ADDRESS.exec(text)?.[1];
  return code === undefined ? null : { kind: 'TICKET', code };
}

function readPrecheck(text: string): Scan | null {
  const code = /^ZC(\d{8})$/i.exec(text)?.[1];
  return code === undefined ? null : { kind: 'PRECHECK', code };
}

function readRecord(text: string): Scan | null {
  const number = RECORD_NUMBER.exec(text)?.[1]?.toUpperCase();
  return number === undefined ? null : { kind: 'RECORD', number };
}

/** The first field that is a person's name, on a card whose number is right. */
function readCard(text: string): Scan | null {
  const fields = fieldsOf(text).flatMap((field) => field.split(/\s+/));
  if (!fields.some(isIdentityNumber)) return null;
  const name = fields.find((field) => PERSON_NAME.test(field));
  return name === undefined ? null : { kind: 'CARD', name };
}

/** One code and at most a name, or an address that holds one; more than that is a form being filled in. */
function readLicence(text: string): Scan | null {
  const codes = new Set(
    text
      .split(/[^0-9A-Za-z]+/)
      .map(normaliseCreditCode)
      .filter(isCreditCode),
  );
  const [creditCode] = codes;
  if (creditCode === undefined || codes.size > 1) return null;
  if (/^https?:\/\/\S+$/i.test(text)) return { kind: 'LICENCE', creditCode };
  const others = fieldsOf(text).filter((field) => normaliseCreditCode(field) !== creditCode);
  const name = others.find((field) => HAN.test(field) && ENTERPRISE_NAME.test(field));
  if (others.length > (name === undefined ? 0 : 1)) return null;
  return name === undefined ? { kind: 'LICENCE', creditCode } : { kind: 'LICENCE', creditCode, name };
}

const isCreditCode = (text: string): boolean => creditCodeFault(text) === null;

/** The parts of what was typed, without their labels: `姓名:王芳` is 王芳. */
const fieldsOf = (text: string): string[] =>
  text
    .split(SEPARATORS)
    .map((field) => field.trim().replace(LABEL, ''))
    .filter((field) => field !== '');

/** A citizen's identity number: eighteen places, a day that exists, the check character (GB 11643-1999). */
export function isIdentityNumber(text: string): boolean {
  const number = text.toUpperCase();
  if (!/^[1-9]\d{16}[0-9X]$/.test(number)) return false;
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number) as [
    number,
    number,
    number,
  ];
  const born = new Date(Date.UTC(year, month - 1, day));
  if (year < 1850 || born.getUTCMonth() !== month - 1 || born.getUTCDate() !== day) return false;
  const sum = ID_WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return ID_CHECKS[sum % ID_CHECKS.length] === number[17];
}
