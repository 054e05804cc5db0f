import { KEY_PROJECT_STATES } from 'shared-types/key-project.states';
import { type Refusal, ruledOut } from '../kernel/errors/refusal';
import { defineLifecycle } from '../kernel/lifecycle/lifecycle.rules';

/** 业务管理, who nominates and names the agent. */
export const KEY_PROJECT_DESK = ['DISPATCHER', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;
const SUPERVISORS = ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;

/** What the guards look at. */
export interface KeyProjectFacts {
  readonly state: string;
  readonly agentNow: number | null;
  /** Who would be named. */
  readonly agentNext: number | null;
}

/**
 * 重点项目 (SPECIFICATION 3.2.4(5)A): nominated and screened by 业务管理, confirmed by the centre alone. Its holder is
 * the 项目代办专员: one project, one agent.
 */
export const keyProjectLifecycle = defineLifecycle<KeyProjectFacts>()({
  type: 'KEY_PROJECT',
  states: KEY_PROJECT_STATES,
  closed: ['REJECTED', 'CLOSED'],
  desk: KEY_PROJECT_DESK,
  overseers: ['QUALITY_INSPECTOR', 'PURCHASER'],
  openings: { nominate: { to: 'NOMINATED', who: KEY_PROJECT_DESK, label: '提名为重点项目' } },
  actions: {
    screen: { from: ['NOMINATED'], to: 'SCREENED', who: SUPERVISORS, label: '初筛通过，已报中心确认' },
    turnDown: { from: ['NOMINATED'], to: 'REJECTED', who: SUPERVISORS, label: '初筛未通过' },
    confirm: { from: ['SCREENED'], to: 'CONFIRMED', who: ['PURCHASER'], label: '中心确认为重点项目' },
    reject: { from: ['SCREENED'], to: 'REJECTED', who: ['PURCHASER'], label: '中心未确认' },
    nameAgent: {
      from: ['SCREENED', 'CONFIRMED'],
      to: 'SAME',
      who: KEY_PROJECT_DESK,
      label: '改派了项目代办专员',
      guard: isAnother,
    },
    close: {
      from: ['CONFIRMED'],
      to: 'CLOSED',
      who: [...SUPERVISORS, 'PURCHASER'],
      label: '结束重点项目',
    },
  },
});

function isAnother({ agentNow, agentNext }: KeyProjectFacts): Refusal | null {
  return agentNow === agentNext ? ruledOut('agent_same', '这位已经是这个项目的专员') : null;
}

/** Criteria named that the centre does not have; empty when all are known. */
export const unknownCriteria = (named: readonly string[], known: readonly string[]): string[] =>
  named.filter((criterion) => !known.includes(criterion));
