import { Box } from '../base/box';

/** What a page shows while its first data is on the way: the shape of what will stand there. */
export function Skeleton({
  kind = 'card',
  count = 1,
}: {
  readonly kind?: 'card' | 'list' | 'text';
  readonly count?: number;
}) {
  return (
    <Box className="u-skeletons" role="status" label="正在加载">
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the shapes are all alike and never move
        <Box key={index} className={`u-skeleton u-skeleton--${kind}`} decorative>
          <Box className="u-skeleton__bar is-short" />
          <Box className="u-skeleton__bar" />
          {kind !== 'list' && <Box className="u-skeleton__bar is-half" />}
        </Box>
      ))}
    </Box>
  );
}
