import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PART_LEAST_BYTES } from 'shared-types/attachment.states';
import { setClock } from '../src/kernel/clock';
import { AttachmentJobs } from '../src/kernel/files/attachment.jobs';
import { type Someone, TestApp } from './app';
import type { Extra } from './client';
import { pdf } from './sample-files';

const HOUR_MS = 3600 * 1000;

/** A server with a folder of its own for files: what tests of attachments are written with. */
export class FilesWorld {
  private constructor(
    readonly app: TestApp,
    readonly folder: string,
  ) {}

  static async open(environment: Readonly<Record<string, string>> = {}): Promise<FilesWorld> {
    const folder = await mkdtemp(join(tmpdir(), 'files-'));
    return new FilesWorld(await TestApp.start({ ...environment, FILES_DIR: folder }), folder);
  }

  async close(): Promise<void> {
    await this.app.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  send({ client }: Someone, bytes: Uint8Array, name: string, extra?: Extra) {
    return client.send('POST /attachments', { query: { name } }, bytes, extra);
  }

  /** Opens a link as an image or a player does: without a token. */
  follow(link: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(`${this.app.server.url}${link}`, { headers });
  }

  async bytesOf(link: string): Promise<Buffer> {
    return Buffer.from(await (await this.follow(link)).arrayBuffer());
  }

  /** Every file in the folder, below it. */
  async kept(): Promise<string[]> {
    const entries = await readdir(this.folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ path, name }) => join(path, name));
  }

  async keptBytes(): Promise<Buffer> {
    return Buffer.concat(await Promise.all((await this.kept()).map((path) => readFile(path))));
  }

  /** Lets the sweep run as it would so many hours from now. */
  async sweepAfter(hours: number): Promise<void> {
    const at = Date.now() + hours * HOUR_MS;
    setClock(() => new Date(at));
    await this.app.server.container.get(AttachmentJobs).sweep();
  }

  declare({ client }: Someone, file: Buffer, declared: { name?: string; sha256?: string; size?: number } = {}) {
    const { name = '总平面图.pdf', size = file.length, sha256 = sha256Of(file) } = declared;
    return client.call('POST /uploads', { body: { name, size, sha256, partSize: PART_LEAST_BYTES } });
  }

  /** Sends one part of a file, whose parts are as small as they may be. */
  part({ client }: Someone, id: string, file: Buffer, part: number) {
    const from = (part - 1) * PART_LEAST_BYTES;
    return client.send(
      'PUT /uploads/:id/parts/:part',
      { params: { id, part } },
      file.subarray(from, from + PART_LEAST_BYTES),
    );
  }

  async parts(someone: Someone, id: string, file: Buffer): Promise<void> {
    const count = Math.ceil(file.length / PART_LEAST_BYTES);
    for (let part = 1; part <= count; part++) await this.part(someone, id, file, part);
  }

  complete({ client }: Someone, id: string) {
    return client.call('POST /uploads/:id/complete', { params: { id } });
  }
}

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** A drawing of so many parts, like no other. */
export const drawingOf = (parts: number): Buffer =>
  Buffer.concat([pdf((parts - 1) * PART_LEAST_BYTES).subarray(0, -6), randomBytes(16), Buffer.from('%%EOF\n')]);
