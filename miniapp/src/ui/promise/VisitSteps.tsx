import { Box } from '../base/box';
import { Icon } from '../icon/Icon';
import { momentWords } from '../words/dates';

export interface Step {
  readonly step: string;
  readonly label: string;
  /** Null while it is still to come. */
  readonly at: string | null;
}

/** How far something has come, step by step: done ones with their time, the next one marked. */
export function VisitSteps({ steps }: { readonly steps: readonly Step[] }) {
  const next = steps.find(({ at }) => at === null)?.step;
  return (
    <Box as="ol" className="u-steps" label="进行到哪一步">
      {steps.map(({ step, label, at }) => (
        <Box as="li" key={step} className={stepClass(at, step === next)}>
          <Box className="u-step__mark">{at !== null && <Icon name="check" size="s" />}</Box>
          <Box className="u-step__label">{label}</Box>
          <Box className="u-step__at">{at === null ? (step === next ? '下一步' : '') : momentWords(at)}</Box>
        </Box>
      ))}
    </Box>
  );
}

const stepClass = (at: string | null, next: boolean): string =>
  ['u-step', at !== null && 'is-done', next && 'is-next'].filter(Boolean).join(' ');
