import type { TimelineLine } from 'shared-types/record.contract';
import { Box } from '../base/box';
import { momentWords } from '../words/dates';

export interface TimelineProps {
  readonly lines: readonly TimelineLine[];
  /** Who acts next; stands on top while the matter is open. */
  readonly next?: string;
}

/** What happened, newest first: when, who, and what it means. */
export function Timeline({ lines, next }: TimelineProps) {
  const newestFirst = [...lines].sort((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <Box as="ol" className="u-timeline" label="办理经过，新的在前">
      {next !== undefined && (
        <Box as="li" className="u-timeline__line is-next">
          <Box className="u-timeline__what">{next}</Box>
          <Box className="u-timeline__who">下一步</Box>
        </Box>
      )}
      {newestFirst.map((line) => (
        <Box as="li" key={`${line.at} ${line.label}`} className="u-timeline__line">
          <Box className="u-timeline__what">{line.label}</Box>
          {line.note !== null && <Box className="u-timeline__note">{line.note}</Box>}
          <Box className="u-timeline__who">
            {momentWords(line.at)} · {line.who}
            {line.internal ? ' · 仅内部可见' : ''}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
