import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { randomHandle } from '../session/tokens';

/** Bytes that are whole on this machine's disk and nowhere kept yet. */
export interface WorkFile {
  readonly path: string;
  readonly size: number;
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
}

/** Where files are put together under temporary names. */
export class Workroom {
  constructor(private readonly folder: string) {}

  /** Writes what comes and syncs it to the disk; leaves nothing when it cannot. */
  async write(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<WorkFile> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const path = join(this.folder, randomHandle());
    const file = await open(path, 'wx', 0o600);
    try {
      const hash = createHash('sha256');
      let size = 0;
      for await (const bytes of source) {
        hash.update(bytes);
        size += bytes.length;
        await file.writeFile(bytes);
      }
      await file.sync();
      return { path, size, hash: hash.digest('hex') };
    } catch (error) {
      await this.drop({ path });
      throw error;
    } finally {
      await file.close();
    }
  }

  /** The first bytes of a file and its last. */
  async ends({ path, size }: WorkFile, headBytes: number, tailBytes: number): Promise<{ head: Buffer; tail: Buffer }> {
    const file = await open(path);
    try {
      const head = Buffer.alloc(Math.min(size, headBytes));
      const tail = Buffer.alloc(Math.min(size, tailBytes));
      await file.read(head, 0, head.length, 0);
      await file.read(tail, 0, tail.length, size - tail.length);
      return { head, tail };
    } finally {
      await file.close();
    }
  }

  async drop({ path }: Pick<WorkFile, 'path'>): Promise<void> {
    await rm(path, { force: true });
  }

  /** Drops what a process left here when it was killed. */
  async sweep(before: Date): Promise<number> {
    const names = await readdir(this.folder).catch(() => []);
    let swept = 0;
    for (const path of names.map((name) => join(this.folder, name))) {
      const found = await stat(path).catch(() => null);
      if (!found || found.mtime >= before) continue;
      await this.drop({ path });
      swept += 1;
    }
    return swept;
  }
}
