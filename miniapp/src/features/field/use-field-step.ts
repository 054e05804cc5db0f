import { useRef, useState } from 'react';
import type { VisitView } from 'shared-types/dispatch.contract';
import type { InputOf } from 'shared-types/routes';
import type { FieldStep } from 'shared-types/visit-field.states';
import { type ApiProblem, asProblem, currentSession } from '@/api';
import { newKey, UnderWay } from '@/api/idempotency';
import { toast } from '@/ui/overlay/toast-store';
import { houseTime } from './job-packs';
import type { Taken } from './kept-photo';
import { makeStep } from './kept-steps';
import type { StepRoute } from './step-queue';

const STEP_OF = {
  'POST /visits/:number/set-out': ['setOut', '出发'],
  'POST /visits/:number/arrive': ['arrive', '到达'],
  'POST /visits/:number/arrive-by-code': ['arrive', '用到访码到达'],
  'POST /visits/:number/start': ['start', '开始服务'],
  'POST /visits/:number/hand-over': ['handOver', '登记材料'],
  'POST /visits/:number/complete': ['complete', '完成上门'],
} as const satisfies Record<StepRoute, readonly [FieldStep, string]>;

type Body<R extends StepRoute> = Omit<InputOf<R>['body'], 'version' | 'madeAt' | 'photos'>;

interface Stepping<R extends StepRoute> {
  readonly submit: (body: Body<R>, photos?: readonly Taken[]) => Promise<void>;
  readonly busy: boolean;
  readonly problem: ApiProblem | undefined;
}

interface StepOptions {
  /** The step was made: the house has it, or the phone keeps it. */
  readonly onDone?: (where: 'SENT' | 'KEPT') => void;
}

/**
 * Makes one step of a visit. It is on the phone before it is sent, so that neither a lost signal nor a killed app loses it;
 * what the house refuses at once is said in the form and not kept.
 */
export function useFieldStep<R extends StepRoute>(
  route: R,
  { number, version }: Pick<VisitView, 'number' | 'version'>,
  { onDone }: StepOptions = {},
): Stepping<R> {
  const [busy, setBusy] = useState(false);
  const underWay = useRef(new UnderWay<void>()).current;
  const [problem, setProblem] = useState<ApiProblem>();
  const make = async (body: Body<R>, photos: readonly Taken[]) => {
    const by = currentSession().me?.staff?.workNo ?? '';
    const [step, label] = STEP_OF[route];
    const outcome = await makeStep({
      key: newKey(),
      wording: 1,
      by,
      visit: number,
      step,
      route,
      label,
      body,
      madeAt: houseTime(number).toISOString(),
      photos: photos.map(({ photo }) => photo),
      version,
    });
    if (outcome === 'DONE') return onDone?.('SENT');
    if (outcome !== 'KEPT') return setProblem(outcome);
    toast('没有网络，已记在手机上，有网络后自动上传');
    return onDone?.('KEPT');
  };
  return {
    // A double tap is one step.
    submit: (body, photos = []) =>
      underWay.join(body, async () => {
        setBusy(true);
        setProblem(undefined);
        await make(body, photos).catch((error: unknown) => setProblem(asProblem(error)));
        setBusy(false);
      }),
    busy,
    problem,
  };
}
