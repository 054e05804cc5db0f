/** Samples in the frames that follow tell nothing; a frame's own head is enough to know the kind (ISO/IEC 11172-3, 2.4.1.3). */
function isMp3Frame(bytes: Buffer, at: number): boolean {
  if (at + 4 > bytes.length) return false;
  const [sync, kind, rates] = [bytes[at], bytes[at + 1] as number, bytes[at + 2] as number];
  const version = (kind >> 3) & 3;
  const layer = (kind >> 1) & 3;
  const bitrate = rates >> 4;
  const frequency = (rates >> 2) & 3;
  return sync === 0xff && kind >> 5 === 7 && version !== 1 && layer === 1 && bitrate % 15 !== 0 && frequency !== 3;
}

/** True for MP3, with or without an ID3v2 tag before it. */
export function isMp3(bytes: Buffer): boolean {
  if (bytes.toString('latin1', 0, 3) !== 'ID3' || bytes.length < 10) return isMp3Frame(bytes, 0);
  // Four times seven bits.
  const tag = [6, 7, 8, 9].reduce((size, at) => size * 128 + ((bytes[at] as number) & 0x7f), 0);
  let at = 10 + tag;
  while (at < bytes.length && bytes[at] === 0) at += 1;
  return isMp3Frame(bytes, at);
}

/** True for AAC in ADTS frames (ISO/IEC 13818-7, 6.2): the first frame ends where another begins, or the file ends. */
export function isAdts(bytes: Buffer): boolean {
  const isHead = (at: number) =>
    bytes[at] === 0xff && ((bytes[at + 1] as number) & 0xf6) === 0xf0 && (((bytes[at + 2] as number) >> 2) & 0xf) < 13;
  if (bytes.length < 7 || !isHead(0)) return false;
  const length = (((bytes[3] as number) & 3) << 11) | ((bytes[4] as number) << 3) | ((bytes[5] as number) >> 5);
  return length >= 7 && (length === bytes.length || (length + 3 <= bytes.length && isHead(length)));
}

/** True for WAVE. */
export const isWav = (bytes: Buffer): boolean =>
  bytes.toString('latin1', 0, 4) === 'RIFF' &&
  bytes.toString('latin1', 8, 12) === 'WAVE' &&
  bytes.subarray(12, 4096).includes('fmt ');

/** True for AMR, narrow or wide band (RFC 4867, 5.1). */
export const isAmr = (bytes: Buffer): boolean => /^#!AMR(-WB)?\n/.test(bytes.toString('latin1', 0, 9));
