import type { ReactNode } from 'react';
import { Box } from '../base/box';
import type { BoxElement } from '../base/types';

export interface TextProps {
  readonly children: ReactNode;
  /** The scale of LOOK: 12 hint, 14 secondary, 16 body, 18 card, 22 page, 32 figure. */
  readonly size?: 'hint' | 'secondary' | 'body' | 'card' | 'page' | 'figure';
  readonly tone?: 'ink' | 'ink-2' | 'ink-3' | 'primary' | 'danger' | 'warn' | 'ok';
  readonly strong?: boolean;
  readonly as?: BoxElement;
  /** Digits of equal width: tables, countdowns. */
  readonly tabular?: boolean;
  readonly center?: boolean;
  /** Keeps the writer's line breaks. */
  readonly lines?: boolean;
  readonly id?: string;
}

/** Words in one of the scale's sizes and tones. */
export function Text(props: TextProps) {
  const { children, size = 'body', tone, strong, as, tabular, center, lines, id } = props;
  const classes = [
    'u-text',
    `u-text--${size}`,
    tone && `u-tone--${tone}`,
    strong && 'is-strong',
    tabular && 'is-tabular',
    center && 'is-center',
    lines && 'is-lines',
  ];
  return (
    <Box as={as} id={id} className={classes.filter(Boolean).join(' ')}>
      {children}
    </Box>
  );
}
