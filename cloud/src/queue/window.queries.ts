import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DeskTicket, DeskWindow } from 'shared-types/queue.contract';
import { TICKET_STATES, type TicketState } from 'shared-types/queue.states';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { actionsFor, unguarded } from '../kernel/lifecycle/lifecycle.rules';
import type { Staff } from '../kernel/session/actor';
import { clockTimeOf } from '../kernel/time/civil-date';
import { RosterQueries } from '../roster/roster.queries';
import type { TicketRow, WindowRow } from './queue.entity';
import { QueueQueries } from './queue.queries';
import { QueueBook, today } from './queue-book';
import { canServe, linesFor, ownLine } from './site-lines.rules';
import { recallFrom, ticketLifecycle } from './ticket.rules';
import { Windows } from './windows.service';

/** What a window shows of a ticket, with its record. */
type Listed = Pick<
  TicketRow,
  | 'id'
  | 'siteKey'
  | 'label'
  | 'line'
  | 'class'
  | 'priorityKind'
  | 'itemKey'
  | 'situationKey'
  | 'takenAt'
  | 'slotAt'
  | 'windowKey'
  | 'calls'
  | 'calledAt'
  | 'passedAt'
  | 'requeues'
  | 'note'
  | 'caseNumber'
> & {
  readonly number: string;
  readonly version: number;
  readonly state: TicketState;
  readonly ownerPersonId: number | null;
  readonly bookingNumber: string | null;
};

const LISTED = `SELECT t.id, t.site_key AS siteKey, t.label, t.line, t.class, t.priority_kind AS priorityKind,
                       t.item_key AS itemKey, t.situation_key AS situationKey, t.taken_at AS takenAt,
                       t.slot_at AS slotAt, t.window_key AS windowKey, t.calls, t.called_at AS calledAt,
                       t.passed_at AS passedAt, t.requeues, t.note, t.case_number AS caseNumber, r.number, r.version,
                       r.state, r.owner_person_id AS ownerPersonId, b.number AS bookingNumber
                  FROM queue_ticket t JOIN record r ON r.id = t.id LEFT JOIN record b ON b.id = t.booking_id`;

/** People a window sees coming. */
const MOST_WAITING = 12;
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
  roster!: RosterQueries;

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
      return {
        window: null,
        free: await this.free(clerk),
        current: null,
        parked: [],
        waiting: [],
        waitingCount: 0,
        passed: [],
      };
    const point = this.book.point(window.windowKey);
    const lines = linesFor(point, this.book.lines(window.siteKey), window.helps.split(','));
    const own = lines.filter(({ key }) => key === ownLine(point) || window.helps.split(',').includes(key));
    const { next, count } = await this.waitingFor(
      window,
      own.map(({ key }) => key),
    );
    const here = await this.tickets('t.site_key = ? AND t.date = ? AND t.window_key = ? AND r.open = 1', [
      window.siteKey,
      today(),
      window.windowKey,
    ]);
    const waiting = next.length === 0 ? [] : await this.tickets('t.id IN (?)', [next]);
    waiting.sort((a, b) => next.indexOf(a.id) - next.indexOf(b.id));
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
      waitingCount: count,
      passed: await shown(here.filter(({ state }) => state === 'PASSED').slice(-MOST_PASSED)),
    };
  }

  /** Every number of a site that is not over today, in the order in which they were taken. */
  async leftovers(siteKey: string, clerk: Staff): Promise<DeskTicket[]> {
    this.book.site(siteKey);
    const tickets = await this.tickets('t.site_key = ? AND t.date = ? AND r.open = 1', [siteKey, today()]);
    return Promise.all(tickets.map((each) => this.shown(each, clerk)));
  }

  /** How many wait for a window, and who is called next: line by line. */
  private async waitingFor(window: WindowRow, lines: readonly string[]): Promise<{ next: number[]; count: number }> {
    const point = this.book.point(window.windowKey);
    const next: number[] = [];
    let count = 0;
    for (const line of lines) {
      const waiting = (await this.book.waitingAt(window.siteKey, line)).filter((ticket) =>
        ticket.targetWindow === null ? canServe(point, ticket) : ticket.targetWindow === window.windowKey,
      );
      const memory = await this.book.memory(window.siteKey, line);
      const order = this.book.order(waiting, memory, MOST_WAITING - next.length);
      next.push(...order.map(({ id }) => id));
      count += waiting.length;
    }
    return { next, count };
  }

  private async tickets(condition: string, values: readonly unknown[]): Promise<Listed[]> {
    return this.database.rows<Listed>(`${LISTED} WHERE ${condition} ORDER BY t.id`, values);
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
    const here = await this.roster.windowOf(clerk.staff.id, now());
    const sites = this.book.centre.sites.filter(({ points }) => points.length > 0);
    const lists = await Promise.all(
      sites.map(async (site) => {
        const states = await this.queue.states(site.key);
        const free = site.points.filter((point) => {
          const able = skills.length === 0 || point.skills.some((skill) => skills.includes(skill));
          return able && (states.get(point.key)?.state ?? 'CLOSED') === 'CLOSED';
        });
        return free.map(({ key, no, label }) => {
          const rostered = here?.siteKey === site.key && here.windowNo === no;
          return { key, no, label, siteKey: site.key, siteName: site.name, rostered };
        });
      }),
    );
    const rank = (window: DeskWindow['free'][number]) => (window.rostered ? 0 : window.siteKey === home ? 1 : 2);
    return lists.flat().sort((a, b) => rank(a) - rank(b));
  }
}
