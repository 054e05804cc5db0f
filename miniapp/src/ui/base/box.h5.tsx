import { createElement } from 'react';
import type { BoxProps } from './types';

/** A block. Its element carries the meaning, its class the looks. */
export function Box(props: BoxProps) {
  const { as = 'div', label, labelledBy, describedBy, decorative, live, busy, scrollX, testId, ...rest } = props;
  return createElement(as, {
    ...rest,
    'aria-label': label,
    'aria-labelledby': labelledBy,
    'aria-describedby': describedBy,
    'aria-hidden': decorative || undefined,
    'aria-live': live,
    'aria-busy': busy || undefined,
    'data-testid': testId,
    className: scrollX ? `${rest.className ?? ''} u-scroll-x` : rest.className,
  });
}

/** Words within a line. */
export function Span({ className, style, children, decorative }: BoxProps) {
  return (
    <span className={className} style={style} aria-hidden={decorative || undefined}>
      {children}
    </span>
  );
}
