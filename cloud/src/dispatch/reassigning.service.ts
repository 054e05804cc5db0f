import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { InputOf, ResultOf } from 'shared-types/routes';
import { Database } from '../kernel/database/database';
import { conflict, Refusal } from '../kernel/errors/refusal';
import { Records } from '../kernel/lifecycle/records';
import type { Staff } from '../kernel/session/actor';
import { OfferAnswers } from './answering.service';
import { VisitOffers } from './offering.service';

type Moving = InputOf<'POST /dispatch/day-plan/moves'>['body'];
type Move = Moving['moves'][number];
type Outcome = ResultOf<'POST /dispatch/day-plan/moves'>['items'][number];

/** Gives visits to other agents: what a dispatcher supposed on the day's plan, done. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Reassigning {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  answers!: OfferAnswers;

  @Inject()
  offers!: VisitOffers;

  /**
   * One visit after the other, each wholly or not at all: what one is refused for does not hold up the others. Sent again, what
   * was done stays done. Each says why it was refused: 409 `record_moved_on` where somebody else was first, 422
   * `agent_ruled_out` with what speaks against the agent, 422 `visits_suspended`.
   */
  async move(dispatcher: Staff, { moves, reason }: Moving): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const move of moves) outcomes.push(await this.outcome(dispatcher, move, reason));
    return outcomes;
  }

  private async outcome(dispatcher: Staff, move: Move, reason: string): Promise<Outcome> {
    const { number, workNo } = move;
    try {
      await this.database.transaction(() => this.reassign(dispatcher, move, reason));
      return { number, workNo, refusal: null };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { status, code, title } = error;
      return { number, workNo, refusal: { status, code, title } };
    }
  }

  private async reassign(dispatcher: Staff, { number, version, workNo }: Move, reason: string): Promise<void> {
    const record = await this.records.lock('VISIT_ORDER', { number });
    if (await this.isWith(record.id, workNo)) return;
    if (record.version !== version) throw conflict('record_moved_on', '这一单刚刚有了变化，请看过最新的情况再改派');
    const taken =
      record.state === 'ACCEPTED' ? await this.answers.takeBack(dispatcher, number, version, reason) : record;
    await this.offers.withdraw(record.id, ['LEAD']);
    await this.offers.offer(dispatcher, number, { version: taken.version, workNos: [workNo] });
  }

  /** The agent has it, or is being asked for it: there is nothing left to do. */
  private async isWith(visitId: number, workNo: string): Promise<boolean> {
    const row = await this.database.row(
      `SELECT 1 FROM visit_offer o JOIN staff t ON t.id = o.staff_id
        WHERE o.visit_id = ? AND t.work_no = ? AND (o.won_visit_id = ? OR (o.state = 'OPEN' AND o.role = 'LEAD'))`,
      [visitId, workNo, visitId],
    );
    return row !== null;
  }
}
