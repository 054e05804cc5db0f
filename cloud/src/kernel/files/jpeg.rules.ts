import { orientationBlock, orientationOf } from './exif.rules';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const EXIF = 'Exif\0\0';

/** Application segments without which colours come out wrong, by marker and the word they begin with. */
const NEEDED: ReadonlyMap<number, string> = new Map([
  [0xe0, 'JFIF\0'],
  [0xe2, 'ICC_PROFILE\0'],
  [0xee, 'Adobe'],
]);

interface Segment {
  readonly marker: number;
  /** The whole of it, its marker included; for a scan, the coded picture after it too. */
  readonly bytes: Buffer;
  readonly payload: Buffer;
}

/**
 * A JPEG without anything the camera noted (place, time, device, thumbnail, comments, whatever follows the picture), the
 * picture itself untouched and as upright as before. Null when it is no whole JPEG (ITU-T T.81, annex B).
 */
export function cleanJpeg(bytes: Buffer): Buffer | null {
  const segments = segmentsOf(bytes);
  if (!segments) return null;
  const exif = segments.find(({ marker, payload }) => marker === 0xe1 && startsWith(payload, EXIF));
  const orientation = exif ? orientationOf(exif.payload.subarray(EXIF.length)) : 1;
  const kept = segments.filter(isNeeded).map((segment) => segment.bytes);
  return Buffer.concat([Buffer.of(0xff, SOI), ...orientationSegment(orientation), ...kept, Buffer.of(0xff, EOI)]);
}

/** Every segment up to the end of the picture; null when they do not join up to a whole one. */
function segmentsOf(bytes: Buffer): Segment[] | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xff00 + SOI) return null;
  const segments: Segment[] = [];
  for (let at = afterFill(bytes, 2); ; ) {
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined) return null;
    if (marker === EOI) return segments.some((segment) => segment.marker === SOS) ? segments : null;
    const segment = segmentAt(bytes, at, marker);
    if (!segment) return null;
    segments.push(segment);
    at = afterFill(bytes, at + segment.bytes.length);
  }
}

/** Any marker may have more of its first byte before it. */
function afterFill(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
  return at;
}

function segmentAt(bytes: Buffer, at: number, marker: number): Segment | null {
  if (isBare(marker)) return { marker, bytes: bytes.subarray(at, at + 2), payload: bytes.subarray(0, 0) };
  if (marker < 0xc0 || at + 4 > bytes.length) return null;
  const length = bytes.readUInt16BE(at + 2);
  const end = at + 2 + length;
  if (length < 2 || end > bytes.length) return null;
  const whole = marker === SOS ? endOfScan(bytes, end) : end;
  return { marker, bytes: bytes.subarray(at, whole), payload: bytes.subarray(at + 4, end) };
}

/** TEM and restart markers stand alone. */
const isBare = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** Where the coded picture ends: at the first marker that is neither a stuffed 0xFF nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at)) {
    const next = bytes[at + 1] as number;
    if (next === 0xff) at += 1;
    else if (next === 0 || isBare(next)) at += 2;
    else return at;
  }
  return bytes.length;
}

function isNeeded({ marker, payload }: Segment): boolean {
  const word = NEEDED.get(marker);
  if (word !== undefined) return startsWith(payload, word);
  return marker < 0xe0;
}

function orientationSegment(orientation: number): Buffer[] {
  const block = orientationBlock(orientation);
  if (!block) return [];
  const payload = Buffer.concat([Buffer.from(EXIF, 'latin1'), block]);
  const head = Buffer.of(0xff, 0xe1, 0, 0);
  head.writeUInt16BE(payload.length + 2, 2);
  return [head, payload];
}

const startsWith = (payload: Buffer, word: string): boolean => payload.toString('latin1', 0, word.length) === word;
