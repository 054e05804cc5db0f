import { randomBytes } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { VISIT_STATES, type VisitState } from 'shared-types/dispatch.states';
import type { InputOf } from 'shared-types/routes';
import type { SuspensionEffects, SuspensionView } from 'shared-types/visit-safety.contract';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { conflict, notFound, ruledOut } from '../kernel/errors/refusal';
import { Jobs } from '../kernel/jobs/jobs';
import { Records } from '../kernel/lifecycle/records';
import { HOUSE, type Staff } from '../kernel/session/actor';
import type { DispatchRules } from './dispatch.config';
import { VisitOrderRow } from './dispatch.entity';
import { VisitOffers } from './offering.service';
import { Rescheduling } from './rescheduling.service';
import { Suspensions } from './suspension.queries';
import { windowInstead } from './suspension.rules';
import { BEFORE_ARRIVAL } from './visit.rules';
import { VisitEndings } from './visit-endings.service';
import { VisitSuspensionRow } from './visit-safety.entity';

type Deciding = InputOf<'POST /dispatch/suspensions'>['body'];

export const SUSPEND_JOB = 'dispatch.suspend';
const AT_THE_CLIENT = ['ARRIVED', 'IN_SERVICE'] as const;
const MOST = 500;

/** Stops visits for the weather or for safety, and lets them go on. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Suspending {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  suspensions!: Suspensions;

  @Inject()
  endings!: VisitEndings;

  @Inject()
  offers!: VisitOffers;

  @Inject()
  times!: Rescheduling;

  @Inject()
  jobs!: Jobs;

  @Inject('dispatch')
  rules!: DispatchRules;

  /** Which visits it would touch, and to when each would be moved; those under way at a client's are named, not touched. */
  async effects(from: Date, to: Date): Promise<SuspensionEffects> {
    const at = now();
    const others = await this.suspensions.inForce(at);
    const suspended = [...others, { startsAt: from, endsAt: to }];
    const rows = await this.database.rows<{ number: string; title: string; state: VisitState; from: Date; to: Date }>(
      `SELECT r.number, r.title, r.state, v.window_from AS \`from\`, v.window_to AS \`to\`
         FROM visit_order v JOIN record r ON r.id = v.id
        WHERE v.window_to > ? AND v.window_from < ? AND r.open = 1 AND r.state IN (?)
        ORDER BY v.window_from, r.id LIMIT ${MOST}`,
      [from, to, [...BEFORE_ARRIVAL, ...AT_THE_CLIENT]],
    );
    return {
      visits: rows.map((row) => {
        const underWay = (AT_THE_CLIENT as readonly string[]).includes(row.state);
        const instead = underWay ? null : windowInstead(this.rules, row.from, suspended, at);
        return {
          number: row.number,
          title: row.title,
          stateLabel: VISIT_STATES[row.state].label,
          from: row.from.toISOString(),
          to: row.to.toISOString(),
          underWay,
          instead: instead && { from: instead.from.toISOString(), to: instead.to.toISOString() },
        };
      }),
    };
  }

  /** No visits from now on in that time: nothing is offered or accepted for it, and the visits in it are treated at once. */
  async decide(supervisor: Staff, { from, to, reason, treatment }: Deciding): Promise<void> {
    const [startsAt, endsAt] = [new Date(from), new Date(to)];
    if (endsAt <= startsAt || endsAt <= now()) throw ruledOut('period_over', '结束时间应晚于开始时间和现在');
    await this.database.repository(VisitSuspensionRow).insert({
      handle: randomBytes(16).toString('base64url'),
      startsAt,
      endsAt,
      reason,
      treatment,
      decidedBy: supervisor.staff.id,
      decidedAt: now(),
    });
    this.database.afterCommit(() => this.jobs.nudge(SUSPEND_JOB));
  }

  /** Visits are made again; what was moved or cancelled stays so. @throws 409 `lifted_already`. */
  async lift(supervisor: Staff, handle: string): Promise<void> {
    const { affectedRows } = await this.database.write(
      'UPDATE visit_suspension SET lifted_at = ?, lifted_by = ? WHERE handle = ? AND lifted_at IS NULL',
      [now(), supervisor.staff.id, handle],
    );
    if (affectedRows === 1) return;
    const known = await this.database.repository(VisitSuspensionRow).countBy({ handle });
    throw known === 0 ? notFound() : conflict('lifted_already', '已经恢复上门了');
  }

  async list(): Promise<SuspensionView[]> {
    return (await this.suspensions.inForce(now())).map(({ handle, startsAt, endsAt, reason }) => {
      return { handle, from: startsAt.toISOString(), to: endsAt.toISOString(), reason };
    });
  }

  /** Visits that fall into a suspended time and are not treated yet. */
  async touched(): Promise<{ id: number }[]> {
    return this.database.rows<{ id: number }>(
      `SELECT v.id FROM visit_suspension s
         JOIN visit_order v ON v.window_to > s.starts_at AND v.window_from < s.ends_at
         JOIN record r ON r.id = v.id AND r.open = 1 AND r.state IN (?)
        WHERE s.ends_at > ? AND s.lifted_at IS NULL ORDER BY v.id LIMIT ${MOST}`,
      [BEFORE_ARRIVAL, now()],
    );
  }

  /** Moves or cancels one of them with an apology. Leaves a visit alone that somebody else works on. */
  async treat(visitId: number): Promise<void> {
    await this.database.transaction(async () => {
      if (!(await this.offers.claim(visitId))) return;
      const record = await this.records.lock('VISIT_ORDER', { id: visitId });
      const visit = await this.database.repository(VisitOrderRow).findOneByOrFail({ id: visitId });
      const suspended = await this.suspensions.during(visit.windowFrom, visit.windowTo);
      if (!suspended || !(BEFORE_ARRIVAL as readonly string[]).includes(record.state)) return;
      const at = now();
      const { treatment, reason } = await this.database
        .repository(VisitSuspensionRow)
        .findOneByOrFail({ handle: suspended.handle });
      const all = await this.suspensions.inForce(at);
      const instead = treatment === 'MOVE' ? windowInstead(this.rules, visit.windowFrom, all, at) : null;
      const note = `因${reason}暂停上门，很抱歉`;
      if (instead) await this.times.putOff(HOUSE, visitId, instead, note);
      else await this.endings.cancelByHouse(visitId, `${note}，请另约时间`);
    });
  }
}
