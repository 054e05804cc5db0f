import { Box } from '../base/box';
import type { IconName } from './icon-name';

export interface IconProps {
  readonly name: IconName;
  /** `s` 18, `m` 24 (the set's own size), `l` 32, each times the look's scale. */
  readonly size?: 's' | 'm' | 'l';
  readonly tone?: 'ink' | 'ink-2' | 'ink-3' | 'primary' | 'danger' | 'warn' | 'ok';
}

/** One icon of the set, in the colour of the words around it. Always decoration: a word stands beside it. */
export function Icon({ name, size = 'm', tone }: IconProps) {
  const classes = `u-icon u-icon--${name} u-icon--${size}${tone ? ` u-tone--${tone}` : ''}`;
  return <Box className={classes} decorative />;
}
