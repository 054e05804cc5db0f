import { useRouter } from '@tarojs/taro';
import type { ReactNode } from 'react';
import { TABS } from '@/app.tabs';
import { Box } from '../base/box';
import { Icon } from '../icon/Icon';
import { ToastHost } from '../overlay/Toast';
import { useLook } from '../preferences';
import { useConnected } from './connection';
import { registeredOverlays } from './overlays';
import { PageHead } from './page-head';
import type { Section } from './page-head-props';
import { TabBar } from './TabBar';
import { useChrome } from './use-chrome';
import { useVisible } from './use-visible';

export interface PageProps {
  /** Stands in the navigation bar, in the browser's title and as the page's heading. */
  readonly title: string;
  /** `reading` (a column, the default), `wide` (lists beside each other), `desk` (the whole screen). */
  readonly width?: 'reading' | 'wide' | 'desk';
  /** Stays at the foot of the screen: the one main action. */
  readonly footer?: ReactNode;
  /** Hides the title on a wide screen, where it would repeat the brand; a section's own is hidden anyway. */
  readonly quietTitle?: boolean;
  /** What the head of a wide screen leads to, instead of the tabs. */
  readonly sections?: readonly Section[];
  readonly children: ReactNode;
}

/** The frame of every page: look, title, safe areas, skip link, offline banner, tab bar, overlays. */
export function Page({ title, width = 'reading', footer, quietTitle, sections = TABS, children }: PageProps) {
  const look = useLook();
  const visible = useVisible();
  const connected = useConnected();
  const path = useRouter().path.replace(/^\//, '').split('?')[0];
  const tab = TABS.find(({ page }) => page === path);
  const section = sections.find(({ page }) => page === path);
  useChrome(title, look, visible);
  const classes = [
    'u-root u-page',
    `u-page--${width}`,
    look.elder && 'is-elder',
    look.night && 'is-night',
    tab && 'has-tabs',
    sections !== TABS && 'has-sections',
    footer !== undefined && 'has-footer',
  ];
  return (
    <Box className={classes.filter(Boolean).join(' ')} style={{ '--fs': String(look.scale) } as object}>
      <PageHead title={title} quiet={quietTitle || (section && !tab)} sections={sections} current={section?.page} />
      {!connected && (
        <Box className="u-page__offline" role="status">
          <Icon name="wifi-off" />
          <Box>网络不通。已填写的内容会保留，恢复后会自动更新。</Box>
        </Box>
      )}
      <Box as="main" id="main" className="u-page__main">
        {children}
      </Box>
      {footer !== undefined && (
        <Box className="u-page__footer">
          <Box className="u-page__footer-in">{footer}</Box>
        </Box>
      )}
      {tab && <TabBar current={tab.page} />}
      {visible && registeredOverlays().map((Overlay, index) => <Overlay key={Overlay.displayName ?? index} />)}
      {visible && <ToastHost />}
    </Box>
  );
}
