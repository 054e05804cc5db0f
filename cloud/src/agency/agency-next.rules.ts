import type { ServiceMode } from 'shared-types/agency.states';
import type { PlanState } from 'shared-types/agency-plan.states';

/** Who acts next, where the state alone says too little; null where its own line is right. */
export function nextWords(state: string, mode: ServiceMode, plan: PlanState | null): string | null {
  if (state === 'PLANNING' && plan === 'SENT') return '方案已写好，请您看过后确认，要改的地方可以退回';
  if (state === 'PLAN_CONFIRMED' && mode === 'AGENCY') return '请您签署授权委托书，签好后代办员才能代您办理';
  if (state === 'COLLECTING' && mode === 'ASSIST') return '请按方案备好材料，代办员陪您一项一项递交';
  return null;
}
