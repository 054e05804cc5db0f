import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import * as http from 'node:http';
import * as https from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sign } from 'aws4';
import type { Bucket } from './bucket';
import { FileMissing, type FileStore, filesUnavailable } from './file-store';
import type { Stretch } from './range.rules';
import type { WorkFile } from './workroom';

const SILENT_MS = 30_000;
/** SHA-256 of nothing. */
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

type Method = 'GET' | 'HEAD' | 'PUT' | 'DELETE';

/** Keeps files in a bucket. Each request is signed with the hash of its body, so that the storage refuses changed bytes. */
export class S3Store implements FileStore {
  constructor(private readonly bucket: Bucket) {}

  async keep(key: string, { path, size, hash }: WorkFile): Promise<void> {
    const headers = { 'content-length': String(size), 'content-type': 'application/octet-stream' };
    await this.call('PUT', key, { headers, hash, body: createReadStream(path) });
    await rm(path, { force: true });
  }

  async has(key: string): Promise<boolean> {
    const { statusCode } = await this.call('HEAD', key);
    return statusCode !== 404;
  }

  async open(key: string, stretch?: Stretch): Promise<Readable> {
    const headers = stretch ? { range: `bytes=${stretch.from}-${stretch.to}` } : undefined;
    const answer = await this.call('GET', key, { headers, streamed: true });
    if (answer.statusCode !== 404) return answer;
    answer.resume();
    throw new FileMissing(key);
  }

  async remove(key: string): Promise<void> {
    await this.call('DELETE', key);
  }

  /** The answer, whose body is read off unless it is wanted. @throws 503 `files_unavailable`. */
  private async call(
    method: Method,
    key: string,
    {
      headers = {},
      hash = EMPTY,
      body = Readable.from([]),
      streamed = false,
    }: { headers?: Record<string, string>; hash?: string; body?: Readable; streamed?: boolean } = {},
  ): Promise<http.IncomingMessage> {
    try {
      const answer = await this.send(method, key, { ...headers, 'X-Amz-Content-Sha256': hash }, body);
      const status = answer.statusCode ?? 500;
      const refused = status >= 300 && status !== 404;
      // An answer nobody reads holds its connection for good.
      if (refused || !streamed) answer.resume();
      if (refused) throw new Error(`storage answered ${status}`);
      return answer;
    } catch {
      throw filesUnavailable();
    } finally {
      body.destroy();
    }
  }

  private async send(method: Method, key: string, headers: Record<string, string>, body: Readable) {
    const { url, region, key: accessKeyId, secret: secretAccessKey } = this.bucket;
    const path = `${url.pathname}${key}`;
    const terms = { service: 's3', region, method, host: url.host, path, headers };
    const signed = sign(terms, { accessKeyId, secretAccessKey });
    const { request } = url.protocol === 'https:' ? https : http;
    const options = {
      method,
      hostname: url.hostname,
      port: url.port,
      path,
      headers: signed.headers as http.OutgoingHttpHeaders,
    };
    const call = request({ ...options, timeout: SILENT_MS });
    call.on('timeout', () => call.destroy(new Error('storage is silent')));
    const answered = new Promise<http.IncomingMessage>((resolve, reject) => {
      call.once('response', resolve);
      call.once('error', reject);
    });
    await Promise.race([pipeline(body, call), answered]);
    return answered;
  }
}
