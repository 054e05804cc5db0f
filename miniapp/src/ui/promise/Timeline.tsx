import type { TimelineLine } from 'shared-types/record.contract';
import { Box } from '../base/box';
import { timeWords } from './dates';

/** What happened, newest first; the top line is always who acts next. */
export function Timeline({ lines, next }: { readonly lines: readonly TimelineLine[]; readonly next: string }) {
  return (
    <Box as="ol" className="u-timeline" label="进度">
      <Box as="li" className="u-timeline__line is-next">
        <Box className="u-timeline__what">{next}</Box>
      </Box>
      {lines.map((line) => (
        <Box as="li" key={`${line.at}${line.label}`} className="u-timeline__line">
          <Box className="u-timeline__what">{line.label}</Box>
          {line.note !== null && <Box className="u-timeline__note">{line.note}</Box>}
          <Box className="u-timeline__when">
            {timeWords(line.at)} · {line.who}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
