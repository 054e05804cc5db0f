import fc from 'fast-check';
import {
  box,
  CAMERA,
  cameraNotes,
  dwg,
  heic,
  html,
  isoMedia,
  LATITUDE,
  ofd,
  PNG_SIGNATURE,
  pdf,
  photo,
  png,
  pngChunk,
  riff,
  SOUNDS,
  webp,
  webpChunk,
  zip,
} from '../../../test/sample-files';
import { drawingType, nameRefusal, readContent, savedName } from './content.rules';
import { orientationBlock, orientationOf } from './exif.rules';
import { stretchOf } from './range.rules';

const typeOf = (bytes: Buffer) => readContent(bytes)?.type ?? null;
const drawing = (bytes: Buffer) => drawingType({ head: bytes.subarray(0, 64), tail: bytes, size: bytes.length });
const cleaned = (bytes: Buffer): Buffer => readContent(bytes)?.bytes ?? Buffer.alloc(0);

/** How the EXIF that is left in a picture says to turn it. */
function turnOf(bytes: Buffer): number {
  const block = bytes.indexOf('MM\0*', 0, 'latin1');
  return block === -1 ? 1 : orientationOf(bytes.subarray(block));
}

describe('what a file is', () => {
  it.each([
    ['JPEG', photo()],
    ['PNG', png()],
    ['WEBP', webp()],
    ['HEIC', heic()],
    ['PDF', pdf()],
    ['MP3', SOUNDS.mp3],
    ['M4A', SOUNDS.m4a],
    ['AAC', SOUNDS.aac],
    ['WAV', SOUNDS.wav],
    ['AMR', SOUNDS.amr],
  ])('is told from its content: %s', (type, bytes) => {
    expect(typeOf(bytes)).toBe(type);
  });

  it.each([
    ['HTML', html()],
    ['a package', zip('word/document.xml')],
    ['a drawing for a PC', dwg()],
    ['nothing at all', Buffer.alloc(0)],
    ['the beginning of a JPEG', photo().subarray(0, 60)],
    ['HTML behind the first bytes of a JPEG', Buffer.concat([Buffer.of(0xff, 0xd8, 0xff), html()])],
    ['a PNG without an end', png().subarray(0, 90)],
    ['a PDF without an end', pdf().subarray(0, 12)],
    ['a film', isoMedia('vide', 'soun')],
    ['an AVIF picture', box('ftyp', Buffer.from('avif\0\0\0\0mif1avif'))],
  ])('is unknown for %s', (_, bytes) => {
    expect(typeOf(bytes)).toBeNull();
  });

  it('of a drawing is told from both its ends', () => {
    expect([pdf(), ofd(), dwg()].map(drawing)).toEqual(['PDF', 'OFD', 'DWG']);
    expect([zip('word/document.xml'), zip('Doc_0/OFD.xml'), html(), photo()].map(drawing)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('is no package when its directory is not where it says, as when two are glued together', () => {
    expect(drawing(Buffer.concat([zip('word/document.xml'), ofd()]))).toBeNull();
  });

  it('never throws, whatever the bytes', () => {
    const beginnings = [photo(), png(), webp(), heic(), ofd(), ...Object.values(SOUNDS)];
    const mangled = fc.tuple(
      fc.constantFrom(...beginnings),
      fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 8 }),
      fc.nat(500),
    );
    fc.assert(
      fc.property(mangled, ([file, changes, cut]) => {
        const bytes = Buffer.from(file.subarray(0, file.length - (cut % file.length)));
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        readContent(bytes);
        drawing(bytes);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a photo', () => {
  it.each([
    ['JPEG', photo()],
    ['PNG', png()],
    ['WebP', webp()],
    ['HEIC', heic()],
  ])('as %s keeps neither place nor camera', (_, bytes) => {
    expect(bytes.includes(LATITUDE) && bytes.includes(CAMERA)).toBe(true);
    expect(cleaned(bytes).length).toBeGreaterThan(40);
    expect(cleaned(bytes).includes(LATITUDE)).toBe(false);
    expect(cleaned(bytes).includes(CAMERA)).toBe(false);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('turned by %i stays as upright as before', (orientation) => {
    for (const make of [(o: number) => photo({ orientation: o }), png, webp]) {
      expect(turnOf(cleaned(make(orientation)))).toBe(orientation);
    }
  });

  it('that is clean is left as it is', () => {
    for (const file of [photo(), png(), webp(), heic()]) expect(cleaned(cleaned(file))).toEqual(cleaned(file));
  });

  it('keeps its colours', () => {
    expect(cleaned(photo()).includes('ICC_PROFILE')).toBe(true);
  });

  it('as HEIC keeps every byte where it was, since offsets point there', () => {
    expect(cleaned(heic())).toHaveLength(heic().length);
    expect(cleaned(heic()).includes('coded picture')).toBe(true);
  });

  it('as JPEG loses whatever segments tell of it, and nothing of the picture', () => {
    const notes = fc.array(
      fc.record({
        marker: fc.constantFrom(0xe1, 0xe3, 0xe4, 0xed, 0xef, 0xfe),
        text: fc.uint8Array({ minLength: 8, maxLength: 60 }),
      }),
    );
    const bare = cleaned(photo({ orientation: 1 }));
    fc.assert(
      fc.property(notes, (segments) => {
        const written = segments.map(({ marker, text }) =>
          Buffer.concat([Buffer.of(0xff, marker, 0, text.length + 2), text]),
        );
        expect(cleaned(Buffer.concat([bare.subarray(0, 2), ...written, bare.subarray(2)]))).toEqual(bare);
      }),
    );
  });

  it('as PNG or WebP loses every chunk nobody knows', () => {
    const word = fc.stringMatching(/^[a-z]{4}$/);
    fc.assert(
      fc.property(word, fc.uint8Array({ maxLength: 40 }), (type, data) => {
        const [barePng, bareWebp] = [cleaned(png(1)), cleaned(webp(1))];
        const noted = Buffer.concat([
          PNG_SIGNATURE,
          barePng.subarray(8, 33),
          pngChunk(`x${type.slice(1)}`, Buffer.from(data)),
          barePng.subarray(33),
        ]);
        expect(cleaned(noted)).toEqual(barePng);
        const chunk = webpChunk(type, Buffer.from(data));
        expect(cleaned(riff('WEBP', bareWebp.subarray(12), chunk))).toEqual(bareWebp);
      }),
    );
  });
});

describe('an orientation', () => {
  it('is read in both byte orders', () => {
    const little = Buffer.from('49492a0008000000010012010300010000000800000000000000', 'hex');
    expect([orientationOf(little), orientationOf(cameraNotes(5))]).toEqual([8, 5]);
  });

  it('needs no note when the picture is upright, and is read back otherwise', () => {
    expect(orientationBlock(1)).toBeNull();
    for (const turn of [2, 3, 4, 5, 6, 7, 8]) expect(orientationOf(orientationBlock(turn) as Buffer)).toBe(turn);
  });

  it('is upright for whatever is no EXIF', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.constantFrom('', 'II*\0', 'MM\0*'), (bytes, order) => {
        const turn = orientationOf(Buffer.concat([Buffer.from(order, 'latin1'), bytes]));
        expect(turn).toBeGreaterThanOrEqual(1);
        expect(turn).toBeLessThanOrEqual(8);
      }),
    );
  });
});

describe('a name', () => {
  it('that claims another type is refused in words that say what the file is', () => {
    expect(nameRefusal('身份证.jpg', 'PDF')).toMatchObject({
      status: 422,
      code: 'attachment_mislabelled',
      title: expect.stringContaining('PDF 文件'),
    });
  });

  it.each([
    ['IMG_0001.JPG', 'JPEG'],
    ['录音.m4a', 'AAC'],
    ['总平面图 v1.2', 'DWG'],
    ['没有扩展名', 'PNG'],
  ] as const)('%s claims nothing wrong about %s', (name, type) => {
    expect(nameRefusal(name, type)).toBeNull();
  });

  it('without an ending is saved with one', () => {
    expect([savedName('总平面图', 'DWG'), savedName('图.pdf', 'PDF')]).toEqual(['总平面图.dwg', '图.pdf']);
  });
});

describe('a stretch of a file', () => {
  it.each([
    ['', null],
    ['bytes=0-1,5-6', null],
    ['bytes=0-1', { from: 0, to: 1 }],
    ['bytes=90-', { from: 90, to: 99 }],
    ['bytes=90-200', { from: 90, to: 99 }],
    ['bytes=-10', { from: 90, to: 99 }],
    ['bytes=100-', 'unsatisfiable'],
  ])('%s of a hundred bytes', (header, stretch) => {
    expect(stretchOf(header, 100)).toEqual(stretch);
  });
});
