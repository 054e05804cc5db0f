import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { LeaveImpact, LeftShift } from 'shared-types/leave.contract';
import { POST_LABELS } from 'shared-types/roster.states';
import { addDays, type CivilDate } from '../kernel/time/civil-date';
import { AbsenceUses } from './absence-uses';
import type { LeaveRow } from './leave.entity';
import { partWithin, shiftKey, withoutPerson } from './leave.rules';
import { overlap, type RosterHouse, type ShiftDraft, unfitFor, windowOf } from './roster.rules';
import { RosterDays } from './roster-days';
import { datesOf, hoursOn, type Rosterable, RosterFacts } from './roster-facts';
import { minutesIn } from './roster-fill.rules';
import { RosterNeeds } from './roster-needs';

const MOST_STAND_INS = 30;

/** A published shift somebody would not be there for. */
interface Left {
  readonly date: CivilDate;
  readonly key: string;
  /** The part of it that lies in the absence. */
  readonly part: ShiftDraft;
}

/** What a leave would leave unmanned: shifts, the roster's minimum, and what the rooms above hold for the person. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class LeaveImpacts {
  @Inject()
  days!: RosterDays;

  @Inject()
  facts!: RosterFacts;

  @Inject()
  needs!: RosterNeeds;

  @Inject()
  uses!: AbsenceUses;

  /** For those who decide: each shift with who could stand in, and all that waits. */
  async of(leave: LeaveRow, workNo: string): Promise<LeaveImpact> {
    const dates = datesOf(leave.startsAt, leave.endsAt);
    const published = await this.days.shifts('shift', dates);
    const people = await this.facts.people();
    const houseOn = await this.facts.houseOn(dates, people);
    const shifts = this.left(leave, workNo, published).map((left) => {
      const all = published.get(left.date) ?? [];
      return this.view(left, leave, workNo, all, houseOn(left.date), people);
    });
    return { shifts, uses: await this.uses.of(leave) };
  }

  /** The published shifts the absence touches, in their order. */
  private left(leave: LeaveRow, workNo: string, published: ReadonlyMap<CivilDate, readonly ShiftDraft[]>): Left[] {
    return datesOf(leave.startsAt, leave.endsAt).flatMap((date) => {
      const hours = hoursOn(date, leave.startsAt, leave.endsAt);
      if (!hours) return [];
      return (published.get(date) ?? [])
        .filter((shift) => shift.workNo === workNo)
        .flatMap((shift) => {
          const part = partWithin(shift, hours);
          return part ? [{ date, key: shiftKey(date, shift), part }] : [];
        });
    });
  }

  private view(
    { date, key, part }: Left,
    leave: LeaveRow,
    workNo: string,
    all: readonly ShiftDraft[],
    house: RosterHouse,
    people: ReadonlyMap<string, Rosterable>,
  ): LeftShift {
    const hours = hoursOn(date, leave.startsAt, leave.endsAt) ?? part;
    const without = withoutPerson(all, workNo, hours, () => undefined);
    const missing = (shifts: readonly ShiftDraft[]) =>
      this.needs
        .gaps(date, shifts)
        .filter(({ need }) => need.post === part.post && overlap(need, part))
        .flatMap(({ gaps }) => gaps)
        .reduce((minutes, gap) => minutes + gap.missing * minutesIn([gap]), 0);
    return {
      key,
      date,
      from: part.from,
      to: part.to,
      postLabel: POST_LABELS[part.post],
      place: this.days.placeOf(part) || null,
      leavesGap: missing(without) > missing(all),
      standIns: this.standIns(part, workNo, all, house, people),
    };
  }

  /** Who may stand there, is not away and has nothing else meanwhile. */
  private standIns(
    part: ShiftDraft,
    workNo: string,
    all: readonly ShiftDraft[],
    house: RosterHouse,
    people: ReadonlyMap<string, Rosterable>,
  ): LeftShift['standIns'] {
    const window = windowOf(house.windows, part);
    return [...people.values()]
      .filter((person) => person.workNo !== workNo && unfitFor(house, person, part.post, window) === null)
      .filter((person) => !all.some((shift) => shift.workNo === person.workNo && overlap(shift, part)))
      .filter((person) => !(house.away.get(person.workNo) ?? []).some((away) => overlap(away, part)))
      .slice(0, MOST_STAND_INS)
      .map((person) => ({ workNo: person.workNo, name: person.name }));
  }
}

/** The day after the last a leave touches: from then on whoever is not back has overstayed. */
export const dueDay = (leave: Pick<LeaveRow, 'startsAt' | 'endsAt'>): CivilDate =>
  addDays(datesOf(leave.startsAt, leave.endsAt).at(-1) as CivilDate, 1);
