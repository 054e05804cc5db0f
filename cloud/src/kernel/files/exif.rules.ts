const ORIENTATION = 0x0112;
const SHORT = 3;
const ENTRY_BYTES = 12;
const UPRIGHT = 1;
const MOST_ORIENTATION = 8;

/**
 * How a picture is to be turned, 1 to 8, from the TIFF block of its EXIF; 1 (upright) where that says nothing sensible.
 * Of everything a camera notes this alone is needed to see the picture (EXIF 2.32, 4.6.5 A).
 */
export function orientationOf(tiff: Buffer): number {
  const order = tiff.toString('latin1', 0, 4);
  if (order !== 'II*\0' && order !== 'MM\0*') return UPRIGHT;
  const little = order.startsWith('I');
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  if (tiff.length < 8) return UPRIGHT;
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directory + 2 > tiff.length) return UPRIGHT;
  const entries = Math.min(short(directory), Math.floor((tiff.length - directory - 2) / ENTRY_BYTES));
  for (let i = 0; i < entries; i++) {
    const entry = directory + 2 + i * ENTRY_BYTES;
    if (short(entry) !== ORIENTATION || short(entry + 2) !== SHORT) continue;
    const value = short(entry + 8);
    return value >= UPRIGHT && value <= MOST_ORIENTATION ? value : UPRIGHT;
  }
  return UPRIGHT;
}

/** A TIFF block that says only how to turn the picture; null for an upright one, which needs none. */
export function orientationBlock(orientation: number): Buffer | null {
  if (orientation === UPRIGHT) return null;
  const block = Buffer.from('4d4d002a000000080001011200030000000100000000' + '00000000', 'hex');
  block.writeUInt16BE(orientation, 18);
  return block;
}
