import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DutyState, OfferState } from 'shared-types/dispatch.states';
import type { Centre } from '../directory/centre.config';
import { distanceMetres, type Gcj02Point } from '../directory/district.rules';
import { PersonDirectory, type StaffCard } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { inForce } from '../kernel/session/membership.entity';
import { civilDateOf } from '../kernel/time/civil-date';
import { RosterQueries } from '../roster/roster.queries';
import { covers, isOnDuty, type Span } from '../roster/roster.rules';
import type { VisitOrderRow } from './dispatch.entity';
import { type AgentFacts, dutyOf } from './dispatch.rules';
import { FALLEN_THROUGH, OUT } from './visit.rules';
import { VisitSecrets } from './visit-secrets';

/** The post an agent must be rostered for to be sent out. */
export const FIELD_POST = 'FIELD_AGENT';

/** An agent judged for one visit, with what it takes to ask him. */
export interface AgentChoice extends AgentFacts {
  readonly staffId: number;
  readonly personId: number;
  readonly name: string;
}

/** How agents stand: to the present moment and to one visit. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AgentQueries {
  @Inject()
  database!: Database;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  roster!: RosterQueries;

  @Inject()
  secrets!: VisitSecrets;

  @Inject('centre')
  centre!: Centre;

  /** Every agent with what speaks for and against sending him to this visit. */
  async choicesFor(record: RecordRow, visit: VisitOrderRow): Promise<AgentChoice[]> {
    const at = now();
    const agents = await this.people.staffWithRole('PROXY_AGENT');
    const spans = await this.roster.spansOf(FIELD_POST, [civilDateOf(at), visit.date]);
    const duties = await this.duties(
      agents.map(({ id }) => id),
      spans,
      at,
    );
    const [loads, conflicts, offers] = [
      await this.loads(visit.date),
      await this.conflicts(record),
      await this.offers(visit.id),
    ];
    const place = this.secrets.openPlace(visit.place);
    const needed = visit.skills.split(',').filter((skill) => skill !== '');
    return agents.map((agent) => ({
      staffId: agent.id,
      personId: agent.personId as number,
      name: agent.name,
      workNo: agent.workNo,
      isCaseAgent: agent.id === visit.preferredStaffId,
      missingSkills: needed.filter((skill) => !agent.skills.includes(skill)),
      metres: this.metresFrom(agent, place),
      load: loads.get(agent.id) ?? 0,
      duty: duties.get(agent.id) ?? null,
      onDutyThen: (spans.get(agent.id) ?? []).some((span) => covers(span, visit.windowFrom, visit.windowTo)),
      hasConflict: conflicts.has(agent.id),
      offers: offers.get(agent.id) ?? [],
    }));
  }

  /** How one agent stands now, with the shift he is in; null outside a shift. */
  async dutyNow(staffId: number): Promise<{ duty: DutyState; shift: Span } | null> {
    const at = now();
    const shift = await this.roster.runningShift(staffId, FIELD_POST, at);
    if (!shift) return null;
    const duties = await this.duties([staffId], new Map([[staffId, [shift]]]), at);
    return { duty: duties.get(staffId) ?? 'AVAILABLE', shift };
  }

  /** Where an agent starts from: his site; null when he has none. */
  baseOf(siteKey: string | null): Gcj02Point | null {
    return siteKey === null ? null : (this.centre.siteByKey(siteKey)?.position ?? null);
  }

  private metresFrom(agent: StaffCard, place: Gcj02Point): number | null {
    const base = this.baseOf(agent.siteKey);
    return base && distanceMetres(base, place);
  }

  private async duties(
    staffIds: readonly number[],
    spans: ReadonlyMap<number, readonly Span[]>,
    at: Date,
  ): Promise<Map<number, DutyState>> {
    if (staffIds.length === 0) return new Map();
    const rows = await this.database.rows<{ staffId: number; state: DutyState; setAt: Date }>(
      'SELECT staff_id AS staffId, state, set_at AS setAt FROM agent_duty WHERE staff_id IN (?)',
      [staffIds],
    );
    const set = new Map(rows.map((row) => [row.staffId, row]));
    const out = await this.out();
    return new Map(
      staffIds.flatMap((id): [number, DutyState][] => {
        const shift = (spans.get(id) ?? []).find((span) => isOnDuty(span, at));
        const chosen = set.get(id);
        const valid = shift && chosen && chosen.setAt >= shift.startsAt ? chosen.state : null;
        const duty = dutyOf(shift !== undefined, valid, out.has(id));
        return duty === null ? [] : [[id, duty]];
      }),
    );
  }

  /** Agents who are out for a visit at this moment. */
  private async out(): Promise<Set<number>> {
    const rows = await this.database.rows<{ staffId: number }>(
      `SELECT DISTINCT holder_staff_id AS staffId FROM record
        WHERE open = 1 AND type = 'VISIT_ORDER' AND state IN (?) AND holder_staff_id IS NOT NULL`,
      [OUT],
    );
    return new Set(rows.map(({ staffId }) => staffId));
  }

  /** Visits each agent holds on a day. */
  private async loads(date: string): Promise<Map<number, number>> {
    const rows = await this.database.rows<{ staffId: number; visits: number }>(
      `SELECT r.holder_staff_id AS staffId, COUNT(*) AS visits
         FROM visit_order v JOIN record r ON r.id = v.id
        WHERE v.date = ? AND r.holder_staff_id IS NOT NULL AND r.state NOT IN (?) GROUP BY r.holder_staff_id`,
      [date, FALLEN_THROUGH],
    );
    return new Map(rows.map(({ staffId, visits }) => [staffId, Number(visits)]));
  }

  /** Agents who declared a conflict with the client, and those who are the client or act for it. */
  private async conflicts({ ownerPersonId, ownerEnterpriseId }: RecordRow): Promise<Set<number>> {
    const at = now();
    const rows = await this.database.rows<{ staffId: number }>(
      `SELECT c.staff_id AS staffId FROM agent_conflict c LEFT JOIN person p ON p.id = c.person_id
        WHERE COALESCE(p.merged_into, c.person_id) = ? OR c.enterprise_id = ?
       UNION SELECT t.id FROM staff t WHERE t.person_id = ?
       UNION SELECT t.id FROM enterprise_member m JOIN staff t ON t.person_id = m.person_id
        WHERE m.enterprise_id = ? AND ${inForce('m')}`,
      [ownerPersonId, ownerEnterpriseId, ownerPersonId, ownerEnterpriseId, at, at],
    );
    return new Set(rows.map(({ staffId }) => staffId));
  }

  private async offers(visitId: number): Promise<Map<number, OfferState[]>> {
    const rows = await this.database.rows<{ staffId: number; state: OfferState }>(
      'SELECT staff_id AS staffId, state FROM visit_offer WHERE visit_id = ? ORDER BY id',
      [visitId],
    );
    const offers = new Map<number, OfferState[]>();
    for (const { staffId, state } of rows) offers.set(staffId, [...(offers.get(staffId) ?? []), state]);
    return offers;
  }
}
