import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ILogger, Inject, Logger, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type WebSocket, WebSocketServer } from 'ws';
import { now } from '../clock';
import { Database } from '../database/database';
import type { Caller, Person } from '../session/actor';
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

interface FeedRow {
  position: number;
  topic: string;
  payload: string | RecordChanged;
}

interface Subscriber {
  readonly socket: WebSocket;
  readonly token: string;
  person: Person;
  enterpriseIds: readonly number[];
  checkedAt: number;
}

const HELLO_WITHIN_MS = 10_000;
const RECHECK_MS = 60_000;
const BATCH = 200;

/**
 * Live updates over WebSocket, fed from the outbox by position on every replica. A client says `{"token": …}` first and
 * then hears `{"type":"record", number, recordType, state}` of the records it may see; what changed it fetches itself.
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
    for (const event of events) {
      this.position = event.position;
      if (event.topic === 'record.changed') this.tell(recordOf(event));
    }
    return events.length;
  }

  /** Drops subscribers whose session ended or whose rights changed since they said hello. */
  async recheck(): Promise<void> {
    const before = now().getTime() - RECHECK_MS;
    for (const subscriber of [...this.subscribers]) {
      if (subscriber.checkedAt > before) continue;
      const person = await this.personOf(subscriber.token);
      if (person) {
        subscriber.person = person;
        subscriber.enterpriseIds = await this.enterprisesOf(person.personId);
        subscriber.checkedAt = now().getTime();
      } else subscriber.socket.close(4401, 'session over');
    }
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
    const token = tokenOf(hello);
    const person = token === null ? null : await this.personOf(token);
    if (token === null || !person) {
      socket.close(4401, 'not signed in');
      return;
    }
    const enterpriseIds = await this.enterprisesOf(person.personId);
    // The position is fixed before «ready» is said, so that nothing between is missed.
    this.position ??= await this.lastPosition();
    const subscriber: Subscriber = { socket, token, person, enterpriseIds, checkedAt: now().getTime() };
    this.subscribers.add(subscriber);
    socket.on('close', () => this.subscribers.delete(subscriber));
    socket.send(JSON.stringify({ type: 'ready' }));
  }

  private async enterprisesOf(personId: number): Promise<number[]> {
    const at = now();
    const rows = await this.database.rows<{ id: number }>(
      `SELECT m.enterprise_id AS id FROM enterprise_member m WHERE m.person_id = ? AND ${inForce('m')}`,
      [personId, at, at],
    );
    return rows.map(({ id }) => id);
  }

  private async personOf(token: string): Promise<Person | null> {
    const caller: Caller = await this.gate
      .identify(`Bearer ${token}`, 'LISTENING')
      .catch(() => ({ kind: 'VISITOR' as const }));
    return caller.kind === 'PERSON' ? caller : null;
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
}

function maySee({ person, enterpriseIds }: Subscriber, event: RecordChanged): boolean {
  if (event.ownerPersonId === person.personId) return true;
  if (event.ownerEnterpriseId !== null && enterpriseIds.includes(event.ownerEnterpriseId)) return true;
  return person.staff !== null && !person.secondFactorOwed && event.barredStaffId !== person.staff.id;
}

function recordOf({ payload }: FeedRow): RecordChanged {
  return typeof payload === 'string' ? JSON.parse(payload) : payload;
}

function tokenOf(hello: string): string | null {
  try {
    const { token } = JSON.parse(hello) as { token?: unknown };
    return typeof token === 'string' ? token : null;
  } catch {
    return null;
  }
}
