import type { ReactNode } from 'react';
import type { ApiProblem } from '@/api/problem';
import { Box } from '../base/box';
import { Button } from '../button/Button';
import { Icon } from '../icon/Icon';
import type { IconName } from '../icon/icon-name';

export interface EmptyStateProps {
  readonly icon?: IconName;
  /** What there is none of, and why that may be: 还没有预约. */
  readonly title: string;
  readonly note?: string;
  /** What can be done instead. */
  readonly action?: ReactNode;
}

/** Nothing to show, said kindly, with a way on. */
export function EmptyState({ icon = 'inbox', title, note, action }: EmptyStateProps) {
  return (
    <Box className="u-state">
      <Box className="u-state__icon">
        <Icon name={icon} size="l" />
      </Box>
      <Box className="u-state__title">{title}</Box>
      {note !== undefined && <Box className="u-state__note">{note}</Box>}
      {action !== undefined && <Box className="u-state__action">{action}</Box>}
    </Box>
  );
}

export interface ErrorStateProps {
  readonly problem: ApiProblem;
  readonly onRetry?: () => void;
  /** Another way on, where trying again would not help. */
  readonly action?: ReactNode;
}

/** A page or part that could not be shown: what happened, and what to do. */
export function ErrorState({ problem, onRetry, action }: ErrorStateProps) {
  return (
    <Box className="u-state" role="alert">
      <Box className="u-state__icon">
        <Icon name={problem.code === 'offline' ? 'wifi-off' : 'alert'} size="l" />
      </Box>
      <Box className="u-state__title">{problem.title}</Box>
      {problem.detail !== undefined && <Box className="u-state__note">{problem.detail}</Box>}
      {problem.traceId !== undefined && <Box className="u-state__note">联系我们时请报编号 {problem.traceId}</Box>}
      <Box className="u-state__action">
        {onRetry && (
          <Button kind="secondary" icon="refresh" onPress={onRetry}>
            再试一次
          </Button>
        )}
        {action}
      </Box>
    </Box>
  );
}

/** Why a submission was refused, above the button that sent it; the form stays as it was. */
export function ProblemNote({ problem }: { readonly problem: ApiProblem | undefined }) {
  return (
    <Box live="assertive" className={problem ? undefined : 'u-unsaid'}>
      {problem && (
        <Box className="u-note u-note--danger">
          <Icon name="alert" />
          <Box>
            <Box>{problem.title}</Box>
            {problem.detail !== undefined && <Box className="u-note__more">{problem.detail}</Box>}
            {problem.fields.map(({ path, message }) => (
              <Box key={path} className="u-note__more">
                {message}
              </Box>
            ))}
          </Box>
        </Box>
      )}
    </Box>
  );
}

export interface NoteProps {
  readonly children: ReactNode;
  readonly tone?: 'info' | 'ok' | 'warn' | 'danger';
}

const NOTE_ICONS = { info: 'info', ok: 'check-circle', warn: 'clock', danger: 'alert' } as const;

/** A sentence that must not be overlooked. */
export function Note({ children, tone = 'info' }: NoteProps) {
  return (
    <Box className={`u-note u-note--${tone}`}>
      <Icon name={NOTE_ICONS[tone]} />
      <Box>{children}</Box>
    </Box>
  );
}
