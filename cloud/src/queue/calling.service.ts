import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { TicketState } from 'shared-types/queue.states';
import type { InputOf } from 'shared-types/routes';
import { Attendance } from '../booking/attendance.service';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { invalidInput, notFound, ruledOut } from '../kernel/errors/refusal';
import { Records } from '../kernel/lifecycle/records';
import type { Staff } from '../kernel/session/actor';
import { noticeTime } from '../notification/notice-time';
import { Notifications } from '../notification/notification.service';
import { afterCall, type LineMemory, nextInLine } from './line.rules';
import type { TicketRow, WindowRow } from './queue.entity';
import { QueueBook, today, type WaitingTicket } from './queue-book';
import { canServe, linesFor, onlyCategory, ownLine } from './site-lines.rules';
import { ticketLifecycle } from './ticket.rules';
import { Windows } from './windows.service';

type Transfer = InputOf<'POST /desk/tickets/:number/transfer'>['body'];
type Step = 'recall' | 'start' | 'pass' | 'park' | 'unpark' | 'finish';

/** A ticket chosen, with the line it came from. */
interface Chosen {
  readonly ticket: WaitingTicket;
  readonly line: string;
  readonly memory: LineMemory;
  readonly others: readonly WaitingTicket[];
}

/** Calling numbers and working them off at a window. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Calling {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  notifications!: Notifications;

  @Inject()
  attendance!: Attendance;

  @Inject()
  windows!: Windows;

  @Inject()
  book!: QueueBook;

  /**
   * Calls the next number to the clerk's window; two windows never get one. Says whether anybody waited.
   * @throws 422 `no_window`, `window_paused`, `ticket_in_hand`.
   */
  async next(clerk: Staff): Promise<boolean> {
    return this.database.transaction(async () => {
      const window = await this.windows.lockOwn(clerk);
      if (window.state === 'PAUSED') throw ruledOut('window_paused', '窗口暂停中，先恢复再叫号');
      await this.windows.refuseInHand(window, '手里还有一个号，先办完、过号或转走');
      const chosen = await this.choose(window);
      if (!chosen) return false;
      await this.call(clerk, window, chosen);
      await this.tellNearing(chosen);
      await this.book.changed(window.siteKey);
      return true;
    });
  }

  /** Takes a step with a number that is at the clerk's own window. @throws 404, 409 `record_moved_on`, 422 as the step says. */
  async step(clerk: Staff, number: string, step: Step, version: number): Promise<void> {
    await this.database.transaction(async () => {
      const window = await this.windows.lockOwn(clerk);
      const ticket = await this.atWindow(window, number);
      if (step === 'unpark') await this.windows.refuseInHand(window, '手里还有一个号，先办完、过号或转走');
      const at = now();
      const record = await this.records.perform(ticketLifecycle, { number }, step, clerk, {
        version,
        facts: async () => ({ ...(await this.book.ticket(ticket.id)), at, rules: this.book.rules }),
      });
      if (step === 'recall') await this.announce(window, ticket, at);
      else {
        const state = record.open ? (record.state as TicketState) : null;
        await this.book.period(ticket.id, state, at, { windowKey: window.windowKey, staffId: clerk.staff.id });
      }
      if (step === 'pass')
        await this.database.write('UPDATE queue_ticket SET passed_at = ? WHERE id = ?', [at, ticket.id]);
      if (step === 'finish' && ticket.bookingId !== null) await this.attendance.serve(clerk, ticket.bookingId);
      await this.book.changed(window.siteKey);
    });
  }

  /**
   * Sends a number on to another line or to one window; it is called first there.
   * @throws 404, 400 for a line or window of another site, 409 `record_moved_on`.
   */
  async transfer(clerk: Staff, number: string, { version, lineKey, windowKey, note }: Transfer): Promise<void> {
    await this.database.transaction(async () => {
      const window = await this.windows.lockOwn(clerk);
      const ticket = await this.atWindow(window, number);
      const { line, category } = this.destination(window.siteKey, lineKey, windowKey);
      await this.records.perform(ticketLifecycle, { number }, 'transfer', clerk, {
        version,
        ...(note === undefined ? {} : { note }),
      });
      await this.database.write(
        `UPDATE queue_ticket SET waiting = 1, transferred = 1, calls = 0, again_at_call = NULL, line = ?, category = ?,
                target_window = ?, window_key = NULL, note = ?, told_ahead = NULL
          WHERE id = ?`,
        [line, line === ticket.line ? ticket.category : category, windowKey ?? null, note ?? null, ticket.id],
      );
      await this.book.period(ticket.id, 'TRANSFERRED', now());
      await this.book.changed(window.siteKey);
    });
  }

  /** The number a window gets: of those sent to it, else of its own line, else of one it may help. */
  private async choose(window: WindowRow): Promise<Chosen | null> {
    const point = this.book.point(window.windowKey);
    const lent = window.helps.split(',');
    const lines = linesFor(point, this.book.lines(window.siteKey), lent).map(({ key }) => key);
    const sent = await this.waitingLines(window);
    for (const line of [...new Set([...sent, ...lines])]) {
      const memory = await this.book.lockLine(window.siteKey, line);
      const all = await this.book.waitingAt(window.siteKey, line);
      const mine = all.filter(({ targetWindow }) => targetWindow === window.windowKey);
      const free = all.filter((ticket) => ticket.targetWindow === null && canServe(point, ticket));
      const ticket = nextInLine(mine.length > 0 ? mine : free, memory, now(), this.book.rules);
      if (ticket) return { ticket, line, memory, others: all.filter(({ id }) => id !== ticket.id) };
    }
    return null;
  }

  /** Lines in which somebody was sent to this very window. */
  private async waitingLines({ windowKey, siteKey }: WindowRow): Promise<string[]> {
    const rows = await this.database.rows<{ line: string }>(
      'SELECT line FROM queue_ticket WHERE site_key = ? AND date = ? AND waiting = 1 AND target_window = ?',
      [siteKey, today(), windowKey],
    );
    return rows.map(({ line }) => line);
  }

  private async call(clerk: Staff, window: WindowRow, { ticket, line, memory }: Chosen): Promise<void> {
    const at = now();
    const record = await this.records.perform(ticketLifecycle, { id: ticket.id }, 'call', clerk);
    await this.book.remember(window.siteKey, line, afterCall(memory, ticket));
    await this.database.write(
      `UPDATE queue_ticket SET waiting = 0, transferred = 0, again_at_call = NULL, target_window = NULL, window_key = ?,
              calls = 1, called_at = ?, first_called_at = COALESCE(first_called_at, ?)
        WHERE id = ?`,
      [window.windowKey, at, at, ticket.id],
    );
    await this.callOut(window, ticket, at);
    await this.book.period(ticket.id, 'CALLED', at, { windowKey: window.windowKey, staffId: clerk.staff.id });
    const point = this.book.point(window.windowKey);
    const pieces = { label: ticket.label, place: point.label, time: noticeTime(at) };
    await this.notifications.notify({ kind: 'TICKET_CALLED', personId: record.ownerPersonId, record, pieces });
  }

  private async announce(window: WindowRow, ticket: TicketRow, at: Date): Promise<void> {
    await this.database.write('UPDATE queue_ticket SET calls = calls + 1, called_at = ? WHERE id = ?', [at, ticket.id]);
    await this.callOut(window, ticket, at);
  }

  private async callOut({ siteKey, windowKey }: WindowRow, { id, label }: { id: number; label: string }, at: Date) {
    await this.database.write(
      'INSERT INTO queue_call (site_key, ticket_id, label, window_key, at) VALUES (?, ?, ?, ?, ?)',
      [siteKey, id, label, windowKey, at],
    );
  }

  /** Tells those who follow their number when few are before them, once at each of the numbers the rules name. */
  private async tellNearing({ ticket: called, memory, others }: Chosen): Promise<void> {
    if (others.every(({ ownerPersonId }) => ownerPersonId === null)) return;
    const order = this.book.order(others, afterCall(memory, called), Math.max(...this.book.rules.tellAhead) + 1);
    for (const [ahead, ticket] of order.entries()) {
      const mark = this.book.rules.tellAhead.findLast((each) => ahead <= each);
      if (mark === undefined || ticket.ownerPersonId === null) continue;
      if (ticket.toldAhead !== null && ticket.toldAhead <= mark) continue;
      await this.database.write('UPDATE queue_ticket SET told_ahead = ? WHERE id = ?', [mark, ticket.id]);
      const record = (await this.records.byIds([ticket.id])).get(ticket.id) ?? null;
      const pieces = { label: ticket.label, ahead: String(ahead), time: noticeTime(now()) };
      await this.notifications.notify({ kind: 'TICKET_NEAR', personId: ticket.ownerPersonId, record, pieces });
    }
  }

  /** A number called to this window or served at it today. @throws 404. */
  private async atWindow({ windowKey }: WindowRow, number: string): Promise<TicketRow> {
    const record = await this.records.find(number);
    const ticket = record && (await this.book.ticket(record.id));
    if (ticket?.windowKey !== windowKey) throw notFound('这个号不在您的窗口');
    return ticket;
  }

  private destination(siteKey: string, lineKey: string | undefined, windowKey: string | undefined) {
    const point = windowKey === undefined ? null : this.book.point(windowKey);
    if (point && point.siteKey !== siteKey)
      throw invalidInput([{ path: 'body.windowKey', message: '这个窗口不在这里' }]);
    const key = point ? ownLine(point) : lineKey;
    const line = this.book.lines(siteKey).find((each) => each.key === key);
    if (!line) throw invalidInput([{ path: 'body.lineKey', message: '这里没有这一队' }]);
    return { line: line.key, category: onlyCategory(line) };
  }
}
