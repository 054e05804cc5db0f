import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DeskTicket, DeskWindow } from 'shared-types/queue.contract';
import { TICKET_STATES, type TicketState } from 'shared-types/queue.states';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { actionsFor, unguarded } from '../kernel/lifecycle/lifecycle.rules';
import type { Staff } from '../kernel/session/actor';
import { clockTimeOf } from '../kernel/time/civil-date';
import { TicketRow, type WindowRow } from './queue.entity';
import { QueueQueries } from './queue.queries';
import { QueueBook, today } from './queue-book';
import { canServe, linesFor, ownLine } from './site-lines.rules';
import { recallFrom, ticketLifecycle } from './ticket.rules';
import { Windows } from './windows.service';

type Listed = TicketRow & {
  readonly number: string;
  readonly version: number;
  readonly state: TicketState;
  readonly ownerPersonId: number | null;
  readonly bookingNumber: string | null;
};

/** Passed numbers a window still shows. */
const MOST_PASSED = 20;

/** What a clerk sees of their window. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class WindowQueries {
  @Inject()
  database!: Database;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  windows!: Windows;

  @Inject()
  queue!: QueueQueries;

  @Inject()
  book!: QueueBook;

  /** The clerk's window with its ticket and who waits for it; without one, where they may sit down. */
  async of(clerk: Staff): Promise<DeskWindow> {
    const window = await this.windows.own(clerk.staff.id);
    if (!window)
      return { window: null, free: await this.free(clerk), current: null, parked: [], waiting: [], passed: [] };
    const point = this.book.point(window.windowKey);
    const lines = linesFor(point, this.book.lines(window.siteKey), window.helps.split(','));
    const tickets = await this.openTickets(window.siteKey);
    const here = tickets.filter(({ windowKey }) => windowKey === window.windowKey);
    const own = lines.filter(({ key }) => key === ownLine(point) || window.helps.split(',').includes(key));
    const waiting = await this.inOrder(
      window,
      tickets,
      own.map(({ key }) => key),
    );
    const shown = (list: Listed[]) => Promise.all(list.map((each) => this.shown(each, clerk)));
    const [current] = await shown(here.filter(({ state }) => state === 'CALLED' || state === 'SERVING'));
    return {
      window: {
        key: point.key,
        no: point.no,
        label: point.label,
        siteKey: window.siteKey,
        siteName: this.book.site(window.siteKey).name,
        state: window.state === 'PAUSED' ? 'PAUSED' : 'OPEN',
        reason: window.reason,
        lines: own.map(({ key, name }) => ({ key, name })),
      },
      free: [],
      current: current ?? null,
      parked: await shown(here.filter(({ state }) => state === 'PARKED')),
      waiting: await shown(waiting),
      passed: await shown(here.filter(({ state }) => state === 'PASSED').slice(-MOST_PASSED)),
    };
  }

  /** Every number of a site that is not over today, in the order in which they were taken. */
  async leftovers(siteKey: string, clerk: Staff): Promise<DeskTicket[]> {
    this.book.site(siteKey);
    const tickets = await this.openTickets(siteKey);
    return Promise.all(tickets.map((each) => this.shown(each, clerk)));
  }

  /** Who waits for a window, in the order in which they are called: line by line. */
  private async inOrder(window: WindowRow, tickets: Listed[], lines: readonly string[]): Promise<Listed[]> {
    const point = this.book.point(window.windowKey);
    const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]));
    const orders = await Promise.all(
      lines.map(async (line) => {
        const waiting = await this.book.waitingAt(window.siteKey, line);
        const mine = waiting.filter(({ targetWindow }) => targetWindow === null || targetWindow === window.windowKey);
        return this.book.order(
          mine.filter((ticket) => ticket.targetWindow !== null || canServe(point, ticket)),
          await this.book.memory(window.siteKey, line),
        );
      }),
    );
    return orders.flat().flatMap(({ id }) => byId.get(id) ?? []);
  }

  private async openTickets(siteKey: string): Promise<Listed[]> {
    const rows = await this.database.repository(TicketRow).findBy({ siteKey, date: today() });
    if (rows.length === 0) return [];
    const records = await this.database.rows<
      Pick<Listed, 'id' | 'number' | 'version' | 'state' | 'ownerPersonId' | 'bookingNumber'>
    >(
      `SELECT r.id, r.number, r.version, r.state, r.owner_person_id AS ownerPersonId, b.number AS bookingNumber
         FROM queue_ticket t JOIN record r ON r.id = t.id LEFT JOIN record b ON b.id = t.booking_id
        WHERE t.site_key = ? AND t.date = ? AND r.open = 1 ORDER BY r.id`,
      [siteKey, today()],
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return records.flatMap((record) => {
      const ticket = byId.get(record.id);
      return ticket ? [Object.assign(ticket, record)] : [];
    });
  }

  private async shown(ticket: Listed, clerk: Staff): Promise<DeskTicket> {
    const { rules } = this.book;
    const facts = { ...ticket, at: now(), rules };
    const may = actionsFor(ticketLifecycle, ticket.state, [...clerk.staff.roles]);
    const again = recallFrom({ calledAt: ticket.calledAt, rules });
    const item = ticket.itemKey === null ? undefined : this.book.centre.itemByKey(ticket.itemKey);
    const point = ticket.windowKey === null ? null : this.book.point(ticket.windowKey);
    return {
      number: ticket.number,
      version: ticket.version,
      label: ticket.label,
      lineKey: ticket.line,
      lineName: this.book.lineName(ticket.siteKey, ticket.line),
      class: ticket.class,
      priorityKind: ticket.priorityKind,
      state: ticket.state,
      stateLabel: TICKET_STATES[ticket.state].label,
      takenAt: ticket.takenAt.toISOString(),
      calls: ticket.calls,
      callsLeft: Math.max(0, rules.calls.most - ticket.calls),
      calledAt: ticket.calledAt?.toISOString() ?? null,
      recallFrom: ticket.state === 'CALLED' && again > now() ? again.toISOString() : null,
      windowLabel: point?.label ?? null,
      item: item ? { key: item.key, name: item.name } : null,
      situationKey: ticket.situationKey,
      booking: await this.bookingOf(ticket),
      note: ticket.note,
      actions: unguarded(ticketLifecycle, may, facts),
      caseNumber: ticket.caseNumber,
    };
  }

  private async bookingOf({ bookingNumber, slotAt, ownerPersonId }: Listed): Promise<DeskTicket['booking']> {
    if (bookingNumber === null) return null;
    const booker = ownerPersonId === null ? '' : await this.people.maskedName(ownerPersonId);
    return { number: bookingNumber, from: slotAt ? clockTimeOf(slotAt) : '', booker };
  }

  /** Windows nobody sits at whose business the clerk can do. */
  private async free(clerk: Staff): Promise<DeskWindow['free']> {
    const staff = await this.people.staffById(clerk.staff.id);
    const skills = staff?.skills ?? [];
    const home = clerk.staff.siteKey;
    const sites = this.book.centre.sites.filter(({ points }) => points.length > 0);
    const lists = await Promise.all(
      sites.map(async (site) => {
        const states = await this.queue.states(site.key);
        const free = site.points.filter((point) => {
          const able = skills.length === 0 || point.skills.some((skill) => skills.includes(skill));
          return able && (states.get(point.key)?.state ?? 'CLOSED') === 'CLOSED';
        });
        return free.map(({ key, no, label }) => {
          return { key, no, label, siteKey: site.key, siteName: site.name, rostered: false };
        });
      }),
    );
    return lists.flat().sort((a, b) => Number(b.siteKey === home) - Number(a.siteKey === home));
  }
}
