import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { freshPhone } from '../../test/phone';
import type { PickedFile } from './picked-file';
import { giveDrawingUp, sendDrawing } from './send-drawing';
import { unfinishedDrawings } from './unfinished-drawings';

const PART = 2 * 1024 * 1024;
const bytes = new Uint8Array(5 * 1024 * 1024).fill(7);
const file = (name = '总平面图.dwg'): PickedFile => ({
  name,
  size: bytes.length,
  read: async (from = 0, to = bytes.length) => bytes.buffer.slice(from, to),
});

/** What the server has been told, and how it answers: parts of one upload, as the contract says. */
let asked: string[] = [];
let parts: Set<number>;
let refuse: ((line: string) => { status: number; code: string } | undefined) | undefined;
let server: Server;

async function answer(request: IncomingMessage): Promise<unknown> {
  for await (const _ of request);
  const part = /\/parts\/(\d+)$/.exec(request.url ?? '')?.[1];
  if (part) parts.add(Number(part));
  if (request.url?.endsWith('/complete')) return { id: 'attachment-1', name: '总平面图.dwg' };
  return { id: 'upload-1', size: bytes.length, partSize: PART, parts: [...parts], attachment: null };
}

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const line = `${request.method} ${request.url?.replace('/api', '')}`;
    asked.push(line);
    const refusal = refuse?.(line);
    const body = refusal ? { ...refusal, title: '没有成功' } : await answer(request);
    response.writeHead(refusal?.status ?? 200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
beforeEach(() => {
  asked = [];
  parts = new Set();
  refuse = undefined;
  freshPhone(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterAll(() => new Promise((done) => server.close(done)));

const send = (progress: number[] = []) =>
  sendDrawing(file(), {
    signal: new AbortController().signal,
    onProgress: (sent) => progress.push(sent),
  });
const partsAsked = () => asked.flatMap((line) => /parts\/(\d+)$/.exec(line)?.[1] ?? []);

describe('a drawing that is sent', () => {
  it('goes part by part, and is told how far it is', async () => {
    const progress: number[] = [];
    expect(await send(progress)).toMatchObject({ id: 'attachment-1' });
    expect(partsAsked()).toEqual(['1', '2', '3']);
    expect(progress).toEqual([0, PART, 2 * PART, bytes.length]);
    expect(asked.at(-1)).toBe('POST /uploads/upload-1/complete');
    expect(await unfinishedDrawings()).toEqual([]);
  });

  it('and paused goes on with what is missing, without being declared again', async () => {
    const stop = new AbortController();
    const pausing = sendDrawing(file(), {
      signal: stop.signal,
      onProgress: (sent) => {
        if (sent === PART) stop.abort();
      },
    });
    expect(await pausing).toBeNull();
    expect(partsAsked()).toEqual(['1']);
    asked = [];
    expect(await send()).toMatchObject({ id: 'attachment-1' });
    expect(asked[0]).toBe('GET /uploads/upload-1');
    expect(partsAsked()).toEqual(['2', '3']);
  });

  it('is remembered while it is unfinished, and known again by its content under any name', async () => {
    refuse = (line) => (line.endsWith('/parts/2') ? { status: 503, code: 'unavailable' } : undefined);
    await expect(send()).rejects.toMatchObject({ code: 'unavailable' });
    expect(await unfinishedDrawings()).toMatchObject([{ id: 'upload-1', name: '总平面图.dwg', size: bytes.length }]);
    refuse = undefined;
    asked = [];
    await sendDrawing(file('改了名.dwg'), { signal: new AbortController().signal, onProgress: () => undefined });
    expect(partsAsked()).toEqual(['2', '3']);
  });

  it('begins anew when the server has swept it', async () => {
    refuse = (line) => (line.endsWith('/parts/2') ? { status: 503, code: 'unavailable' } : undefined);
    await expect(send()).rejects.toMatchObject({ code: 'unavailable' });
    parts.clear();
    refuse = (line) => (line.startsWith('GET') ? { status: 404, code: 'not_found' } : undefined);
    expect(await send()).toMatchObject({ id: 'attachment-1' });
    expect(asked).toContain('POST /uploads');
    expect(partsAsked().slice(-3)).toEqual(['1', '2', '3']);
  });

  it('and is none is forgotten, for the server has thrown it away', async () => {
    refuse = (line) => (line.endsWith('/complete') ? { status: 422, code: 'attachment_type_unknown' } : undefined);
    await expect(send()).rejects.toMatchObject({ code: 'attachment_type_unknown' });
    expect(await unfinishedDrawings()).toEqual([]);
  });

  it('waits while it is being put together', async () => {
    let first = true;
    refuse = (line) => {
      if (!line.endsWith('/complete') || !first) return undefined;
      first = false;
      return { status: 409, code: 'upload_being_checked' };
    };
    expect(await send()).toMatchObject({ id: 'attachment-1' });
  });

  it('given up is taken back from the server', async () => {
    refuse = (line) => (line.endsWith('/parts/2') ? { status: 503, code: 'unavailable' } : undefined);
    await expect(send()).rejects.toMatchObject({ code: 'unavailable' });
    const [left] = await unfinishedDrawings();
    await giveDrawingUp(left?.sha256 ?? '');
    expect(asked.at(-1)).toBe('DELETE /uploads/upload-1');
    expect(await unfinishedDrawings()).toEqual([]);
  });
});
