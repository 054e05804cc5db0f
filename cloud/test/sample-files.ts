import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** What a phone would note in a photo: found again in the bytes when it was not taken out. */
export const CAMERA = 'SampleCamera-7';
/** 34.2205 N as EXIF has it: 34/1, 13/1, 1380/100. */
export const LATITUDE = Buffer.from('00000022000000010000000d0000000100000564' + '00000064', 'hex');

const u16 = (value: number): Buffer => Buffer.of(value >> 8, value & 0xff);
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

/** A TIFF block with model, orientation and a GPS directory. */
export function cameraNotes(orientation = 6): Buffer {
  const entry = (tag: number, type: number, count: number, value: Buffer) =>
    Buffer.concat([u16(tag), u16(type), u32(count), value]);
  const directory = [
    entry(0x0110, 2, CAMERA.length + 1, u32(80)),
    entry(0x0112, 3, 1, Buffer.concat([u16(orientation), u16(0)])),
    entry(0x8825, 4, 1, u32(100)),
  ];
  const head = Buffer.concat([latin('MM\0*'), u32(8), u16(directory.length), ...directory, u32(0)]);
  const model = Buffer.concat([latin(`${CAMERA}\0`), Buffer.alloc(20 - CAMERA.length - 1)]);
  const gps = Buffer.concat([u16(2), entry(1, 2, 2, latin('N\0\0\0')), entry(2, 5, 3, u32(130)), u32(0)]);
  return Buffer.concat([head, Buffer.alloc(80 - head.length), model, gps, LATITUDE]);
}

const segment = (marker: number, payload: Buffer): Buffer =>
  Buffer.concat([Buffer.of(0xff, marker), u16(payload.length + 2), payload]);

/** One grey point. */
const POINT = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  'base64',
);
const JFIF_END = 20;

