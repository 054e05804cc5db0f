import { type Box, boxesOf, brandsOf } from './iso-media.rules';

const HEVC_STILL = ['heic', 'heix', 'heim', 'heis'];
const CONTAINERS = ['mif1', 'msf1'];
/** Boxes at the top that make the picture; others (a motion photo's film, a maker's own) are emptied. */
const NEEDED = new Set(['ftyp', 'meta', 'mdat']);

/**
 * A HEIC photo whose EXIF and XMP are overwritten where they lie (moving anything would mean to recompute every offset).
 * How it is turned stands in its own properties, so nothing of the EXIF is needed. Null when it is no HEIC that can be
 * read through (ISO/IEC 23008-12; item locations: ISO/IEC 14496-12, 8.11.3).
 */
export function cleanHeic(bytes: Buffer): Buffer | null {
  const top = boxesOf(bytes);
  if (!top || !isHeic(brandsOf(bytes, top))) return null;
  const meta = top.find(({ type }) => type === 'meta');
  const inside = meta ? boxesOf(bytes, meta.from + 4, meta.to) : null;
  if (!inside) return null;
  try {
    const stretches = noted(bytes, inside);
    const clean = Buffer.from(bytes);
    for (const box of top) if (!NEEDED.has(box.type)) clean.fill(0, box.from, box.to);
    for (const [from, to] of stretches) {
      if (from > to || to > bytes.length) return null;
      clean.fill(0, from, to);
    }
    return clean;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function isHeic([major = '', ...compatible]: readonly string[]): boolean {
  if (HEVC_STILL.includes(major)) return true;
  return CONTAINERS.includes(major) && compatible.some((brand) => HEVC_STILL.includes(brand));
}

/** Where the items lie that tell of the picture. */
function noted(bytes: Buffer, inside: readonly Box[]): [number, number][] {
  const [infos, places] = ['iinf', 'iloc'].map((type) => inside.find((box) => box.type === type));
  if (!infos || !places) return [];
  const telling = tellingItems(bytes, infos);
  const data = inside.find(({ type }) => type === 'idat');
  return locations(new Reader(bytes, places.from, places.to), data?.from ?? 0)
    .filter(({ item }) => telling.has(item))
    .map(({ from, to }) => [from, to]);
}

/** Ids of EXIF items and of every item that is a document beside the picture (XMP). */
function tellingItems(bytes: Buffer, infos: Box): Set<number> {
  const reader = new Reader(bytes, infos.from, infos.to);
  const version = reader.number(1);
  reader.skip(3 + (version === 0 ? 2 : 4));
  const telling = new Set<number>();
  for (const entry of boxesOf(bytes, reader.at, infos.to) ?? []) {
    const info = new Reader(bytes, entry.from, entry.to);
    const wide = info.number(1) >= 3;
    info.skip(3);
    const id = info.number(wide ? 4 : 2);
    info.skip(2);
    if (['Exif', 'mime', 'uri '].includes(info.word())) telling.add(id);
  }
  return telling;
}

interface Place {
  readonly item: number;
  readonly from: number;
  readonly to: number;
}

function locations(reader: Reader, dataFrom: number): Place[] {
  const version = reader.number(1);
  reader.skip(3);
  const [offsetSize, lengthSize] = reader.halves();
  const [baseSize, indexSize] = reader.halves();
  const places: Place[] = [];
  for (let items = reader.number(version < 2 ? 2 : 4); items > 0; items--) {
    const item = reader.number(version < 2 ? 2 : 4);
    const inData = version > 0 && (reader.number(2) & 0xf) === 1;
    reader.skip(2);
    const base = reader.number(baseSize) + (inData ? dataFrom : 0);
    for (let extents = reader.number(2); extents > 0; extents--) {
      if (version > 0) reader.skip(indexSize);
      const from = base + reader.number(offsetSize);
      places.push({ item, from, to: from + reader.number(lengthSize) });
    }
  }
  return places;
}

/** Reads numbers one after the other. @throws RangeError beyond the end. */
class Reader {
  constructor(
    private readonly bytes: Buffer,
    public at: number,
    private readonly end: number,
  ) {}

  number(size: number): number {
    if (this.at + size > this.end) throw new RangeError('beyond the end of the box');
    const high = size === 8 ? this.bytes.readUInt32BE(this.at) * 2 ** 32 : 0;
    const low = size === 0 ? 0 : this.bytes.readUIntBE(this.at + Math.max(0, size - 4), Math.min(size, 4));
    this.at += size;
    return high + low;
  }

  /** Two sizes of four bits each. */
  halves(): [number, number] {
    const byte = this.number(1);
    return [byte >> 4, byte & 0xf];
  }

  word(): string {
    this.skip(4);
    return this.bytes.toString('latin1', this.at - 4, this.at);
  }

  skip(size: number): void {
    this.at += size;
    if (this.at > this.end) throw new RangeError('beyond the end of the box');
  }
}
