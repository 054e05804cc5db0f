const END_OF_DIRECTORY = Buffer.from('PK\x05\x06', 'latin1');
const ENTRY = 0x02014b50;
const OFD_ROOT = 'OFD.xml';
const MOST_COMMENT = 0xffff;

/** The beginning and the end of a file that is too large to hold; both are the whole of a small one. */
export interface Ends {
  readonly head: Buffer;
  readonly tail: Buffer;
  readonly size: number;
}

/** So much of the end is looked at: the directory of an OFD of ten thousand entries fits. */
export const TAIL_BYTES = 1024 * 1024;

/** True for PDF that reaches its end (ISO 32000-1, 7.5). */
export const isPdf = ({ head, tail }: Ends): boolean =>
  /^%PDF-[12]\.\d/.test(head.toString('latin1', 0, 8)) && tail.subarray(-2048).includes('%%EOF');

/** True for DWG from release 13 on: its version, and the five empty bytes after it (Open Design Specification, 3). */
export const isDwg = ({ head, size }: Ends): boolean =>
  size > 128 && /^AC10(12|14|15|18|21|24|27|32)\0{5}/.test(head.toString('latin1', 0, 11));

/** True for OFD: a package with `OFD.xml` at its root (GB/T 33190-2016, 6). Any other package is none. */
export function isOfd({ head, tail, size }: Ends): boolean {
  if (head.toString('latin1', 0, 4) !== 'PK\x03\x04') return false;
  const end = endOfDirectory(tail);
  if (end === -1) return false;
  const length = tail.readUInt32LE(end + 12);
  const from = end - length;
  // What the directory says of its place must be where it stands, or two readers would see two packages.
  if (from < 0 || tail.readUInt32LE(end + 16) !== size - tail.length + from) return false;
  return entryNames(tail.subarray(from, end)).includes(OFD_ROOT);
}

function endOfDirectory(tail: Buffer): number {
  const at = tail.lastIndexOf(END_OF_DIRECTORY);
  if (at === -1 || at + 22 > tail.length || tail.length - at - 22 > MOST_COMMENT) return -1;
  return at + 22 + tail.readUInt16LE(at + 20) === tail.length ? at : -1;
}

function entryNames(directory: Buffer): string[] {
  const names: string[] = [];
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === ENTRY; ) {
    const [name = 0, extra = 0, comment = 0] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field));
    names.push(directory.toString('utf8', at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names;
}