/** A JPEG as a phone takes it: place, model, XMP, a comment, and a film behind the picture. */
export function photo({ orientation = 6, filler = 0 }: { orientation?: number; filler?: number } = {}): Buffer {
  return Buffer.concat([
    POINT.subarray(0, JFIF_END),
    segment(0xe1, Buffer.concat([latin('Exif\0\0'), cameraNotes(orientation)])),
    segment(0xe1, latin(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${CAMERA}</x:xmpmeta>`)),
    segment(0xe2, latin(`ICC_PROFILE\0\x01\x01colours`)),
    segment(0xe2, latin(`MPF\0${CAMERA}`)),
    segment(0xfe, latin(CAMERA)),
    POINT.subarray(JFIF_END),
    Buffer.alloc(filler, 0x2a),
    Buffer.of(0xff, 0xd9),
    latin(`ftypmp42${CAMERA}`),
  ]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

export function pngChunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([latin(type), data]);
  return Buffer.concat([u32(data.length), named, u32(crc32(named))]);
}

export const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

export function png(orientation = 6): Buffer {
  return Buffer.concat([
    PNG_SIGNATURE,
    pngChunk('IHDR', Buffer.from('00000001000000010800000000', 'hex')),
    pngChunk('eXIf', cameraNotes(orientation)),
    pngChunk('tEXt', latin(`Comment\0${CAMERA}`)),
    pngChunk('pHYs', Buffer.from('00000b1300000b1301', 'hex')),
    pngChunk('IDAT', deflateSync(Buffer.of(0, 0x80))),
    pngChunk('IEND', Buffer.alloc(0)),
    latin(CAMERA),
  ]);
}

export function webpChunk(type: string, data: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(data.length);
  return Buffer.concat([latin(type), size, data, Buffer.alloc(data.length % 2)]);
}

export function riff(word: string, ...chunks: Buffer[]): Buffer {
  const body = Buffer.concat([latin(word), ...chunks]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length);
  return Buffer.concat([latin('RIFF'), size, body]);
}

const LOSSLESS = Buffer.from('2f0000001007101111888' + '8fe0700', 'hex');

export const webp = (orientation = 6): Buffer =>
  riff(
    'WEBP',
    webpChunk('VP8X', Buffer.from('0c000000000000000000', 'hex')),
    webpChunk('VP8L', LOSSLESS),
    webpChunk('EXIF', cameraNotes(orientation)),
    webpChunk('XMP ', latin(CAMERA)),
  );

export const box = (type: string, ...content: Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  return Buffer.concat([u32(body.length + 8), latin(type), body]);
};

/** A HEIC whose picture is item 1, whose EXIF is item 2 in the data, and whose XMP is item 3 in the header. */
export function heic(): Buffer {
  const picture = latin('coded picture');
  const notes = Buffer.concat([u32(0), cameraNotes()]);
  const ftyp = box('ftyp', latin('mif1'), u32(0), latin('mif1heic'));
  const info = (id: number, type: string, ...more: Buffer[]) =>
    box('infe', Buffer.of(2, 0, 0, 0), u16(id), u16(0), latin(`${type}\0`), ...more);
  const meta = (dataFrom: number) => {
    const place = (id: number, method: number, from: number, length: number) =>
      Buffer.concat([u16(id), u16(method), u16(0), u16(1), u32(from), u32(length)]);
    const places = Buffer.concat([
      place(1, 0, dataFrom, picture.length),
      place(2, 0, dataFrom + picture.length, notes.length),
      place(3, 1, 0, CAMERA.length),
    ]);
    return box(
      'meta',
      u32(0),
      box('iinf', u32(0), u16(3), info(1, 'hvc1'), info(2, 'Exif'), info(3, 'mime', latin('application/rdf+xml\0'))),
      box('iloc', Buffer.of(1, 0, 0, 0, 0x44, 0), u16(3), places),
      box('idat', latin(CAMERA)),
    );
  };
  const dataFrom = ftyp.length + meta(0).length + 8;
  return Buffer.concat([ftyp, meta(dataFrom), box('mdat', picture, notes), box('mpvd', latin(CAMERA))]);
}

const track = (handler: string): Buffer =>
  box('trak', box('mdia', box('hdlr', u32(0), u32(0), latin(handler), Buffer.alloc(12))));

export const isoMedia = (...handlers: string[]): Buffer =>
  Buffer.concat([
    box('ftyp', latin('M4A '), u32(0), latin('isom')),
    box('mdat', Buffer.alloc(64)),
    box('moov', ...handlers.map(track)),
  ]);

export const pdf = (filler = 0): Buffer =>
  Buffer.concat([latin('%PDF-1.7\n'), Buffer.alloc(filler, 0x2a), latin('\nstartxref\n9\n%%EOF\n')]);

/** A PDF like no other, so that a test finds its own content only. */
export const somePdf = (): Buffer => Buffer.concat([pdf().subarray(0, -6), randomBytes(12), latin('%%EOF\n')]);

/** A package of empty files. */
export function zip(...names: string[]): Buffer {
  const field = (size: number, at: Record<number, number>, word: string) => {
    const bytes = Buffer.alloc(size);
    bytes.write(word, 'latin1');
    for (const [place, value] of Object.entries(at)) bytes.writeUInt16LE(value, Number(place));
    return bytes;
  };
  const files = names.map((name) => Buffer.concat([field(30, { 26: name.length }, 'PK\x03\x04'), latin(name)]));
  const entries = names.map((name) => Buffer.concat([field(46, { 28: name.length }, 'PK\x01\x02'), latin(name)]));
  const [data, directory] = [Buffer.concat(files), Buffer.concat(entries)];
  const counts = { 8: names.length, 10: names.length, 12: directory.length, 16: data.length };
  return Buffer.concat([data, directory, field(22, counts, 'PK\x05\x06')]);
}

export const SOUNDS = {
  mp3: Buffer.concat([
    latin('ID3\x04\0\0\0\0\0\x05'),
    Buffer.alloc(5),
    Buffer.from('fffb9064', 'hex'),
    Buffer.alloc(413),
  ]),
  m4a: isoMedia('soun'),
  aac: Buffer.concat([Buffer.from('fff15080013ffc', 'hex'), Buffer.alloc(2)]),
  wav: riff('WAVE', webpChunk('fmt ', Buffer.alloc(16)), webpChunk('data', Buffer.alloc(32))),
  amr: latin('#!AMR\n\x3csamples'),
} as const;

export const dwg = (filler = 200): Buffer => Buffer.concat([latin('AC1032\0\0\0\0\0'), Buffer.alloc(filler)]);
export const ofd = (): Buffer => zip('OFD.xml', 'Doc_0/Document.xml');
export const html = (): Buffer => latin('<!doctype html><script>alert(1)</script>');
