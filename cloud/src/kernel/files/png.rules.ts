import { orientationBlock, orientationOf } from './exif.rules';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/** Chunks that make the picture; all others, known or not, tell of it and go (PNG third edition, 11). */
const NEEDED = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT pHYs bKGD hIST sPLT acTL fcTL fdAT'.split(' '),
);

interface Chunk {
  readonly type: string;
  readonly bytes: Buffer;
  readonly data: Buffer;
}

/** A PNG without text, time, EXIF or unknown chunks, as upright as before; null when it is no whole PNG. */
export function cleanPng(bytes: Buffer): Buffer | null {
  const chunks = chunksOf(bytes);
  if (!chunks) return null;
  const exif = chunks.find(({ type }) => type === 'eXIf');
  const block = exif ? orientationBlock(orientationOf(exif.data)) : null;
  const [header, ...rest] = chunks.filter(({ type }) => NEEDED.has(type)).map((chunk) => chunk.bytes);
  return Buffer.concat([SIGNATURE, header as Buffer, ...(block ? [chunk('eXIf', block)] : []), ...rest]);
}

function chunksOf(bytes: Buffer): Chunk[] | null {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) return null;
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return null;
    const type = bytes.toString('latin1', at + 4, at + 8);
    chunks.push({ type, bytes: bytes.subarray(at, end), data: bytes.subarray(at + 8, end - 4) });
    if (type === 'IEND') return chunks[0]?.type === 'IHDR' ? chunks : null;
    at = end;
  }
  return null;
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** CRC-32 of a few bytes (ISO 3309), bit by bit. */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
