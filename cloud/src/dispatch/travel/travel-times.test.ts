import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setClock } from '../../kernel/clock';
import type { DispatchRules } from '../dispatch.config';
import type { TravelSettings } from './travel.settings';
import { TravelTimes } from './travel-times';

const HALL = { longitude: 108.965, latitude: 34.205 };
const NORTH = { longitude: 108.965, latitude: 34.213993 };
const ESTIMATE = 280;

/** A map service on this machine: says what it was asked, and answers what the test tells it to. */
class MapServer {
  readonly asked: URL[] = [];
  answer: (url: URL) => { status?: number; body: string; afterMs?: number } = () => ({ body: '{}' });
  private server!: Server;

  async open(): Promise<string> {
    this.server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://map');
      this.asked.push(url);
      const { status = 200, body, afterMs = 0 } = this.answer(url);
      setTimeout(() => response.writeHead(status, { 'content-type': 'application/json' }).end(body), afterMs);
    });
    await new Promise<void>((listening) => this.server.listen(0, '127.0.0.1', listening));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((closed) => this.server.close(() => closed()));
  }
}

describe('how long ways take', () => {
  let map: MapServer;
  let url: string;
  let warnings: unknown[];
  let minute: number;

  beforeEach(async () => {
    map = new MapServer();
    url = await map.open();
    warnings = [];
    minute = 0;
    setClock(() => new Date(Date.UTC(2026, 10, 30, 1, minute)));
  });
  afterEach(async () => {
    setClock(null);
    await map.close();
  });

  function travel(settings: Partial<TravelSettings>): TravelTimes {
    const times = new TravelTimes();
    times.settings = {
      TRAVEL_OSRM_PROFILE: 'bike',
      TRAVEL_TENCENT_URL: url,
      TRAVEL_TIMEOUT_MS: 300,
      ...settings,
    };
    times.rules = {
      travel: { detourFactor: 1.4, speedKmh: 18, tencentMode: 'bicycling' },
    } as unknown as DispatchRules;
    times.logger = { warn: (...words: unknown[]) => warnings.push(words) } as unknown as TravelTimes['logger'];
    (times as unknown as { prepare(): void }).prepare();
    return times;
  }
  const osrm = () => travel({ TRAVEL_OSRM_URL: url });
  const table = (durations: (number | null)[][]) => () => ({ body: JSON.stringify({ code: 'Ok', durations }) });

  it('are estimated where no map service is configured', async () => {
    expect(await travel({}).table([HALL, NORTH])).toEqual([
      [0, ESTIMATE],
      [ESTIMATE, 0],
    ]);
    expect(map.asked).toEqual([]);
  });

  it('are asked of an OSRM server in its own coordinates', async () => {
    map.answer = table([
      [0, 401.4],
      [399.6, 0],
    ]);
    expect(await osrm().table([HALL, NORTH])).toEqual([
      [0, 401],
      [400, 0],
    ]);
    const [asked] = map.asked;
    expect(asked?.pathname).toMatch(/^\/table\/v1\/bike\/108\.96\d+,34\.20\d+;/);
    expect(asked?.pathname).not.toContain('108.965000');
    expect(Object.fromEntries(asked?.searchParams ?? [])).toEqual({
      annotations: 'duration',
      sources: '0;1',
      destinations: '2;3',
    });
  });

  it('are asked of Tencent with the key, latitude first, by the way agents go about', async () => {
    map.answer = () => ({
      body: JSON.stringify({
        status: 0,
        result: {
          rows: [
            { elements: [{ duration: 0 }, { duration: 333 }] },
            { elements: [{ duration: 77, status: 4 }, { duration: 0 }] },
          ],
        },
      }),
    });
    const seen = await travel({ TRAVEL_TENCENT_KEY: 'a-key-of-tencent' }).table([HALL, NORTH]);
    expect(seen).toEqual([
      [0, 333],
      [ESTIMATE, 0],
    ]);
    expect(Object.fromEntries(map.asked[0]?.searchParams ?? [])).toEqual({
      mode: 'bicycling',
      from: '34.205000,108.965000;34.213993,108.965000',
      to: '34.205000,108.965000;34.213993,108.965000',
      key: 'a-key-of-tencent',
    });
  });

  it('are estimated where there is no way', async () => {
    map.answer = table([
      [0, null],
      [400, 0],
    ]);
    expect(await osrm().between(HALL, NORTH)).toBe(ESTIMATE);
  });

  it('are asked once and remembered for six hours', async () => {
    map.answer = table([
      [0, 400],
      [400, 0],
    ]);
    const times = osrm();
    await times.between(HALL, NORTH);
    minute = 359;
    expect(await times.between(HALL, NORTH)).toBe(400);
    expect(map.asked).toHaveLength(1);
    minute = 361;
    await times.between(HALL, NORTH);
    expect(map.asked).toHaveLength(2);
  });

  it.each([
    ['does not answer in time', () => ({ body: '{}', afterMs: 2000 }), 'timeout'],
    ['is broken', () => ({ status: 502, body: '' }), 'http'],
    ['speaks no JSON', () => ({ body: '<html>' }), 'unreadable'],
    ['refuses', () => ({ status: 400, body: '{"code":"TooBig","message":"Too many table coordinates"}' }), 'refused'],
    ['answers another table', () => ({ body: '{"code":"Ok","durations":[[0]]}' }), 'unreadable'],
  ])('a service that %s is left alone for a minute, and ways are estimated', async (_, answer, fault) => {
    map.answer = answer;
    const times = osrm();
    expect(await times.between(HALL, NORTH)).toBe(ESTIMATE);
    expect(JSON.stringify(warnings)).toContain(fault);
    await times.between(HALL, NORTH);
    expect(map.asked).toHaveLength(1);
    map.answer = table([
      [0, 400],
      [400, 0],
    ]);
    minute = 1;
    expect(await times.between(HALL, NORTH)).toBe(400);
  });

  it('a warning tells of no place and no key', async () => {
    map.answer = () => ({ body: '{"status":311,"message":"key a-key-of-tencent"}' });
    await travel({ TRAVEL_TENCENT_KEY: 'a-key-of-tencent' }).between(HALL, NORTH);
    expect(warnings).toHaveLength(1);
    expect(JSON.stringify(warnings)).not.toMatch(/108\.9|a-key-of-tencent/);
  });
});
