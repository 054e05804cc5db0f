import { orientationBlock, orientationOf } from './exif.rules';

/** Chunks that make the picture (WebP container specification); EXIF, XMP and unknown ones go. */
const NEEDED = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const HAS_EXIF = 0x08;
const HAS_XMP = 0x04;
const EXIF_WORD = 'Exif\0\0';

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/** A WebP without EXIF, XMP and unknown chunks, as upright as before; null when it is no whole WebP. */
export function cleanWebp(bytes: Buffer): Buffer | null {
  const chunks = chunksOf(bytes);
  if (!chunks?.some(({ type }) => type === 'VP8 ' || type === 'VP8L' || type === 'ANMF')) return null;
  const exif = chunks.find(({ type }) => type === 'EXIF');
  const block = exif ? orientationBlock(orientationOf(tiffOf(exif.data))) : null;
  const kept = chunks.filter(({ type }) => NEEDED.has(type)).map((chunk) => flagged(chunk, block !== null));
  // Without the extended header there is no place for EXIF, and none was honoured.
  const turned = block && kept[0]?.type === 'VP8X' ? [...kept, { type: 'EXIF', data: block }] : kept;
  const body = Buffer.concat([Buffer.from('WEBP'), ...turned.map(written)]);
  return Buffer.concat([Buffer.from('RIFF'), length(body.length), body]);
}

function chunksOf(bytes: Buffer): Chunk[] | null {
  if (bytes.length < 20 || bytes.toString('latin1', 0, 4) !== 'RIFF') return null;
  if (bytes.toString('latin1', 8, 12) !== 'WEBP') return null;
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length) return null;
  const chunks: Chunk[] = [];
  for (let at = 12; at + 8 <= end; ) {
    const size = bytes.readUInt32LE(at + 4);
    if (at + 8 + size > end) return null;
    chunks.push({ type: bytes.toString('latin1', at, at + 4), data: bytes.subarray(at + 8, at + 8 + size) });
    at += 8 + size + (size % 2);
  }
  return chunks;
}

/** Some writers put the word of the JPEG segment before the block. */
const tiffOf = (data: Buffer): Buffer =>
  data.toString('latin1', 0, EXIF_WORD.length) === EXIF_WORD ? data.subarray(EXIF_WORD.length) : data;

/** The extended header says what follows: it must say so truly. */
function flagged(chunk: Chunk, exif: boolean): Chunk {
  if (chunk.type !== 'VP8X' || chunk.data.length === 0) return chunk;
  const data = Buffer.from(chunk.data);
  data[0] = ((data[0] as number) & ~(HAS_EXIF | HAS_XMP)) | (exif ? HAS_EXIF : 0);
  return { type: chunk.type, data };
}

function written({ type, data }: Chunk): Buffer {
  return Buffer.concat([Buffer.from(type, 'latin1'), length(data.length), data, Buffer.alloc(data.length % 2)]);
}

function length(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
