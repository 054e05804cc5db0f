import { Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Staff } from '../kernel/session/actor';

/** Told, within the intake's transaction, that a case was taken in from a number of the queue. */
export type OnTakenFromTicket = (clerk: Staff, ticketNumber: string, caseNumber: string) => Promise<void>;

/** Where a case came from: the room that gave the number registers itself, and refuses one that is not the clerk's. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class IntakeOrigin {
  private onTaken: OnTakenFromTicket | null = null;

  register(onTaken: OnTakenFromTicket): void {
    this.onTaken = onTaken;
  }

  async takenFrom(clerk: Staff, ticketNumber: string | undefined, caseNumber: string): Promise<void> {
    if (ticketNumber !== undefined) await this.onTaken?.(clerk, ticketNumber, caseNumber);
  }
}
