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

/** An agent who is rostered for visits on a date. */
export interface RosteredAgent extends StaffCard {
  readonly spans: readonly Span[];
  /** How they stand now; null outside a shift. */
  readonly duty: DutyState | null;
}

/** How agents stand: to the present moment, to a day and to one visit. */
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
    const out = await this.out();
    const set = await this.chosenDuties(
      agents.map(({ id }) => id),
      spans,
      at,
    );
    const excluded = visit.excluded.split(',').map(Number);
    const [loads, conflicts, offers] = [
      await this.loads(visit.date),
      (await this.conflictsOf([record.id])).get(record.id) ?? new Set(),
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
      duty: dutyOf(set.has(agent.id), set.get(agent.id) ?? null, out.has(agent.id)),
      isOut: out.has(agent.id) && (set.get(agent.id) ?? 'AVAILABLE') === 'AVAILABLE',
      isExcluded: excluded.includes(agent.id),
      onDutyThen: (spans.get(agent.id) ?? []).some((span) => covers(span, visit.windowFrom, visit.windowTo)),
      hasConflict: conflicts.has(agent.id),
      offers: offers.get(agent.id) ?? [],
    }));
  }

  /** Every agent as he stands now to a matter he would keep until its end, without a visit: duty, skills, conflicts. */
  async choicesForMatter(record: RecordRow, skills: readonly string[]): Promise<AgentChoice[]> {
    const at = now();
    const agents = await this.people.staffWithRole('PROXY_AGENT');
    const spans = await this.roster.spansOf(FIELD_POST, [civilDateOf(at)]);
    const out = await this.out();
    const set = await this.chosenDuties(
      agents.map(({ id }) => id),
      spans,
      at,
    );
    const conflicts = (await this.conflictsOf([record.id])).get(record.id) ?? new Set();
    const held = await this.mattersHeld(record.type);
    return agents.map((agent) => ({
      staffId: agent.id,
      personId: agent.personId as number,
      name: agent.name,
      workNo: agent.workNo,
      isCaseAgent: agent.id === record.holderStaffId,
      missingSkills: skills.filter((skill) => !agent.skills.includes(skill)),
      metres: null,
      load: held.get(agent.id) ?? 0,
      duty: dutyOf(set.has(agent.id), set.get(agent.id) ?? null, out.has(agent.id)),
      // Whoever is out for a visit can still be given a matter to keep.
      isOut: false,
      isExcluded: false,
      onDutyThen: set.has(agent.id),
      hasConflict: conflicts.has(agent.id),
      offers: [],
    }));
  }

  /** The agents on a published shift for visits of a date, by work number. */
  async rosteredOn(date: string): Promise<RosteredAgent[]> {
    const at = now();
    const agents = await this.people.staffWithRole('PROXY_AGENT');
    const spans = await this.roster.spansOf(FIELD_POST, [civilDateOf(at), date]);
    const ids = agents.map(({ id }) => id);
    const [set, out] = [await this.chosenDuties(ids, spans, at), await this.out()];
    return agents.flatMap((agent) => {
      const { id } = agent;
      const own = (spans.get(id) ?? []).filter(({ startsAt }) => civilDateOf(startsAt) === date);
      return own.length === 0
        ? []
        : [{ ...agent, spans: own, duty: dutyOf(set.has(id), set.get(id) ?? null, out.has(id)) }];
    });
  }

  /** How one agent stands now, with the shift he is in; null outside a shift. */
  async dutyNow(staffId: number): Promise<{ duty: DutyState; shift: Span } | null> {
    const at = now();
    const shift = await this.roster.runningShift(staffId, FIELD_POST, at);
    if (!shift) return null;
    const set = await this.chosenDuties([staffId], new Map([[staffId, [shift]]]), at);
    return { duty: dutyOf(true, set.get(staffId) ?? null, (await this.out()).has(staffId)) ?? 'AVAILABLE', shift };
  }

  /** Where an agent starts from: his site; null when he has none. */
  baseOf(siteKey: string | null): Gcj02Point | null {
    return siteKey === null ? null : (this.centre.siteByKey(siteKey)?.position ?? null);
  }

  private metresFrom(agent: StaffCard, place: Gcj02Point): number | null {
    const base = this.baseOf(agent.siteKey);
    return base && distanceMetres(base, place);
  }

  /** What agents on a shift now set for themselves in it; null who set nothing. */
  private async chosenDuties(
    staffIds: readonly number[],
    spans: ReadonlyMap<number, readonly Span[]>,
    at: Date,
  ): Promise<Map<number, DutyState | null>> {
    if (staffIds.length === 0) return new Map();
    const rows = await this.database.rows<{ staffId: number; state: DutyState; setAt: Date }>(
      'SELECT staff_id AS staffId, state, set_at AS setAt FROM agent_duty WHERE staff_id IN (?)',
      [staffIds],
    );
    const set = new Map(rows.map((row) => [row.staffId, row]));
    return new Map(
      staffIds.flatMap((id): [number, DutyState | null][] => {
        const shift = (spans.get(id) ?? []).find((span) => isOnDuty(span, at));
        if (!shift) return [];
        const chosen = set.get(id);
        return [[id, chosen && chosen.setAt >= shift.startsAt ? chosen.state : null]];
      }),
    );
  }

  /** Agents who are out for a visit at this moment, as its agent or along with him. */
  async out(): Promise<Set<number>> {
    const rows = await this.database.rows<{ lead: number | null; companion: number | null }>(
      `SELECT r.holder_staff_id AS lead, v.companion_staff_id AS companion
         FROM record r JOIN visit_order v ON v.id = r.id
        WHERE r.open = 1 AND r.type = 'VISIT_ORDER' AND r.state IN (?)`,
      [OUT],
    );
    return new Set(rows.flatMap(({ lead, companion }) => [lead, companion]).filter((id) => id !== null));
  }

  /** Visits each agent holds on a day. */
  private async loads(date: string): Promise<Map<number, number>> {
    const rows = await this.database.rows<{ lead: number | null; companion: number | null }>(
      `SELECT r.holder_staff_id AS lead, v.companion_staff_id AS companion
         FROM visit_order v JOIN record r ON r.id = v.id WHERE v.date = ? AND r.state NOT IN (?)`,
      [date, FALLEN_THROUGH],
    );
    const loads = new Map<number, number>();
    for (const id of rows.flatMap(({ lead, companion }) => [lead, companion])) {
      if (id !== null) loads.set(id, (loads.get(id) ?? 0) + 1);
    }
    return loads;
  }

  /** Open records of a type that each agent holds. */
  private async mattersHeld(type: RecordRow['type']): Promise<Map<number, number>> {
    const rows = await this.database.rows<{ staffId: number; count: number }>(
      `SELECT holder_staff_id AS staffId, COUNT(*) AS count FROM record
        WHERE open = 1 AND type = ? AND holder_staff_id IS NOT NULL GROUP BY holder_staff_id`,
      [type],
    );
    return new Map(rows.map(({ staffId, count }) => [staffId, Number(count)]));
  }

  /** By record: agents who declared a conflict with its client, and those who are the client or act for it. */
  async conflictsOf(visitIds: readonly number[]): Promise<Map<number, Set<number>>> {
    const conflicts = new Map<number, Set<number>>(visitIds.map((id) => [id, new Set()]));
    if (visitIds.length === 0) return conflicts;
    const at = now();
    const rows = await this.database.rows<{ visitId: number; staffId: number }>(
      `SELECT r.id AS visitId, c.staff_id AS staffId FROM record r JOIN agent_conflict c ON c.enterprise_id = r.owner_enterprise_id
        WHERE r.id IN (?)
       UNION SELECT r.id, c.staff_id FROM agent_conflict c LEFT JOIN person p ON p.id = c.person_id
         JOIN record r ON r.owner_person_id = COALESCE(p.merged_into, c.person_id) WHERE r.id IN (?)
       UNION SELECT r.id, t.id FROM record r JOIN staff t ON t.person_id = r.owner_person_id WHERE r.id IN (?)
       UNION SELECT r.id, t.id FROM record r JOIN enterprise_member m ON m.enterprise_id = r.owner_enterprise_id
         JOIN staff t ON t.person_id = m.person_id WHERE r.id IN (?) AND ${inForce('m')}`,
      [visitIds, visitIds, visitIds, visitIds, at, at],
    );
    for (const { visitId, staffId } of rows) conflicts.get(visitId)?.add(staffId);
    return conflicts;
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
