import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { distanceMetres, type Gcj02Point } from '../directory/district.rules';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { AgentQueries } from './agents.queries';
import type { DispatchRules } from './dispatch.config';
import { VisitOrderRow } from './dispatch.entity';
import { VisitOffers } from './offering.service';
import { freeAt, isEndangered, isLate, type Running, reachAt } from './punctuality.rules';
import { OUT } from './visit.rules';
import { VisitNews } from './visit-news';
import { VisitSecrets } from './visit-secrets';

/** Keeps visits to their promised windows, and says so in time where that does not work. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Punctuality {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  agents!: AgentQueries;

  @Inject()
  offers!: VisitOffers;

  @Inject()
  news!: VisitNews;

  @Inject()
  secrets!: VisitSecrets;

  @Inject('dispatch')
  rules!: DispatchRules;

  /** Reminds the agent to call his client before he sets out, once; not one who has called. */
  async remindToCall(visitId: number): Promise<void> {
    await this.inTurn(visitId, async (record, visit) => {
      if (record.state !== 'ACCEPTED' || visit.calls > 0 || visit.callRemindedAt !== null) return;
      await this.database.repository(VisitOrderRow).update({ id: visitId }, { callRemindedAt: now() });
      await this.news.callDue(record, visit);
    });
  }

  /** Tells the client, once, that his agent is late or will be. */
  async tellLate(visitId: number): Promise<void> {
    await this.inTurn(visitId, async (record, visit) => {
      const awaited = record.state === 'ACCEPTED' || record.state === 'EN_ROUTE';
      const late = isLate(visit, this.rules.onTheWay.lateMessageAfterMinutes, now());
      if (!awaited || !late || visit.lateToldAt !== null) return;
      await this.database.repository(VisitOrderRow).update({ id: visitId }, { lateToldAt: now() });
      const expectedAt = visit.expectedAt !== null && visit.expectedAt > now() ? visit.expectedAt : null;
      await this.news.late(record, visit, expectedAt);
    });
  }

  /**
   * Asks others to take a visit over whose agent would not be there in time, before its window is lost. He keeps it until
   * one accepts; whoever has set out for it is left alone.
   */
  async relieve(visitId: number): Promise<void> {
    await this.inTurn(visitId, async (record, visit) => {
      const at = now();
      if (record.state !== 'ACCEPTED' || record.holderStaffId === null || visit.windowTo <= at) return;
      const reach = await this.reachOf(record.holderStaffId, visit, at);
      if (reach === null || !isEndangered(reach, visit.windowTo, this.rules.relief.marginMinutes)) return;
      const first = visit.reliefAt === null;
      await this.database.repository(VisitOrderRow).update({ id: visitId }, { reliefAt: at });
      if ((await this.offers.waiting(visitId)) > 0 || !(await this.offers.offerRelief(record))) return;
      if (first) await this.news.relieved(record.holderStaffId, record, '怕您赶不上，正请人接手，有人接之前仍是您的');
    });
  }

  /** When the agent can be there: after the visit he is out for, or from his site, or as he says; null when unknown. */
  private async reachOf(staffId: number, visit: VisitOrderRow, at: Date): Promise<Date | null> {
    const place = this.secrets.openPlace(visit.place);
    const [from, free] = await this.whereAndWhen(staffId, at);
    const reckoned = from && reachAt(free, distanceMetres(from, place), this.rules.travel);
    const { expectedAt } = visit;
    if (expectedAt === null) return reckoned;
    return reckoned !== null && reckoned > expectedAt ? reckoned : expectedAt;
  }

  private async whereAndWhen(staffId: number, at: Date): Promise<[Gcj02Point | null, Date]> {
    const running = await this.database.row<Running & { place: Buffer }>(
      `SELECT r.state, v.window_to AS windowTo, v.arrived_at AS arrivedAt, v.expected_at AS expectedAt, v.place
         FROM record r JOIN visit_order v ON v.id = r.id
        WHERE r.open = 1 AND r.type = 'VISIT_ORDER' AND r.state IN (?)
          AND (r.holder_staff_id = ? OR v.companion_staff_id = ?) ORDER BY v.id LIMIT 1`,
      [OUT, staffId, staffId],
    );
    if (running) return [this.secrets.openPlace(running.place), freeAt(running, this.rules.safety.plannedMinutes, at)];
    const staff = await this.people.staffById(staffId);
    return [this.agents.baseOf(staff?.siteKey ?? null), at];
  }

  /** Works on a visit unless somebody else does. */
  private async inTurn(
    visitId: number,
    work: (record: RecordRow, visit: VisitOrderRow) => Promise<void>,
  ): Promise<void> {
    await this.database.transaction(async () => {
      if (!(await this.offers.claim(visitId))) return;
      const record = await this.records.lock('VISIT_ORDER', { id: visitId });
      await work(record, await this.database.repository(VisitOrderRow).findOneByOrFail({ id: visitId }));
    });
  }
}
