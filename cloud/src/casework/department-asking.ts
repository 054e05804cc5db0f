import { type ILogger, Inject, Logger, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { departmentMessage } from 'shared-types/back-office.contract';
import { z } from 'zod';
import { BackOffice } from '../back-office/back-office';
import { PeerError } from '../back-office/peer';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Refusal } from '../kernel/errors/refusal';
import { DepartmentMessages } from './department-messages';
import { UNDECIDED } from './joint-approval.rules';

export const ASK_JOB = 'casework.ask';

const BATCH = 20;
const MINUTE = 60_000;

const told = z.object({
  messages: z.array(z.looseObject({ sequence: z.number().int().min(1).max(9999) })).max(200),
});

interface Asked {
  readonly caseId: number;
  readonly number: string;
}

/** Asks a department's system that cannot tell of itself what has become of the cases it acknowledged. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class DepartmentAsking {
  @Inject()
  database!: Database;

  @Inject()
  backOffice!: BackOffice;

  @Inject()
  messages!: DepartmentMessages;

  @Inject('settings')
  settings!: { readonly BACK_OFFICE_ASK_MINUTES: number };

  @Logger()
  logger!: ILogger;

  /**
   * Asks about the cases that are due and returns how many; none where `BACK_OFFICE_ASK_MINUTES` is 0. What is answered
   * is taken in like what a department tells of itself. Safe on any number of replicas.
   */
  async askDue(): Promise<number> {
    if (!this.backOffice.connected || this.settings.BACK_OFFICE_ASK_MINUTES === 0) return 0;
    const due = await this.claim();
    for (const asked of due) await this.ask(asked);
    return due.length;
  }

  private claim(): Promise<Asked[]> {
    return this.database.transaction(async () => {
      const at = now();
      const due = await this.database.rows<Asked & { state: string }>(
        `SELECT p.case_id AS caseId, r.number, r.state FROM case_push p JOIN record r ON r.id = p.case_id
          WHERE p.ask_at <= ? ORDER BY p.ask_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
        [at],
      );
      const again = new Date(at.getTime() + this.settings.BACK_OFFICE_ASK_MINUTES * MINUTE);
      for (const { caseId, state } of due) {
        // What is decided, or over, is asked about no more.
        await this.database.write('UPDATE case_push SET ask_at = ? WHERE case_id = ? AND submission = 0', [
          UNDECIDED.includes(state) ? again : null,
          caseId,
        ]);
      }
      return due.filter(({ state }) => UNDECIDED.includes(state));
    });
  }

  private async ask({ number }: Asked): Promise<void> {
    try {
      const { messages } = told.parse(await this.backOffice.messagesOf(number));
      for (const { sequence, ...message } of messages) {
        await this.messages.take(number, sequence, departmentMessage.parse(message));
      }
    } catch (error) {
      // It is asked again; what cannot be read is for whoever runs the connection.
      if (error instanceof PeerError) this.logger.warn('%s not asked about: %s', number, error.fault);
      else if (error instanceof Refusal) this.logger.warn('%s: what was told is refused: %s', number, error.code);
      else if (error instanceof z.ZodError) this.logger.warn('%s: what was told cannot be read', number);
      else throw error;
    }
  }
}
