const MEGABYTE = 1024 * 1024;

/** What may be attached, told from the content alone. */
export const ATTACHMENT_TYPES = [
  'JPEG',
  'PNG',
  'WEBP',
  'HEIC',
  'PDF',
  'MP3',
  'M4A',
  'AAC',
  'WAV',
  'AMR',
  'OFD',
  'DWG',
] as const;
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number];

interface TypeWords {
  readonly label: string;
  readonly mime: string;
  /** Endings of a name that agree with the content; the first is given to a name without one. */
  readonly endings: readonly [string, ...string[]];
  /** Shown in its place by a browser; everything else is saved. */
  readonly shown: boolean;
}

export const ATTACHMENT_WORDS: Readonly<Record<AttachmentType, TypeWords>> = {
  JPEG: { label: 'JPG 照片', mime: 'image/jpeg', endings: ['jpg', 'jpeg', 'jfif'], shown: true },
  PNG: { label: 'PNG 图片', mime: 'image/png', endings: ['png'], shown: true },
  WEBP: { label: 'WebP 图片', mime: 'image/webp', endings: ['webp'], shown: true },
  HEIC: { label: 'HEIC 照片', mime: 'image/heic', endings: ['heic', 'heif'], shown: true },
  PDF: { label: 'PDF 文件', mime: 'application/pdf', endings: ['pdf'], shown: false },
  MP3: { label: 'MP3 语音', mime: 'audio/mpeg', endings: ['mp3'], shown: true },
  M4A: { label: 'M4A 语音', mime: 'audio/mp4', endings: ['m4a', 'aac', 'mp4'], shown: true },
  AAC: { label: 'AAC 语音', mime: 'audio/aac', endings: ['aac', 'm4a'], shown: true },
  WAV: { label: 'WAV 语音', mime: 'audio/wav', endings: ['wav'], shown: true },
  AMR: { label: 'AMR 语音', mime: 'audio/amr', endings: ['amr'], shown: true },
  OFD: { label: 'OFD 文件', mime: 'application/ofd', endings: ['ofd'], shown: false },
  DWG: { label: 'DWG 图纸', mime: 'image/vnd.dwg', endings: ['dwg'], shown: false },
};

/** What a phone sends in one piece: photos, PDF and short voice. */
export const SMALL_TYPES: readonly AttachmentType[] = ATTACHMENT_TYPES.filter(
  (type) => type !== 'OFD' && type !== 'DWG',
);
/** What a PC sends in parts: drawings. */
export const DRAWING_TYPES: readonly AttachmentType[] = ['PDF', 'OFD', 'DWG'];

export const SMALL_MOST_BYTES = 10 * MEGABYTE;
export const DRAWING_MOST_BYTES = 100 * MEGABYTE;
/** Every part but the last has the size that was declared for all of them, within these bounds. */
export const PART_LEAST_BYTES = MEGABYTE;
export const PART_MOST_BYTES = 5 * MEGABYTE;
/** A signed link opens its attachment for so long. */
export const LINK_SECONDS = 5 * 60;

/** The bytes of part `number` (from 1) of an upload; 0 when there is no such part. */
export function partBytes({ size, partSize }: { size: number; partSize: number }, number: number): number {
  return Math.max(0, Math.min(partSize, size - (number - 1) * partSize));
}
