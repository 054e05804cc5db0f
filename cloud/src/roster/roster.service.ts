import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { InputOf } from 'shared-types/routes';
import { Database } from '../kernel/database/database';
import { conflict, invalidInput } from '../kernel/errors/refusal';
import type { House, Staff } from '../kernel/session/actor';
import { type ShiftDraft, shiftFaults } from './roster.rules';
import { RosterDays } from './roster-days';
import { type Rosterable, RosterFacts } from './roster-facts';

type Publication = InputOf<'PUT /roster/:date'>['body'];

/** Publishes who is on duty. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Roster {
  @Inject()
  database!: Database;

  @Inject()
  days!: RosterDays;

  @Inject()
  facts!: RosterFacts;

  /**
   * Publishes a day's shifts, replacing those it had; a draft of the day is dropped.
   * @throws 400 for an unknown work number, a window that is not there, a missing skill, impossible times, somebody at two
   *   posts or on leave; 409 `roster_changed` when somebody else published since.
   */
  async publish(actor: Staff | House, date: string, { version, shifts: sent }: Publication): Promise<void> {
    const shifts = sent.map(shiftOf);
    await this.database.transaction(async () => {
      const day = await this.days.lock(date);
      if (day.version !== version) throw conflict('roster_changed', '这一天的排班已被他人更新，请刷新后再发布');
      const people = await this.judge(date, shifts);
      await this.days.publish(actor, day, shifts, people, null);
      if (day.draftedAt !== null) await this.days.dropDraft(day);
    });
  }

  /** Everybody who can be rostered, once these shifts are found right. @throws 400 naming each fault. */
  async judge(date: string, shifts: readonly ShiftDraft[], path = 'body.shifts'): Promise<Map<string, Rosterable>> {
    const people = await this.facts.people();
    const houseOn = await this.facts.houseOn([date], people);
    const faults = shiftFaults(shifts, houseOn(date));
    if (faults.length > 0) {
      throw invalidInput(faults.map(({ at, field, message }) => ({ path: `${path}.${at}.${field}`, message })));
    }
    return people;
  }
}

/** A shift as it is sent, its place said or left out. */
export const shiftOf = ({ siteKey, windowNo, ...shift }: Publication['shifts'][number]): ShiftDraft => ({
  ...shift,
  siteKey: siteKey ?? null,
  windowNo: windowNo ?? null,
});
