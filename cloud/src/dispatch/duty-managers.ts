import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { PersonDirectory, type StaffCard } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { civilDateOf } from '../kernel/time/civil-date';
import { RosterQueries } from '../roster/roster.queries';
import { isOnDuty } from '../roster/roster.rules';

const SUPERVISORS = ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;

/** Who looks after agents who are out: the duty manager the roster names for this moment. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class DutyManagers {
  @Inject()
  people!: PersonDirectory;

  @Inject()
  roster!: RosterQueries;

  /** The duty managers of this moment; with the supervisors too where it is asked for, or where the roster names nobody. */
  async now(withSupervisors: boolean): Promise<StaffCard[]> {
    const at = now();
    const spans = await this.roster.spansOf('DUTY_MANAGER', [civilDateOf(at)]);
    const found = new Map<number, StaffCard>();
    for (const [staffId, shifts] of spans) {
      const card = shifts.some((span) => isOnDuty(span, at)) ? await this.people.staffById(staffId) : null;
      if (card) found.set(card.id, card);
    }
    if (!withSupervisors && found.size > 0) return [...found.values()];
    for (const role of SUPERVISORS) {
      for (const card of await this.people.staffWithRole(role)) found.set(card.id, card);
    }
    return [...found.values()];
  }
}
