/** A stretch of a file, both ends included. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const ONE_RANGE = /^bytes=(\d*)-(\d*)$/;

/**
 * The stretch of a file of `size` bytes that a Range header asks for (RFC 9110, 14): a player on iOS will not play without.
 * Null for the whole file, also where several are asked for; `unsatisfiable` where there is no such stretch.
 */
export function stretchOf(header: string, size: number): Stretch | null | 'unsatisfiable' {
  const [, first = '', last = ''] = ONE_RANGE.exec(header) ?? [];
  if (first === '' && last === '') return null;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from > to ? 'unsatisfiable' : { from, to };
}
