import type { ReactNode } from 'react';
import { Box } from '../base/box';
import type { BoxElement } from '../base/types';

/** Steps of 4 px. */
export type Space = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 8;

export interface StackProps {
  readonly children: ReactNode;
  readonly gap?: Space;
  readonly as?: BoxElement;
  readonly className?: string;
  readonly role?: string;
  readonly label?: string;
}

/** Things below each other. */
export function Stack({ children, gap = 3, as, className = '', role, label }: StackProps) {
  return (
    <Box as={as} role={role} label={label} className={`u-stack u-gap-${gap} ${className}`}>
      {children}
    </Box>
  );
}

export interface RowProps extends StackProps {
  readonly align?: 'start' | 'center' | 'baseline' | 'stretch';
  readonly justify?: 'start' | 'between' | 'end' | 'center';
  readonly wrap?: boolean;
  /** All children equally wide; below each other in 长辈版. */
  readonly even?: boolean;
}

/** Things beside each other. */
export function Row(props: RowProps) {
  const { children, gap = 2, as, className = '', role, label, align = 'center', justify = 'start', wrap, even } = props;
  const classes = [
    'u-row',
    `u-gap-${gap}`,
    `u-align-${align}`,
    `u-justify-${justify}`,
    wrap && 'is-wrap',
    even && 'is-even',
    className,
  ];
  return (
    <Box as={as} role={role} label={label} className={classes.filter(Boolean).join(' ')}>
      {children}
    </Box>
  );
}

/** Takes the room that is left in a Row. */
export function Grow({ children }: { readonly children: ReactNode }) {
  return <Box className="u-grow">{children}</Box>;
}

/** Columns beside each other on a wide screen, below each other on a phone. */
export function Columns({ children }: { readonly children: ReactNode }) {
  return <Box className="u-columns">{children}</Box>;
}
