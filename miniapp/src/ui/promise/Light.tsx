import { Box } from '../base/box';
import { Icon } from '../icon/Icon';
import type { IconName } from '../icon/icon-name';
import type { LightTone } from './promise-words';

const ICONS: Readonly<Record<LightTone, IconName>> = {
  ok: 'check-circle',
  warn: 'clock',
  danger: 'alert',
  quiet: 'pause',
};

/** A light: a colour, always with its own sign and word, for those who do not see the colour. */
export function Light({ tone, children }: { readonly tone: LightTone; readonly children: string }) {
  return (
    <Box className={`u-light u-light--${tone}`}>
      <Icon name={ICONS[tone]} size="s" />
      <Box>{children}</Box>
    </Box>
  );
}

export interface BadgeProps {
  readonly children: string;
  readonly tone?: 'primary' | 'ok' | 'warn' | 'danger' | 'quiet';
}

/** A state or kind in one word. */
export function Badge({ children, tone = 'quiet' }: BadgeProps) {
  return <Box className={`u-badge u-badge--${tone}`}>{children}</Box>;
}
