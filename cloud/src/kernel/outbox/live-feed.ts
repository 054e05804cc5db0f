import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ILogger, Inject, Logger, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type WebSocket, WebSocketServer } from 'ws';
import { now } from '../clock';
import { Database } from '../database/database';
import type { Caller, Device, Person } from '../session/actor';
import { Gate } from '../session/gate';
import { inForce } from '../session/membership.entity';

/** What a `record.changed` event says; nothing personal. */
interface RecordChanged {
  readonly id: number;
  readonly number: string;
  readonly type: string;
  readonly state: string;
  readonly action: string;
  readonly ownerPersonId: number | null;
  readonly ownerEnterpriseId: number | null;
  readonly holderStaffId: number | null;
  /** The one it is about, who hears nothing of it. */
  readonly barredStaffId?: number | null;
}

/** The queue of a site moved. Says nothing but where. */
export const QUEUE_CHANGED = 'queue.changed';
/** A call for help at a site, or what became of one. Says nothing but where. */
export const RECEPTION_CHANGED = 'reception.changed';

/** A device was taken out of service: `{ deviceId }`. It falls silent at once, lost or stolen as it may be. */
export const DEVICE_REVOKED = 'device.revoked';

interface SiteChanged {
  readonly siteKey: string;
}

/** What is told of a site's news, and whether to staff alone: that a queue moved anybody in the hall can see. */
const SITE_NEWS: Readonly<Record<string, { type: string; staffOnly: boolean }>> = {
  [QUEUE_CHANGED]: { type: 'queue', staffOnly: false },
  [RECEPTION_CHANGED]: { type: 'reception', staffOnly: true },
};

interface FeedRow {
  position: number;
  topic: string;
  payload: string | object;
}

type Listener = Person | Device;

interface Subscriber {
  readonly socket: WebSocket;
  readonly authorization: string;
  listener: Listener;
  enterpriseIds: readonly number[];
  /** The sites whose news this one follows: a device its own, a person those on the screen. */
  sites: ReadonlySet<string>;
  checkedAt: number;
}

const HELLO_WITHIN_MS = 10_000;
const RECHECK_MS = 60_000;
const BATCH = 200;
const SESSION_OVER = [4401, 'session over'] as const;
/** A screen shows one site, or compares a few. */
const MOST_SITES = 10;
const LONGEST_KEY = 60;

