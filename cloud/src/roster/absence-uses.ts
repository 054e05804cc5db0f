import { Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { LeaveImpact } from 'shared-types/leave.contract';

/** Somebody away for a stretch of time. */
export interface Absence {
  readonly staffId: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

type Told = (absence: Absence) => Promise<LeaveImpact['uses']>;

/** Asks the rooms above what waits for somebody meanwhile: the house says at its start whom to ask. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AbsenceUses {
  private readonly told: Told[] = [];

  register(told: Told): void {
    this.told.push(told);
  }

  async of(absence: Absence): Promise<LeaveImpact['uses']> {
    const uses = await Promise.all(this.told.map((ask) => ask(absence)));
    return uses.flat();
  }
}
