import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { TicketIntake } from 'shared-types/ticket-intake.contract';
import { PersonDirectory } from '../identity/person-directory';
import { Database } from '../kernel/database/database';
import { notFound } from '../kernel/errors/refusal';
import { Cipher } from '../kernel/privacy/cipher';
import type { Staff } from '../kernel/session/actor';
import { today } from './queue-book';

interface AtWindow {
  readonly id: number;
  readonly label: string;
  readonly itemKey: string | null;
  readonly situationKey: string | null;
  readonly caseNumber: string | null;
  readonly bookingId: number | null;
  readonly ownerPersonId: number | null;
  readonly callerName: Buffer | null;
  readonly callerPhone: Buffer | null;
  readonly visitorName: Buffer | null;
  readonly enterpriseName: string | null;
  readonly creditCode: string | null;
}

/** Numbers that are at this clerk's window, or were finished there, today. */
const AT_WINDOW = `SELECT t.id, t.label, t.item_key AS itemKey, t.situation_key AS situationKey,
    t.case_number AS caseNumber, t.booking_id AS bookingId, r.owner_person_id AS ownerPersonId,
    b.caller_name AS callerName, b.caller_phone AS callerPhone, b.visitor_name AS visitorName,
    e.name AS enterpriseName, e.credit_code AS creditCode
  FROM record r JOIN queue_ticket t ON t.id = r.id
  JOIN queue_window w ON w.window_key = t.window_key AND w.staff_id = ?
  LEFT JOIN booking b ON b.id = t.booking_id
  LEFT JOIN enterprise e ON e.id = r.owner_enterprise_id
  WHERE r.number = ? AND r.type = 'TICKET' AND t.date = ? AND r.state IN ('SERVING', 'PARKED', 'DONE')`;

/** From the number in a clerk's hand to the case, without typing again what the booking knows. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class TicketIntakes {
  @Inject()
  database!: Database;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  cipher!: Cipher;

  /** What the intake begins with. @throws 404 for a number that is not at the clerk's own window. */
  async prefill(clerk: Staff, number: string): Promise<TicketIntake> {
    const ticket = await this.atWindow(clerk, number);
    const { label, itemKey, situationKey, caseNumber } = ticket;
    return { label, itemKey, situationKey, applicant: await this.applicantOf(ticket), caseNumber };
  }

  /** The first case that comes of a number stays named on it. @throws 404 as above. */
  async note(clerk: Staff, ticketNumber: string, caseNumber: string): Promise<void> {
    const { id } = await this.atWindow(clerk, ticketNumber);
    await this.database.write('UPDATE queue_ticket SET case_number = COALESCE(case_number, ?) WHERE id = ?', [
      caseNumber,
      id,
    ]);
  }

  private async atWindow(clerk: Staff, number: string): Promise<AtWindow> {
    const row = await this.database.row<AtWindow>(AT_WINDOW, [clerk.staff.id, number, today()]);
    if (!row) throw notFound('这个号不在您的窗口');
    return row;
  }

  private async applicantOf(ticket: AtWindow): Promise<TicketIntake['applicant']> {
    if (ticket.bookingId === null) return null;
    const owner = ticket.ownerPersonId === null ? null : await this.people.personContact(ticket.ownerPersonId);
    const name = this.opened(ticket.visitorName) ?? owner?.name ?? this.opened(ticket.callerName) ?? '';
    const phone = this.opened(ticket.callerPhone) ?? owner?.phone ?? '';
    const { enterpriseName, creditCode } = ticket;
    if (enterpriseName === null) return { kind: 'PERSON', name, creditCode: '', handlerName: '', phone };
    return { kind: 'ENTERPRISE', name: enterpriseName, creditCode: creditCode ?? '', handlerName: name, phone };
  }

  private opened(sealed: Buffer | null): string | null {
    return sealed === null ? null : this.cipher.open(sealed);
  }
}
