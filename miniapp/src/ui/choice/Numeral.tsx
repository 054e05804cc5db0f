import { Box } from '../base/box';

const MOST = 9;

/** The digit that chooses this one; there is none beyond nine. */
export function Numeral({ at }: { readonly at: number }) {
  if (at >= MOST) return null;
  return (
    <Box className="u-option__key" decorative>
      {at + 1}
    </Box>
  );
}
