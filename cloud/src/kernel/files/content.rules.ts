import { ATTACHMENT_WORDS, type AttachmentType, DRAWING_TYPES, SMALL_TYPES } from 'shared-types/attachment.states';
import { type Refusal, ruledOut } from '../errors/refusal';
import { type Ends, isDwg, isOfd, isPdf } from './drawing.rules';
import { cleanHeic } from './heic.rules';
import { isSound } from './iso-media.rules';
import { cleanJpeg } from './jpeg.rules';
import { cleanPng } from './png.rules';
import { isAdts, isAmr, isMp3, isWav } from './sound.rules';
import { cleanWebp } from './webp.rules';

/** What came, told from its content, and the bytes that are kept of it. */
export interface Content {
  readonly type: AttachmentType;
  readonly bytes: Buffer;
}

const same = (is: (bytes: Buffer) => boolean) => (bytes: Buffer) => (is(bytes) ? bytes : null);

/** For each type, what is kept of bytes that are of it; null for all others. */
const READERS: Partial<Record<AttachmentType, (bytes: Buffer) => Buffer | null>> = {
  JPEG: cleanJpeg,
  PNG: cleanPng,
  WEBP: cleanWebp,
  HEIC: cleanHeic,
  PDF: same((bytes) => isPdf({ head: bytes, tail: bytes, size: bytes.length })),
  M4A: same(isSound),
  WAV: same(isWav),
  AMR: same(isAmr),
  AAC: same(isAdts),
  MP3: same(isMp3),
};

/** What a phone sent, without what its camera noted; null when it is nothing that may be attached. */
export function readContent(bytes: Buffer): Content | null {
  for (const type of SMALL_TYPES) {
    const kept = READERS[type]?.(bytes);
    if (kept) return { type, bytes: kept };
  }
  return null;
}

/** The type of a drawing, from both ends of the file; null when it is none. */
export function drawingType(ends: Ends): AttachmentType | null {
  if (isPdf(ends)) return 'PDF';
  if (isDwg(ends)) return 'DWG';
  return isOfd(ends) ? 'OFD' : null;
}

/** `.pdf` is one, the `.2` of a plan's version is not. */
const ENDING = /\.([A-Za-z][A-Za-z0-9]{1,4})$/;

/** A «no» when the name claims another type than the content is of; a name without an ending claims nothing. */
export function nameRefusal(name: string, type: AttachmentType): Refusal | null {
  const ending = ENDING.exec(name)?.[1]?.toLowerCase();
  const { endings, label } = ATTACHMENT_WORDS[type];
  if (ending === undefined || endings.includes(ending)) return null;
  return ruledOut(
    'attachment_mislabelled',
    `文件内容是 ${label}，与文件名的 .${ending} 不一致，没有保存。请选择原文件重新上传`,
  );
}

/** The name under which it is saved: with an ending that says what it is. */
export function savedName(name: string, type: AttachmentType): string {
  return ENDING.test(name) ? name : `${name}.${ATTACHMENT_WORDS[type].endings[0]}`;
}

const endingsOf = (types: readonly AttachmentType[]): string =>
  types.map((type) => ATTACHMENT_WORDS[type].endings[0].toUpperCase()).join('、');

/** 422: what came is nothing that may be attached this way. */
export const unknownContent = (where: 'small' | 'drawing'): Refusal =>
  ruledOut(
    'attachment_type_unknown',
    `这个文件打不开，或者不是可以上传的类型，没有保存。可以上传：${endingsOf(where === 'small' ? SMALL_TYPES : DRAWING_TYPES)}`,
  );
