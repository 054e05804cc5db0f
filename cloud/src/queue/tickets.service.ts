import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Category } from 'shared-types/directory.states';
import type { PriorityKind, TicketClass } from 'shared-types/queue.states';
import type { InputOf } from 'shared-types/routes';
import { Attendance } from '../booking/attendance.service';
import { DirectoryQueries } from '../directory/directory.queries';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { conflict, invalidInput, notAllowed, notFound, ruledOut } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { type Actor, type Device, HOUSE, type Person, type Staff } from '../kernel/session/actor';
import { randomHandle } from '../kernel/session/tokens';
import { clockTimeOf } from '../kernel/time/civil-date';
import { TicketRow } from './queue.entity';
import { QueueBook, today } from './queue-book';
import { labelOf, onlyCategory } from './site-lines.rules';
import { ticketLifecycle } from './ticket.rules';

type WalkIn = InputOf<'POST /kiosk/tickets'>['body'];
type Opening = keyof (typeof ticketLifecycle)['openings'];

/** Whoever gives numbers: a machine at its site, or staff. */
export type Giver = Device | Staff;

/** What a new number is made of. */
interface Drawn {
  readonly opening: Opening;
  readonly siteKey: string;
  readonly line: string;
  readonly category: string | null;
  readonly class: TicketClass;
  readonly priorityKind?: PriorityKind | undefined;
  readonly itemKey?: string | null | undefined;
  readonly situationKey?: string | null;
  readonly bookingId?: number;
  readonly slotAt?: Date;
  readonly owner?: Pick<RecordRow, 'ownerPersonId' | 'ownerEnterpriseId'>;
  readonly carriedFrom?: number;
}

