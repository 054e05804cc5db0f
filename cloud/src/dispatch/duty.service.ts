import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { DUTY_LABELS, type DutyState } from 'shared-types/dispatch.states';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { ruledOut } from '../kernel/errors/refusal';
import { Jobs } from '../kernel/jobs/jobs';
import type { Staff } from '../kernel/session/actor';
import { RosterQueries } from '../roster/roster.queries';
import { AgentDutyRow } from './agent.entity';
import { FIELD_POST } from './agents.queries';
import { SEEK_JOB } from './dispatch.jobs';

/** How agents stand inside their shifts. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AgentDuty {
  @Inject()
  database!: Database;

  @Inject()
  roster!: RosterQueries;

  @Inject()
  jobs!: Jobs;

  /** Sets the agent's own duty for the rest of his shift. @throws 422 `not_on_shift`. */
  async set(agent: Staff, state: DutyState): Promise<void> {
    const at = now();
    const staffId = agent.staff.id;
    const shift = await this.roster.runningShift(staffId, FIELD_POST, at);
    if (!shift) throw ruledOut('not_on_shift', `您现在不在排班时间内，不能设为“${DUTY_LABELS[state]}”`);
    await this.database.repository(AgentDutyRow).upsert({ staffId, state, setAt: at }, ['staffId']);
    if (state === 'AVAILABLE') this.database.afterCommit(() => this.jobs.nudge(SEEK_JOB));
  }
}
