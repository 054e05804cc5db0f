import { createHash } from 'node:crypto';

/** 16 hexadecimal digits that stand for a content: equal content, equal digits. Pure; not for secrets. */
export function fingerprint(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
}
