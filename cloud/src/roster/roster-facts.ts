import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Role } from 'shared-types/identity.states';
import type { Centre } from '../directory/centre.config';
import { Database } from '../kernel/database/database';
import { type CivilDate, civilDateOf, clockTimeOf, instantOf } from '../kernel/time/civil-date';
import type { RosterRules } from './roster.config';
import type { Hours, RosterHouse, RosterPerson, RosterWindow } from './roster.rules';

/** Leave that keeps somebody from being rostered. */
export const AWAY_STATES = ['APPROVED', 'ON_LEAVE', 'OVERSTAYED'] as const;

/** Somebody who can be rostered, with what only the server knows them by. */
export interface Rosterable extends RosterPerson {
  readonly id: number;
  readonly siteKey: string | null;
}

interface Absence {
  readonly workNo: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** What rosters are judged by: windows of the centre, people who work here, leave that is approved. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class RosterFacts {
  @Inject()
  database!: Database;

  @Inject('centre')
  centre!: Centre;

  @Inject('rosterRules')
  rules!: RosterRules;

  /** Every window and counter of the centre. */
  get windows(): RosterWindow[] {
    return this.centre.sites.flatMap(({ key, points }) =>
      points.map(({ no, label, category, skills }) => ({
        siteKey: key,
        no,
        label,
        category: category ?? null,
        skills,
      })),
    );
  }

  /** Everybody who works here now, by work number. */
  async people(): Promise<Map<string, Rosterable>> {
    const rows = await this.database.rows<Omit<Rosterable, 'roles' | 'skills'> & { roles: string; skills: string }>(
      `SELECT id, work_no AS workNo, name, roles, skills, site_key AS siteKey FROM staff
        WHERE active = 1 ORDER BY work_no`,
    );
    return new Map(
      rows.map(({ roles, skills, ...row }) => [
        row.workNo,
        { ...row, roles: listed(roles) as Role[], skills: listed(skills) },
      ]),
    );
  }

  /** What the shifts of these dates are judged by. */
  async houseOn(dates: readonly CivilDate[], people: ReadonlyMap<string, Rosterable>): Promise<HouseOn> {
    const absences = await this.absences(dates);
    const { provenance: _, ...fit } = this.rules.fit;
    const siteKeys = this.centre.sites.map(({ key }) => key);
    const windows = this.windows;
    return (date) => ({ siteKeys, windows, fit, people, away: awayOn(date, absences) });
  }

  private async absences(dates: readonly CivilDate[]): Promise<Absence[]> {
    if (dates.length === 0) return [];
    const sorted = [...dates].sort();
    return this.database.rows<Absence>(
      `SELECT t.work_no AS workNo, l.starts_at AS startsAt, l.ends_at AS endsAt
         FROM leave_request l JOIN record r ON r.id = l.id JOIN staff t ON t.id = l.staff_id
        WHERE r.state IN (?) AND l.ends_at > ? AND l.starts_at < ?`,
      [AWAY_STATES, instantOf(sorted[0] as string), instantOf(sorted.at(-1) as string, '24:00')],
    );
  }
}

/** What the shifts of one date are judged by. */
export type HouseOn = (date: CivilDate) => RosterHouse;

/** The part of a stretch of time that lies in a civil day; null where none does. */
export function hoursOn(date: CivilDate, startsAt: Date, endsAt: Date): Hours | null {
  const [day, next] = [instantOf(date), instantOf(date, '24:00')];
  if (endsAt <= day || startsAt >= next) return null;
  return {
    from: startsAt <= day ? '00:00' : clockTimeOf(startsAt),
    to: endsAt >= next ? '24:00' : clockTimeOf(endsAt),
  };
}

function awayOn(date: CivilDate, absences: readonly Absence[]): Map<string, Hours[]> {
  const away = new Map<string, Hours[]>();
  for (const { workNo, startsAt, endsAt } of absences) {
    const hours = hoursOn(date, startsAt, endsAt);
    if (hours) away.set(workNo, [...(away.get(workNo) ?? []), hours]);
  }
  return away;
}

/** Civil dates a stretch of time touches. */
export function datesOf(startsAt: Date, endsAt: Date): CivilDate[] {
  const dates: CivilDate[] = [];
  for (let at = instantOf(civilDateOf(startsAt)); at < endsAt; at = instantOf(civilDateOf(at), '24:00')) {
    dates.push(civilDateOf(at));
  }
  return dates;
}

const listed = (text: string): string[] => text.split(',').filter((entry) => entry !== '');
