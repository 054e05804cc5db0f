import type { VisitView } from 'shared-types/dispatch.contract';
import { MATERIAL_FORM_LABELS, type MaterialForm } from 'shared-types/dispatch.states';
import type { AfterStep } from 'shared-types/visit.contract';
import type { KeptStep } from './step-queue';

type Made = Pick<KeptStep, 'step' | 'madeAt' | 'label' | 'body' | 'refusal'>;

interface HandedOver {
  readonly materials?: readonly {
    readonly name: string;
    readonly form: MaterialForm;
    readonly copies: number;
    readonly condition?: string;
  }[];
}

/** The visit as it will stand once the steps on the phone are with the house, which judges each when it comes. */
export function projectedVisit(visit: VisitView, after: readonly AfterStep[], made: readonly Made[]): VisitView {
  return made.filter(({ refusal }) => !refusal).reduce((before, step) => afterOne(before, after, step), visit);
}

function afterOne(visit: VisitView, after: readonly AfterStep[], { step, madeAt, body }: Made): VisitView {
  const next = after.find((each) => each.step === step);
  if (!next) return visit;
  const materials = [...visit.materials, ...((body as HandedOver).materials ?? []).map(materialLine)];
  if (next.state === null) return { ...visit, materials };
  return {
    ...visit,
    materials,
    state: next.state,
    stateLabel: next.stateLabel ?? visit.stateLabel,
    open: next.actions.length > 0,
    actions: [...next.actions],
    steps: visit.steps.map((each) => (each.step === next.state ? { ...each, at: madeAt } : each)),
  };
}

const materialLine = ({ name, form, copies, condition }: NonNullable<HandedOver['materials']>[number]) => ({
  name,
  form,
  formLabel: MATERIAL_FORM_LABELS[form],
  copies,
  pages: null,
  condition: condition ?? null,
});