/** Giving numbers, following them, putting them back and giving them up. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Tickets {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  directory!: DirectoryQueries;

  @Inject()
  attendance!: Attendance;

  @Inject()
  book!: QueueBook;

  /**
   * Gives a number to somebody who walked in.
   * @throws 400 for an unknown line or item, 422 `site_closed`, `item_not_here`.
   */
  async take(giver: Giver, siteKey: string, asked: WalkIn): Promise<TicketRow> {
    const closed = this.closedBecause(siteKey);
    if (closed !== null) throw ruledOut('site_closed', closed);
    const { line, category } = this.lineFor(siteKey, asked);
    const kind = asked.priority ? 'PRIORITY' : 'WALK_IN';
    return this.database.transaction(() =>
      this.draw(giver, {
        opening: 'take',
        siteKey,
        line,
        category,
        class: kind,
        priorityKind: asked.priority,
        itemKey: asked.itemKey,
      }),
    );
  }

  /**
   * Gives a number for a booking; one whose card was seen goes first.
   * @throws 404, 422 `other_site`, `check_in_too_early`, `check_in_too_late`, `check_in_other_day`, 409 `record_moved_on`.
   */
  async checkIn(giver: Giver, siteKey: string, code: string, priority?: PriorityKind): Promise<TicketRow> {
    return this.database.transaction(async () => {
      const { record, booking } = await this.attendance.checkIn(giver, code, siteKey);
      const { category } = this.itemHere(siteKey, booking.itemKey);
      return this.draw(giver, {
        opening: 'checkIn',
        siteKey,
        line: booking.pool,
        category,
        class: priority ? 'PRIORITY' : 'BOOKED',
        priorityKind: priority,
        itemKey: booking.itemKey,
        situationKey: booking.situationKey,
        bookingId: booking.id,
        slotAt: booking.startsAt,
        owner: record,
      });
    });
  }

  /**
   * Puts a passed number back, or goes on with one that was carried over from another day.
   * @throws 404, 422 `requeued_already`, `requeue_too_late`, `other_site`, 409 `record_moved_on`.
   */
  async requeue(giver: Giver, siteKey: string, code: string): Promise<TicketRow> {
    const ticket = await this.book.ticketByCode(code);
    if (ticket.siteKey !== siteKey) throw ruledOut('other_site', '这不是这里的号，请到取号的地方重排');
    if (ticket.date !== today()) return this.goOn(giver, ticket);
    return this.database.transaction(async () => {
      const at = now();
      await this.records.perform(ticketLifecycle, { id: ticket.id }, 'requeue', giver, {
        facts: async () => ({ ...(await this.book.ticket(ticket.id)), at, rules: this.book.rules }),
      });
      const { calls } = await this.book.lockLine(siteKey, ticket.line);
      await this.database.write(
        `UPDATE queue_ticket SET waiting = 1, calls = 0, requeues = requeues + 1, again_at_call = ?, window_key = NULL,
                told_ahead = NULL
          WHERE id = ?`,
        [calls + this.book.rules.requeue.callsLater, ticket.id],
      );
      await this.book.period(ticket.id, 'REQUEUED', at);
      await this.book.changed(siteKey);
      return this.book.ticket(ticket.id);
    });
  }

  /** Makes a person the owner of a printed number, by its code; the first who asks. @throws 404, 409 `ticket_followed`. */
  async follow(person: Person, code: string): Promise<string> {
    const { id } = await this.book.ticketByCode(code);
    return this.database.transaction(async () => {
      const record = await this.records.lockById(id);
      if (record.ownerPersonId === person.personId) return record.number;
      if (record.ownerPersonId !== null) throw conflict('ticket_followed', '这个号已经有人在手机上跟着看了');
      await this.database.write('UPDATE record SET owner_person_id = ? WHERE id = ?', [person.personId, id]);
      record.ownerPersonId = person.personId;
      await this.records.note(record, person, { action: 'follow', label: '您在手机上跟着看这个号', internal: false });
      return record.number;
    });
  }

  /** Its owner gives a number up. @throws 404 for a stranger, 409 `record_moved_on`. */
  async abandon(person: Person, number: string, version: number): Promise<void> {
    await this.database.transaction(async () => {
      const { id } = await this.records.perform(ticketLifecycle, { number }, 'abandon', person, { version });
      await this.end(id, person);
    });
  }

  /**
   * Ends a number that was not served: with a reason, or carried over to the next open day, when it goes first.
   * @throws 404, 409 `record_moved_on`.
   */
  async close(
    actor: Actor,
    key: { readonly id: number } | { readonly number: string },
    { version, reason, carryOver }: { version?: number; reason: string; carryOver: boolean },
  ): Promise<void> {
    await this.database.transaction(async () => {
      const { id } = await this.records.perform(ticketLifecycle, key, carryOver ? 'carryOver' : 'close', actor, {
        ...(version === undefined ? {} : { version }),
        note: reason,
      });
      await this.end(id, actor);
    });
  }

  /** Why no number can be taken now; null while the site is open. */
  closedBecause(siteKey: string): string | null {
    this.book.site(siteKey);
    const { now: opening } = this.directory.site(siteKey);
    if (opening.open) return null;
    const again = opening.opensAt ? `，${clockTimeOf(new Date(opening.opensAt))} 开门` : '';
    return `现在没有开门，不能取号${again}`;
  }

  private async draw(giver: Giver, drawn: Drawn): Promise<TicketRow> {
    if (giver.kind === 'DEVICE' && giver.siteKey !== drawn.siteKey) throw notAllowed();
    const { prefixes } = this.book.rules;
    const key = drawn.class === 'WALK_IN' ? drawn.line : drawn.class;
    const prefix = prefixes[key as keyof typeof prefixes] ?? prefixes.ALL;
    const label = labelOf(prefix, await this.book.nextNumber(drawn.siteKey, prefix));
    const record = await this.records.open(ticketLifecycle, drawn.opening, giver, {
      ownerPersonId: drawn.owner?.ownerPersonId ?? null,
      ownerEnterpriseId: drawn.owner?.ownerEnterpriseId ?? null,
      siteKey: drawn.siteKey,
      title: `${label} ${this.book.lineName(drawn.siteKey, drawn.line)}`,
    });
    const ticket = this.rowOf(record.id, label, drawn);
    await this.database.repository(TicketRow).insert(ticket);
    await this.book.period(ticket.id, 'WAITING', ticket.takenAt);
    await this.book.changed(drawn.siteKey);
    return ticket;
  }

  private rowOf(id: number, label: string, drawn: Drawn): TicketRow {
    return Object.assign(new TicketRow(), {
      id,
      siteKey: drawn.siteKey,
      date: today(),
      label,
      line: drawn.line,
      category: drawn.category,
      class: drawn.class,
      priorityKind: drawn.priorityKind ?? null,
      itemKey: drawn.itemKey ?? null,
      situationKey: drawn.situationKey ?? null,
      bookingId: drawn.bookingId ?? null,
      code: randomHandle(),
      takenAt: now(),
      slotAt: drawn.slotAt ?? null,
      waiting: true,
      transferred: false,
      againAtCall: null,
      targetWindow: null,
      windowKey: null,
      calls: 0,
      firstCalledAt: null,
      calledAt: null,
      passedAt: null,
      requeues: 0,
      toldAhead: null,
      note: null,
      caseNumber: null,
      carriedFrom: drawn.carriedFrom ?? null,
    } satisfies TicketRow);
  }

  /** A number carried over from another day goes first, once. */
  private async goOn(giver: Giver, old: TicketRow): Promise<TicketRow> {
    const { state, ownerPersonId, ownerEnterpriseId } = await this.recordOf(old.id);
    if (state !== 'CARRIED_OVER') throw notFound('这个号已经过期，请重新取号');
    const used = await this.database.row('SELECT 1 FROM queue_ticket WHERE carried_from = ?', [old.id]);
    if (used) throw conflict('carried_already', '这个号已经用过了，请重新取号');
    return this.database.transaction(() =>
      this.draw(giver, {
        opening: 'goOn',
        siteKey: old.siteKey,
        line: old.line,
        category: old.category,
        class: 'PRIORITY',
        itemKey: old.itemKey,
        situationKey: old.situationKey,
        owner: { ownerPersonId, ownerEnterpriseId },
        carriedFrom: old.id,
      }),
    );
  }

  private async recordOf(id: number): Promise<RecordRow> {
    const record = (await this.records.byIds([id])).get(id);
    if (!record) throw notFound();
    return record;
  }

  /** It waits no more; its booking, if it has one, ends unserved. */
  private async end(id: number, actor: Actor): Promise<void> {
    const ticket = await this.book.ticket(id);
    await this.database.write('UPDATE queue_ticket SET waiting = 0 WHERE id = ?', [id]);
    await this.book.period(id, null, now());
    if (ticket.bookingId !== null)
      await this.attendance.endUnserved(actor.kind === 'PERSON' ? actor : HOUSE, ticket.bookingId);
    await this.book.changed(ticket.siteKey);
  }

  private lineFor(siteKey: string, { lineKey, itemKey }: WalkIn): { line: string; category: Category | null } {
    if (itemKey !== undefined) return this.itemHere(siteKey, itemKey);
    const line = this.book.lines(siteKey).find(({ key }) => key === lineKey);
    if (!line) throw invalidInput([{ path: 'body.lineKey', message: '这里没有这一队' }]);
    return { line: line.key, category: onlyCategory(line) };
  }

  /** @throws 400 for an unknown item, 422 `item_not_here`. */
  private itemHere(siteKey: string, itemKey: string): { line: string; category: Category } {
    const item = this.book.centre.itemByKey(itemKey);
    if (!item) throw invalidInput([{ path: 'body.itemKey', message: '没有这个事项' }]);
    const line = this.book.lines(siteKey).find(({ categories }) => categories.includes(item.category));
    const done = this.book.site(siteKey).itemKeys.includes(itemKey);
    if (!line || !done) throw ruledOut('item_not_here', '这里办不了这个事项，请看看其他地点');
    return { line: line.key, category: item.category };
  }
}
