/** One box of an ISO base media file (ISO/IEC 14496-12, 4.2): where its content begins and ends. */
export interface Box {
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

/** The boxes side by side in a stretch of a file; null when they do not fill it. */
export function boxesOf(bytes: Buffer, from = 0, to = bytes.length): Box[] | null {
  const boxes: Box[] = [];
  let at = from;
  while (at < to) {
    const box = boxAt(bytes, at, to);
    if (!box) return null;
    boxes.push(box);
    at = box.to;
  }
  return boxes;
}

function boxAt(bytes: Buffer, at: number, to: number): Box | null {
  if (at + 8 > to) return null;
  const short = bytes.readUInt32BE(at);
  const type = bytes.toString('latin1', at + 4, at + 8);
  if (short === 1 && at + 16 > to) return null;
  const head = short === 1 ? 16 : 8;
  const size = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short;
  return size < head || at + size > to ? null : { type, from: at + head, to: at + size };
}

/** The content of the boxes that a path of types leads to: `['trak', 'mdia']` finds every one in every one. */
export function boxesAlong(bytes: Buffer, top: readonly Box[], path: readonly string[]): Box[] {
  const [type, ...rest] = path;
  const found = top.filter((box) => box.type === type);
  if (rest.length === 0) return found;
  return found.flatMap((box) => boxesAlong(bytes, boxesOf(bytes, box.from, box.to) ?? [], rest));
}

/** Major and compatible brands; none when the file does not begin with them. */
export function brandsOf(bytes: Buffer, top: readonly Box[]): string[] {
  const [first] = top;
  if (first?.type !== 'ftyp') return [];
  const words = bytes.toString('latin1', first.from, first.to).match(/[\s\S]{4}/g) ?? [];
  // The second word is the version.
  return words.filter((_, i) => i !== 1);
}

/** True for sound without a moving picture: every track of it is a sound track. */
export function isSound(bytes: Buffer): boolean {
  const top = boxesOf(bytes);
  if (!top || brandsOf(bytes, top).length === 0) return false;
  const handlers = boxesAlong(bytes, top, ['moov', 'trak', 'mdia', 'hdlr']);
  const kinds = handlers.map(({ from }) => bytes.toString('latin1', from + 8, from + 12));
  return kinds.length > 0 && kinds.every((kind) => kind === 'soun');
}
