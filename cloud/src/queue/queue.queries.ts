import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DisplayBoard, IssuedTicket, TicketView } from 'shared-types/queue.contract';
import type { WindowState } from 'shared-types/queue.states';
import type { ResultOf } from 'shared-types/routes';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { RecordViews } from '../kernel/lifecycle/record-views';
import { Records } from '../kernel/lifecycle/records';
import type { Person } from '../kernel/session/actor';
import type { TicketRow } from './queue.entity';
import { QueueBook, today } from './queue-book';
import { ownLine } from './site-lines.rules';
import { requeueUntil } from './ticket.rules';
import { Tickets } from './tickets.service';

type Lines = ResultOf<'GET /kiosk/lines'>;

/** Calls older than this are no news on a display. */
const SHOWN_MS = 10 * 60_000;
const MOST_CALLS = 12;

/** What machines of the hall and the owners of numbers see of a queue. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class QueueQueries {
  @Inject()
  database!: Database;

  @Inject()
  views!: RecordViews;

  @Inject()
  records!: Records;

  @Inject()
  tickets!: Tickets;

  @Inject()
  book!: QueueBook;

  /** The lines of a site with who waits, and whether numbers can be taken. @throws 404. */
  async lines(siteKey: string): Promise<Lines> {
    const { key, name } = this.book.site(siteKey);
    const closedBecause = this.tickets.closedBecause(siteKey);
    return { site: { key, name }, open: closedBecause === null, closedBecause, lines: await this.lineViews(siteKey) };
  }

  /** Lines with people waiting and windows open. */
  async lineViews(siteKey: string): Promise<Lines['lines']> {
    const { points } = this.book.site(siteKey);
    const counts = await this.database.rows<{ line: string; waiting: number }>(
      'SELECT line, COUNT(*) AS waiting FROM queue_ticket WHERE site_key = ? AND date = ? AND waiting = 1 GROUP BY line',
      [siteKey, today()],
    );
    const waiting = new Map(counts.map((row) => [row.line, Number(row.waiting)]));
    const states = await this.states(siteKey);
    return this.book.lines(siteKey).map(({ key, name }) => {
      const open = points.filter((point) => ownLine(point) === key && states.get(point.key)?.state === 'OPEN');
      return { key, name, waiting: waiting.get(key) ?? 0, windowsOpen: open.length };
    });
  }

  /** A number as it is printed. */
  async issued(ticket: TicketRow): Promise<IssuedTicket> {
    const record = (await this.records.byIds([ticket.id])).get(ticket.id);
    return {
      number: record?.number ?? '',
      label: ticket.label,
      lineName: this.book.lineName(ticket.siteKey, ticket.line),
      class: ticket.class,
      ahead: (await this.book.ahead(ticket)) ?? 0,
      takenAt: ticket.takenAt.toISOString(),
      code: ticket.code,
    };
  }

  /** What a display shows of its site: never personal data. */
  async board(siteKey: string): Promise<DisplayBoard> {
    const site = this.book.site(siteKey);
    const at = now();
    const calls = await this.database.rows<{ id: number; label: string; windowKey: string; at: Date }>(
      `SELECT id, label, window_key AS windowKey, at FROM queue_call
        WHERE site_key = ? AND at > ? ORDER BY id DESC LIMIT ${MOST_CALLS}`,
      [siteKey, new Date(at.getTime() - SHOWN_MS)],
    );
    const states = await this.states(siteKey);
    const serving = await this.serving(siteKey);
    return {
      siteName: site.name,
      at: at.toISOString(),
      calls: calls.map(({ id, label, windowKey, at: calledAt }) => {
        return { id, label, windowLabel: this.book.point(windowKey).label, at: calledAt.toISOString() };
      }),
      windows: site.points.map(({ key, label }) => {
        return { label, state: states.get(key)?.state ?? 'CLOSED', serving: serving.get(key) ?? null };
      }),
      lines: await this.lineViews(siteKey),
    };
  }

  /** A number for its owner, or the desk. @throws 404. */
  async view(number: string, person: Person): Promise<TicketView> {
    const read = await this.views.read('TICKET', number, person);
    const ticket = await this.book.ticket(read.record.id);
    const { key, name, address } = this.book.site(ticket.siteKey);
    const point = ticket.windowKey === null ? null : this.book.point(ticket.windowKey);
    const passed = read.record.state === 'PASSED' && ticket.passedAt !== null;
    const again = passed && ticket.requeues < this.book.rules.requeue.times && ticket.passedAt;
    return {
      ...(await this.views.view(read)),
      label: ticket.label,
      lineName: this.book.lineName(ticket.siteKey, ticket.line),
      class: ticket.class,
      site: { key, name, address },
      ahead: await this.book.ahead(ticket),
      window: point && { key: point.key, no: point.no, label: point.label },
      takenAt: ticket.takenAt.toISOString(),
      calledAt: ticket.calledAt?.toISOString() ?? null,
      requeueUntil: again ? requeueUntil(again, this.book.rules).toISOString() : null,
      code: ticket.code,
    };
  }

  /** The numbers a person follows today, the newest first. */
  async mine(person: Person): Promise<{ items: TicketView[] }> {
    const rows = await this.database.rows<{ number: string }>(
      `SELECT r.number FROM record r JOIN queue_ticket t ON t.id = r.id
        WHERE r.owner_person_id = ? AND r.type = 'TICKET' AND t.date = ?
          AND (r.open = 1 OR r.state = 'CARRIED_OVER') ORDER BY r.id DESC LIMIT 10`,
      [person.personId, today()],
    );
    const items = [];
    for (const { number } of rows) items.push(await this.view(number, person));
    return { items };
  }

  /** What each window of a site that was ever opened is now. */
  async states(siteKey: string): Promise<Map<string, SeenWindow>> {
    const rows = await this.database.rows<SeenWindow>(
      `SELECT w.window_key AS windowKey, w.state, w.reason, w.helps, s.work_no AS workNo, s.name
         FROM queue_window w LEFT JOIN staff s ON s.id = w.staff_id WHERE w.site_key = ?`,
      [siteKey],
    );
    return new Map(rows.map((row) => [row.windowKey, row]));
  }

  /** The label of the number called to or served at each window. */
  async serving(siteKey: string): Promise<Map<string, string>> {
    const rows = await this.database.rows<{ windowKey: string; label: string }>(
      `SELECT t.window_key AS windowKey, t.label FROM queue_ticket t JOIN record r ON r.id = t.id
        WHERE t.site_key = ? AND t.date = ? AND r.state IN ('CALLED', 'SERVING')`,
      [siteKey, today()],
    );
    return new Map(rows.map(({ windowKey, label }) => [windowKey, label]));
  }
}

export interface SeenWindow {
  readonly windowKey: string;
  readonly state: WindowState;
  readonly reason: string | null;
  readonly helps: string;
  readonly workNo: string | null;
  readonly name: string | null;
}
