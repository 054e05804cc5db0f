import type { ReactNode } from 'react';
import type { Reading } from '@/api/reads';
import { Skeleton } from './Skeleton';
import { ErrorState } from './states';

export interface LoadedProps<T> {
  readonly reading: Reading<T>;
  /** The shape to show while waiting. */
  readonly skeleton?: ReactNode;
  readonly children: (data: T) => ReactNode;
}

/** Shows a reading: skeleton, then data, or what went wrong with a way to try again. Old data outlives a failed renewal. */
export function Loaded<T>({ reading, skeleton, children }: LoadedProps<T>) {
  if (reading.data !== undefined) return <>{children(reading.data)}</>;
  if (reading.problem) return <ErrorState problem={reading.problem} onRetry={reading.reload} />;
  return <>{skeleton ?? <Skeleton count={3} />}</>;
}
