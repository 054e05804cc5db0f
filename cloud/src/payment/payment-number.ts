import { randomBytes } from 'node:crypto';
import type { CivilDate } from '../kernel/time/civil-date';

// The alphabet of record numbers: no I, L, O or U.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The number of an order, `JF261123-7K3QF9TD`: shown to people, and WeChat's `out_trade_no`. */
export function newPaymentNumber(date: CivilDate): string {
  const tail = Array.from(randomBytes(8), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return `JF${date.slice(2).replaceAll('-', '')}-${tail}`;
}
