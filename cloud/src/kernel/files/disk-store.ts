import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { FileMissing, type FileStore } from './file-store';
import type { Stretch } from './range.rules';
import type { WorkFile } from './workroom';

const isMissing = (error: unknown): boolean => (error as { code?: string }).code === 'ENOENT';

/** Keeps files in a folder; work files lie on the same file system, so that a rename is all it takes. */
export class DiskStore implements FileStore {
  constructor(private readonly folder: string) {}

  async keep(key: string, { path }: WorkFile): Promise<void> {
    const target = this.path(key);
    const shelf = dirname(target);
    await mkdir(shelf, { recursive: true, mode: 0o700 });
    await rename(path, target);
    // The new name is safe only once the folder is.
    const entry = await open(shelf);
    await entry.sync().finally(() => entry.close());
  }

  async has(key: string): Promise<boolean> {
    return stat(this.path(key)).then(
      () => true,
      (error) => {
        if (isMissing(error)) return false;
        throw error;
      },
    );
  }

  async open(key: string, stretch?: Stretch): Promise<Readable> {
    try {
      const file = await open(this.path(key));
      return file.createReadStream(stretch ? { start: stretch.from, end: stretch.to } : {});
    } catch (error) {
      throw isMissing(error) ? new FileMissing(key) : error;
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.path(key), { force: true });
  }

  private path(key: string): string {
    return join(this.folder, ...key.split('/'));
  }
}
