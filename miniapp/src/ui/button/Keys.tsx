import { Fragment } from 'react';
import { Box, Span } from '../base/box';

export interface KeysProps {
  /** Each key with what it does: `['Enter', '下一项']`. */
  readonly keys: readonly (readonly [key: string, does: string])[];
}

/** What the keys do here, for whoever works without a mouse; a phone does not show it. */
export function Keys({ keys }: KeysProps) {
  return (
    <Box className="u-keys u-unprinted">
      {keys.map(([key, does]) => (
        <Fragment key={key}>
          <Span className="u-keys__key">{key}</Span>
          <Span className="u-keys__does">{does}</Span>
        </Fragment>
      ))}
    </Box>
  );
}
