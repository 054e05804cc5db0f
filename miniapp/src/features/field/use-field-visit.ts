import type { VisitView } from 'shared-types/dispatch.contract';
import { type Reading, useRead } from '@/api';
import { useJobPack, useKeptVisit } from './job-packs';
import { useKeptSteps } from './kept-steps';
import { projectedVisit } from './projected-visit';

/** An agent's visit: as the house has it, or as it was taken along, with the steps that are still on the phone. */
export function useFieldVisit(number: string, when: boolean): Reading<VisitView> {
  const reading = useRead('GET /visits/:number', { params: { number } }, { live: true, when });
  useKeptVisit(reading.data);
  const pack = useJobPack(number);
  const steps = useKeptSteps(number);
  const base = reading.data ?? (reading.problem?.passing || reading.loading ? pack?.visit : undefined);
  if (!base) return reading;
  return {
    ...reading,
    loading: false,
    problem: undefined,
    data: pack ? projectedVisit(base, pack.after, steps) : base,
  };
}
