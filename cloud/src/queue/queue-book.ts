import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { TicketClass, TicketState } from 'shared-types/queue.states';
import type { Centre, ServicePoint, Site } from '../directory/centre.config';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { notFound } from '../kernel/errors/refusal';
import { QUEUE_CHANGED } from '../kernel/outbox/live-feed';
import { Outbox } from '../kernel/outbox/outbox';
import { type CivilDate, civilDateOf } from '../kernel/time/civil-date';
import { type LineMemory, NO_CALLS, orderOf, type Waiting } from './line.rules';
import type { QueueRules } from './queue.config';
import { TicketRow } from './queue.entity';
import { linesOf, type SiteLine } from './site-lines.rules';

/** A ticket that waits, with what deciding its turn and telling its owner takes. */
export interface WaitingTicket extends Waiting {
  readonly label: string;
  readonly line: string;
  readonly category: string | null;
  readonly targetWindow: string | null;
  readonly toldAhead: number | null;
  readonly ownerPersonId: number | null;
}

const WAITING = `SELECT t.id, t.label, t.class, t.line, t.category, t.taken_at AS takenAt, t.slot_at AS slotAt,
                        t.transferred, t.again_at_call AS againAtCall, t.target_window AS targetWindow,
                        t.told_ahead AS toldAhead, r.owner_person_id AS ownerPersonId
                   FROM queue_ticket t JOIN record r ON r.id = t.id
                  WHERE t.site_key = ? AND t.date = ? AND t.waiting = 1`;

/** The rows of the queue: lines, tickets and periods, as the services above need them. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class QueueBook {
  @Inject()
  database!: Database;

  @Inject()
  outbox!: Outbox;

  @Inject('centre')
  centre!: Centre;

  @Inject('queue')
  rules!: QueueRules;

  /** @throws 404 for a site without windows. */
  site(siteKey: string): Site {
    const site = this.centre.siteByKey(siteKey);
    if (!site || site.points.length === 0) throw notFound('这里没有窗口，不排队');
    return site;
  }

  lines(siteKey: string): SiteLine[] {
    return linesOf(this.site(siteKey).points);
  }

  lineName(siteKey: string, key: string): string {
    return this.lines(siteKey).find((line) => line.key === key)?.name ?? key;
  }

  /** A window by its public key. @throws 404. */
  point(windowKey: string): ServicePoint {
    const point = this.centre.sites.flatMap(({ points }) => points).find(({ key }) => key === windowKey);
    if (!point) throw notFound('没有这个窗口');
    return point;
  }

  /** Everybody who waits at a site today; of one line where it is named. */
  async waitingAt(siteKey: string, line?: string): Promise<WaitingTicket[]> {
    const rows = await this.database.rows<Omit<WaitingTicket, 'transferred'> & { transferred: number }>(
      line === undefined ? WAITING : `${WAITING} AND t.line = ?`,
      [siteKey, today(), ...(line === undefined ? [] : [line])],
    );
    return rows.map((row) => ({ ...row, transferred: row.transferred === 1 }));
  }

  /** What a line remembers of its calls today. */
  async memory(siteKey: string, line: string): Promise<LineMemory> {
    return (await this.remembered(siteKey, line, '')) ?? NO_CALLS;
  }

  /** The same, the line locked until the transaction ends: nobody else calls from it meanwhile. */
  async lockLine(siteKey: string, line: string): Promise<LineMemory> {
    const known = await this.remembered(siteKey, line, 'FOR UPDATE');
    if (known) return known;
    await this.database.write(
      'INSERT INTO queue_line (site_key, date, line) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE calls = calls',
      [siteKey, today(), line],
    );
    return (await this.remembered(siteKey, line, 'FOR UPDATE')) ?? NO_CALLS;
  }

  async remember(siteKey: string, line: string, { calls, priorityRun, lastOfOthers }: LineMemory): Promise<void> {
    await this.database.write(
      'UPDATE queue_line SET calls = ?, priority_run = ?, last_of_others = ? WHERE site_key = ? AND date = ? AND line = ?',
      [calls, priorityRun, lastOfOthers, siteKey, today(), line],
    );
  }

  /** The order in which a line will be called if nothing happens meanwhile; the first of it where that is enough. */
  order(waiting: readonly WaitingTicket[], memory: LineMemory, most?: number): WaitingTicket[] {
    return orderOf(waiting, memory, now(), this.rules, most);
  }

  /** People who will be called before a ticket; null when it does not wait. */
  async ahead({
    id,
    siteKey,
    line,
    waiting,
  }: Pick<TicketRow, 'id' | 'siteKey' | 'line' | 'waiting'>): Promise<number | null> {
    if (!waiting) return null;
    const order = this.order(await this.waitingAt(siteKey, line), await this.memory(siteKey, line));
    const place = order.findIndex((each) => each.id === id);
    return place < 0 ? null : place;
  }

  /** The next number with a letter, of a site's day. */
  async nextNumber(siteKey: string, prefix: string): Promise<number> {
    const { insertId } = await this.database.write(
      `INSERT INTO queue_number (site_key, date, prefix, last) VALUES (?, ?, ?, LAST_INSERT_ID(1))
       ON DUPLICATE KEY UPDATE last = LAST_INSERT_ID(last + 1)`,
      [siteKey, today(), prefix],
    );
    return insertId;
  }

  /** Ends the state a ticket was in and begins the next; none begins after the last. */
  async period(ticketId: number, state: TicketState | null, at: Date, where: Where = {}): Promise<void> {
    await this.database.write('UPDATE ticket_period SET to_at = ? WHERE ticket_id = ? AND to_at IS NULL', [
      at,
      ticketId,
    ]);
    if (state === null) return;
    await this.database.write(
      'INSERT INTO ticket_period (ticket_id, state, window_key, staff_id, from_at) VALUES (?, ?, ?, ?, ?)',
      [ticketId, state, where.windowKey ?? null, where.staffId ?? null, at],
    );
  }

  /** @throws 404. */
  async ticket(id: number): Promise<TicketRow> {
    const ticket = await this.database.repository(TicketRow).findOneBy({ id });
    if (!ticket) throw notFound('没有这个号');
    return ticket;
  }

  /** @throws 404. */
  async ticketByNumber(number: string): Promise<TicketRow> {
    const found = await this.database.row<{ id: number }>(
      `SELECT id FROM record WHERE number = ? AND type = 'TICKET'`,
      [number],
    );
    if (!found) throw notFound('没有这个号');
    return this.ticket(found.id);
  }

  /** @throws 404 for a code that is no ticket's. */
  async ticketByCode(code: string): Promise<TicketRow> {
    const ticket = await this.database.repository(TicketRow).findOneBy({ code });
    if (!ticket) throw notFound('没有找到这个号，请核对号票上的二维码');
    return ticket;
  }

  /** Lets everybody who looks at a site's queue look again. */
  changed(siteKey: string): Promise<void> {
    return this.outbox.publish(QUEUE_CHANGED, { siteKey });
  }

  private remembered(siteKey: string, line: string, lock: '' | 'FOR UPDATE'): Promise<LineMemory | null> {
    return this.database.row<LineMemory & { lastOfOthers: Exclude<TicketClass, 'PRIORITY'> | null }>(
      `SELECT calls, priority_run AS priorityRun, last_of_others AS lastOfOthers FROM queue_line
        WHERE site_key = ? AND date = ? AND line = ? ${lock}`,
      [siteKey, today(), line],
    );
  }
}

interface Where {
  readonly windowKey?: string | null;
  readonly staffId?: number | null;
}

export const today = (): CivilDate => civilDateOf(now());
