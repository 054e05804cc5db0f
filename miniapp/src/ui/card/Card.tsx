import type { ReactNode } from 'react';
import { Box } from '../base/box';
import { Press } from '../base/press';

export interface CardProps {
  readonly children: ReactNode;
  readonly title?: string;
  /** Beside the title: a badge, a link. */
  readonly aside?: ReactNode;
  /** The whole card leads somewhere; it must then hold nothing else that can be tapped. */
  readonly to?: string;
  readonly onPress?: () => void;
  readonly label?: string;
  /** `plain` without padding, for lists; `tint` for what matters most on the page. */
  readonly kind?: 'padded' | 'plain' | 'tint';
}

/** A white room with round corners; the unit of every page. */
export function Card({ children, title, aside, to, onPress, label, kind = 'padded' }: CardProps) {
  const classes = `u-card u-card--${kind}`;
  const inside = (
    <>
      {title !== undefined && (
        <Box className="u-card__head">
          <Box as="h2" className="u-card__title">
            {title}
          </Box>
          {aside}
        </Box>
      )}
      {children}
    </>
  );
  if (to === undefined && onPress === undefined) {
    return (
      <Box as="section" className={classes} label={label ?? title}>
        {inside}
      </Box>
    );
  }
  return (
    <Press className={classes} to={to} onPress={onPress} label={label}>
      {inside}
    </Press>
  );
}
