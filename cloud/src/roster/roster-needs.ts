import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DayKind } from 'shared-types/roster.states';
import type { Site } from '../directory/centre.config';
import { DirectoryQueries } from '../directory/directory.queries';
import type { Deadlines } from '../kernel/deadline/deadlines.config';
import { type CivilDate, weekday } from '../kernel/time/civil-date';
import type { ShiftDraft } from './roster.rules';
import { RosterFacts } from './roster-facts';
import { dayKindOf, type Gap, gapsOf, type Need, needsOn } from './roster-needs.rules';

/** What must be manned on which day, by the configuration, the calendar and the sites' hours. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class RosterNeeds {
  @Inject()
  directory!: DirectoryQueries;

  @Inject()
  facts!: RosterFacts;

  @Inject('deadlines')
  deadlines!: Deadlines;

  kindOf(date: CivilDate): DayKind {
    return dayKindOf(weekday(date), this.deadlines.calendar.special(date));
  }

  on(date: CivilDate): Need[] {
    const { centre } = this.facts;
    const sessionsOf = (siteKey: string) => this.directory.planOn(centre.siteByKey(siteKey) as Site, date).sessions;
    return needsOn(this.facts.rules, this.kindOf(date), sessionsOf);
  }

  /** Each need of a day with what these shifts leave unmanned of it. */
  gaps(date: CivilDate, shifts: readonly ShiftDraft[]): { need: Need; gaps: Gap[] }[] {
    const { windows } = this.facts;
    return this.on(date).map((need) => ({ need, gaps: gapsOf(need, shifts, windows) }));
  }
}