/**
 * Live updates over WebSocket, fed from the outbox by position on every replica. A person says `{"token": …}` first, a
 * kiosk or display `{"deviceToken": …}`. A person then hears `{"type":"record", number, recordType, state}` of the
 * records they may see, and, of the sites named by `"watch": ["<site>", …]`
 * (in the hello, or later by itself), that something there moved:
 * `{"type":"queue", siteKey}`. A device hears the latter of its own site. What changed each fetches itself.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class LiveFeed {
  @Inject()
  database!: Database;

  @Inject()
  gate!: Gate;

  @Logger()
  logger!: ILogger;

  private readonly sockets = new WebSocketServer({ noServer: true, maxPayload: 4096 });
  private readonly subscribers = new Set<Subscriber>();
  /** The last position sent; null while nobody listens. */
  private position: number | null = null;

  /** Takes over WebSocket upgrades at `/live`; any other upgrade is refused. */
  attach(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (request.url?.split('?')[0] !== '/live') {
        socket.destroy();
        return;
      }
      this.sockets.handleUpgrade(request, socket, head, (client) => this.greet(client));
    });
  }

  /** Ends every connection; clients reconnect to another replica. */
  close(): void {
    for (const client of this.sockets.clients) client.close(1001, 'going away');
    this.sockets.close();
  }

  /** Sends what has happened since the last call; returns how many events it read. */
  async pump(): Promise<number> {
    if (this.subscribers.size === 0) {
      this.position = null;
      return 0;
    }
    this.position ??= await this.lastPosition();
    const events = await this.database.rows<FeedRow>(
      'SELECT position, topic, payload FROM outbox WHERE position > ? ORDER BY position LIMIT ?',
      [this.position, BATCH],
    );
    const moved = new Set<string>();
    for (const event of events) {
      this.position = event.position;
      if (event.topic === 'record.changed') this.tell(payloadOf<RecordChanged>(event));
      else if (event.topic === DEVICE_REVOKED) this.drop(payloadOf<{ deviceId: number }>(event).deviceId);
      else if (SITE_NEWS[event.topic]) moved.add(`${event.topic} ${payloadOf<SiteChanged>(event).siteKey}`);
    }
    // However often a site's queue moved meanwhile, one look at it shows all.
    for (const each of moved) this.tellSite(each);
    return events.length;
  }

  /** Drops subscribers whose session ended or whose rights changed since they said hello. */
  async recheck(): Promise<void> {
    const before = now().getTime() - RECHECK_MS;
    for (const subscriber of [...this.subscribers]) {
      if (subscriber.checkedAt > before) continue;
      const listener = await this.listenerOf(subscriber.authorization);
      if (listener) {
        subscriber.listener = listener;
        subscriber.enterpriseIds = await this.enterprisesOf(listener);
        subscriber.checkedAt = now().getTime();
      } else subscriber.socket.close(...SESSION_OVER);
    }
  }

  private drop(deviceId: number): void {
    for (const { socket, listener } of this.subscribers)
      if (listener.kind === 'DEVICE' && listener.deviceId === deviceId) socket.close(...SESSION_OVER);
  }

  private greet(socket: WebSocket): void {
    const late = setTimeout(() => socket.close(4401, 'no token'), HELLO_WITHIN_MS);
    socket.once('message', (data) => {
      clearTimeout(late);
      this.subscribe(socket, data.toString()).catch(() => socket.close(1011, 'try again'));
    });
    socket.on('error', () => socket.terminate());
  }

  private async subscribe(socket: WebSocket, hello: string): Promise<void> {
    const authorization = authorizationOf(hello);
    const listener = authorization === null ? null : await this.listenerOf(authorization);
    if (authorization === null || !listener) {
      socket.close(4401, 'not signed in');
      return;
    }
    const enterpriseIds = await this.enterprisesOf(listener);
    // The position is fixed before «ready» is said, so that nothing between is missed.
    this.position ??= await this.lastPosition();
    const sites = new Set(listener.kind === 'DEVICE' ? [listener.siteKey] : []);
    const subscriber: Subscriber = {
      socket,
      authorization,
      listener,
      enterpriseIds,
      sites,
      checkedAt: now().getTime(),
    };
    this.subscribers.add(subscriber);
    socket.on('close', () => this.subscribers.delete(subscriber));
    if (listener.kind === 'PERSON') {
      follow(subscriber, hello);
      socket.on('message', (data) => follow(subscriber, data.toString()));
    }
    socket.send(JSON.stringify({ type: 'ready' }));
  }

  private async enterprisesOf(listener: Listener): Promise<number[]> {
    if (listener.kind === 'DEVICE') return [];
    const at = now();
    const rows = await this.database.rows<{ id: number }>(
      `SELECT m.enterprise_id AS id FROM enterprise_member m WHERE m.person_id = ? AND ${inForce('m')}`,
      [listener.personId, at, at],
    );
    return rows.map(({ id }) => id);
  }

  private async listenerOf(authorization: string): Promise<Listener | null> {
    const caller: Caller = await this.gate
      .identify(authorization, 'LISTENING')
      .catch(() => ({ kind: 'VISITOR' as const }));
    return caller.kind === 'PERSON' || caller.kind === 'DEVICE' ? caller : null;
  }

  private async lastPosition(): Promise<number> {
    const row = await this.database.row<{ last: number }>('SELECT last_position AS last FROM feed_cursor WHERE id = 1');
    return row?.last ?? 0;
  }

  private tell(event: RecordChanged): void {
    const message = JSON.stringify({
      type: 'record',
      number: event.number,
      recordType: event.type,
      state: event.state,
    });
    for (const subscriber of this.subscribers) if (maySee(subscriber, event)) subscriber.socket.send(message);
  }

  private tellSite(topicAndSite: string): void {
    const [topic = '', siteKey = ''] = topicAndSite.split(' ');
    const news = SITE_NEWS[topic];
    if (!news) return;
    const message = JSON.stringify({ type: news.type, siteKey });
    for (const { socket, listener, sites } of this.subscribers)
      if (sites.has(siteKey) && (!news.staffOnly || isStaff(listener))) socket.send(message);
  }
}

const isStaff = (listener: Listener): boolean =>
  listener.kind === 'PERSON' && listener.staff !== null && !listener.secondFactorOwed;

function maySee({ listener, enterpriseIds }: Subscriber, event: RecordChanged): boolean {
  if (listener.kind === 'DEVICE') return false;
  if (event.ownerPersonId === listener.personId) return true;
  if (event.ownerEnterpriseId !== null && enterpriseIds.includes(event.ownerEnterpriseId)) return true;
  return isStaff(listener) && event.barredStaffId !== listener.staff?.id;
}

function payloadOf<T>({ payload }: FeedRow): T {
  return typeof payload === 'string' ? JSON.parse(payload) : (payload as T);
}

/** The header that would say the same as a client's hello; null when it says nothing. */
function authorizationOf(hello: string): string | null {
  const { token, deviceToken } = spoken(hello);
  if (typeof token === 'string') return `Bearer ${token}`;
  return typeof deviceToken === 'string' ? `Device ${deviceToken}` : null;
}

/** Follows the sites a screen shows now instead of those before, and says from when on: `{"type":"watching"}`. */
function follow(subscriber: Subscriber, message: string): void {
  const { watch } = spoken(message);
  if (!Array.isArray(watch)) return;
  const fits = (key: unknown) => typeof key === 'string' && key.length <= LONGEST_KEY;
  subscriber.sites = new Set(watch.filter(fits).slice(0, MOST_SITES));
  subscriber.socket.send(JSON.stringify({ type: 'watching' }));
}

function spoken(message: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(message));
  } catch {
    return {};
  }
}
