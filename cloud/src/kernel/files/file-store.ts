import type { Readable } from 'node:stream';
import { Refusal } from '../errors/refusal';
import type { Stretch } from './range.rules';
import type { WorkFile } from './workroom';

/** Where bytes are kept under keys of ours. What is kept under a key is there whole or not at all. */
export interface FileStore {
  /** Keeps a work file, which is the store's from then on. */
  keep(key: string, file: WorkFile): Promise<void>;
  has(key: string): Promise<boolean>;
  /** @throws FileMissing when nothing is kept under the key. */
  open(key: string, stretch?: Stretch): Promise<Readable>;
  /** Removes what may be there. */
  remove(key: string): Promise<void>;
}

/** Nothing is kept under this key. */
export class FileMissing extends Error {
  constructor(key: string) {
    super(`nothing is kept under ${key}`);
    this.name = 'FileMissing';
  }
}

/** 503: the store cannot be reached; the caller may try again. */
export const filesUnavailable = () =>
  new Refusal(503, 'files_unavailable', '附件暂时无法存取，请稍后再试', { retryAfter: 5 });

export const contentKey = (hash: string): string => `content/${hash.slice(0, 2)}/${hash}`;
export const partKey = (handle: string, number: number): string => `parts/${handle}/${number}`;
