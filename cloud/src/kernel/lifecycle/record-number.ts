import { randomBytes } from 'node:crypto';
import { NUMBER_PREFIXES, type RecordType } from 'shared-types/record.states';

// Crockford's alphabet: no I, L, O or U, so that a number survives being read out on the telephone.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A public number such as `ZX261123-7K3QF9TD`: prefix, civil date, forty random bits. */
export function newRecordNumber(type: RecordType, date: string): string {
  const day = date.slice(2).replaceAll('-', '');
  const tail = Array.from(randomBytes(8), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return `${NUMBER_PREFIXES[type]}${day}-${tail}`;
}
