import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { IncidentCandidate } from 'shared-types/incident.contract';
import type { Post } from 'shared-types/roster.states';
import { PersonDirectory, type StaffCard } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { civilDateOf } from '../kernel/time/civil-date';
import type { RosterRules } from '../roster/roster.config';
import { RosterQueries } from '../roster/roster.queries';
import { isOnDuty } from '../roster/roster.rules';
import { INCIDENT_SUPERVISORS, inSendingOrder } from './incident.rules';

/** Somebody with an account, so that they can be told and can answer. */
export type Reachable = StaffCard & { readonly personId: number };

/** Who is on call, who is the duty manager, who else may be sent. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class OnCallQueries {
  @Inject()
  database!: Database;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  roster!: RosterQueries;

  @Inject('rosterRules')
  rules!: RosterRules;

  /** Whoever is on shift at a post of the whole centre at this moment, by work number. */
  async onShift(post: Extract<Post, 'ON_CALL' | 'DUTY_MANAGER'>): Promise<Reachable[]> {
    const at = now();
    const spans = await this.roster.spansOf(post, [civilDateOf(at)]);
    const ids = [...spans].filter(([, shifts]) => shifts.some((shift) => isOnDuty(shift, at))).map(([id]) => id);
    const cards: Reachable[] = [];
    for (const id of ids) {
      const card = await this.people.staffById(id);
      if (isReachable(card)) cards.push(card);
    }
    return cards.sort((a, b) => (a.workNo < b.workNo ? -1 : 1));
  }

  /**
   * Whom the house sends now; null when nobody is on call. Holds them until the transaction ends, so that two incidents
   * at once go to two people where there are two.
   */
  async next(): Promise<Reachable | null> {
    const onCall = await this.onShift('ON_CALL');
    if (onCall.length === 0) return null;
    const ids = onCall.map(({ id }) => id);
    await this.database.rows('SELECT id FROM staff WHERE id IN (?) ORDER BY id FOR UPDATE', [ids]);
    const holding = await this.holding(ids);
    return inSendingOrder(onCall.map((card) => ({ ...card, holding: holding.get(card.id) ?? 0 })))[0] ?? null;
  }

  /** Everybody who may be sent: who is on call first, then whose roles let them stand at the post. */
  async candidates(): Promise<IncidentCandidate[]> {
    const onCall = await this.onShift('ON_CALL');
    const known = new Set(onCall.map(({ id }) => id));
    const others: StaffCard[] = [];
    for (const role of this.rules.fit.ON_CALL) {
      for (const card of await this.people.staffWithRole(role)) {
        if (known.has(card.id)) continue;
        known.add(card.id);
        others.push(card);
      }
    }
    const holding = await this.holding([...known]);
    const shown = (cards: readonly StaffCard[], isOnCall: boolean) =>
      inSendingOrder(
        cards.map(({ id, workNo, name }) => ({ workNo, name, onCall: isOnCall, holding: holding.get(id) ?? 0 })),
      );
    return [...shown(onCall, true), ...shown(others, false)];
  }

  /** Somebody who may be sent, by work number; null for anybody else. */
  async candidate(workNo: string): Promise<Reachable | null> {
    const card = await this.people.staffByWorkNo(workNo);
    if (!isReachable(card)) return null;
    if (card.roles.some((role) => this.rules.fit.ON_CALL.includes(role))) return card;
    return (await this.onShift('ON_CALL')).some(({ id }) => id === card.id) ? card : null;
  }

  /** The accounts of those an alarm is brought before: the duty manager on shift and the supervisors, each once. */
  async toAlarm(): Promise<number[]> {
    const managers = await this.onShift('DUTY_MANAGER');
    const supervisors = await this.people.personIdsWithRoles(INCIDENT_SUPERVISORS);
    return [...new Set([...managers.map(({ personId }) => personId), ...supervisors])];
  }

  /** How many open incidents each of these holds. */
  private async holding(ids: readonly number[]): Promise<Map<number, number>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.rows<{ id: number; held: number }>(
      `SELECT holder_staff_id AS id, COUNT(*) AS held FROM record
        WHERE holder_staff_id IN (?) AND open = 1 AND type = 'INCIDENT' GROUP BY holder_staff_id`,
      [ids],
    );
    return new Map(rows.map(({ id, held }) => [id, Number(held)]));
  }
}

const isReachable = (card: StaffCard | null): card is Reachable => card !== null && card.personId !== null;
