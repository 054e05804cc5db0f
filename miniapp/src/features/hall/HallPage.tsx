import { type ReactNode, useEffect, useState } from 'react';
import { Box } from '@/ui/base/box';
import { useChrome } from '@/ui/page/use-chrome';
import { useVisible } from '@/ui/page/use-visible';
import { timeWords } from '@/ui/words/dates';
import './hall.scss';
import './kiosk.scss';
import './display.scss';

interface HallPageProps {
  /** Stands in the browser's title and as the page's heading. */
  readonly title: string;
  /** `kiosk`: light, for fingers and old eyes; `display`: dark, read from across the hall. */
  readonly kind: 'kiosk' | 'display';
  /** At the right of the head: a word about the connection, the clock. */
  readonly aside?: ReactNode;
  readonly footer?: ReactNode;
  /** What is printed instead of the page. */
  readonly paper?: ReactNode;
  readonly children: ReactNode;
}

const CLOCK_MS = 5_000;

const clockWords = (): string => timeWords(new Date().toISOString());

/** The frame of a machine's page: the whole screen, no way into anybody's own pages. */
export function HallPage({ title, kind, aside, footer, paper, children }: HallPageProps) {
  const night = kind === 'display';
  const visible = useVisible();
  useChrome(title, { elder: !night, night, scale: 1 }, visible);
  return (
    <Box className={`u-root hall hall--${kind} ${night ? 'is-night' : 'is-elder'}`}>
      <Box as="header" className="hall-head">
        <Box as="h1" className="hall-head__title">
          {title}
        </Box>
        <Box className="hall-head__aside">
          {aside}
          <Clock />
        </Box>
      </Box>
      <Box as="main" id="main" className="hall-main">
        {children}
      </Box>
      {footer !== undefined && (
        <Box as="footer" className="hall-foot">
          {footer}
        </Box>
      )}
      {paper}
    </Box>
  );
}

/** The time in Shanghai, whatever the machine's own zone. */
function Clock() {
  const [at, setAt] = useState(() => clockWords());
  useEffect(() => {
    const timer = setInterval(() => setAt(clockWords()), CLOCK_MS);
    return () => clearInterval(timer);
  }, []);
  return <Box className="hall-head__clock">{at}</Box>;
}
