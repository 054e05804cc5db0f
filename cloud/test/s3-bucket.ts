import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { stretchOf } from '../src/kernel/files/range.rules';

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=(?<scope>[^,]+), ?SignedHeaders=(?<names>[^,]+), ?Signature=(?<signature>\w{64})$/;

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();

/** S3-compatible storage on this machine: checks each signature and the hash of each body, as the real one does. */
export class S3Bucket {
  readonly objects = new Map<string, Buffer>();
  readonly name = 'attachments-test';
  readonly region = 'cn-test-1';
  readonly key = 'AKIDSAMPLE';
  readonly secret = 'sample-secret-that-opens-nothing';
  /** Every request so far: method and status. */
  readonly answered: string[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<S3Bucket> {
    const server = createServer();
    const bucket = new S3Bucket(server);
    server.on('request', (request, response) => void bucket.answer(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return bucket;
  }

  environment(): Record<string, string> {
    const { port } = this.server.address() as AddressInfo;
    return {
      FILES_S3_URL: `http://127.0.0.1:${port}`,
      FILES_S3_BUCKET: this.name,
      FILES_S3_REGION: this.region,
      FILES_S3_KEY: this.key,
      FILES_S3_SECRET: this.secret,
    };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const [status, content] = this.isSigned(request, body) ? this.serve(request, body) : [403, undefined];
    this.answered.push(`${request.method} ${status}`);
    response.writeHead(status).end(request.method === 'HEAD' ? undefined : content);
  }

  private serve({ method, url = '', headers }: IncomingMessage, body: Buffer): [number, Buffer?] {
    const found = this.objects.get(url);
    if (method === 'PUT') this.objects.set(url, body);
    if (method === 'PUT') return [headers['content-length'] === String(body.length) ? 200 : 411];
    if (method === 'DELETE') return [this.objects.delete(url) ? 204 : 204];
    if (!found) return [404];
    const stretch = stretchOf(headers.range ?? '', found.length);
    return stretch === null || stretch === 'unsatisfiable'
      ? [200, found]
      : [206, found.subarray(stretch.from, stretch.to + 1)];
  }

  /** AWS Signature Version 4, written from its specification. */
  private isSigned({ method, url, headers }: IncomingMessage, body: Buffer): boolean {
    const groups = AUTHORIZATION.exec(headers.authorization ?? '')?.groups;
    if (!groups || headers['x-amz-content-sha256'] !== sha256(body)) return false;
    const { scope = '', names = '', signature } = groups;
    const [key, day = '', region, service, end] = scope.split('/');
    if (key !== this.key || region !== this.region || service !== 's3' || end !== 'aws4_request') return false;
    const lines = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
    if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => names.split(';').includes(name))) return false;
    const canonical = [method, url, '', lines.join(''), names, sha256(body)].join('\n');
    const terms = `${day}/${region}/s3/aws4_request`;
    const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], terms, sha256(canonical)].join('\n');
    const signing = [day, this.region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${this.secret}`);
    return hmac(signing, text).toString('hex') === signature;
  }
}
