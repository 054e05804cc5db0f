import { QueryClientProvider } from '@tanstack/react-query';
import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { wireLiveFeed } from './api/live';
import { queryClient, wireQueries } from './api/query-client';
import { restoreSession } from './api/session';
import { wirePrivacy } from './features/privacy/privacy';
import { stillPages } from './ui/page/still-pages';
import { loadPreferences } from './ui/preferences';
import './ui/styles';

/** The application: what every page shares. */
export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    void loadPreferences();
    stillPages();
    wireQueries();
    wirePrivacy();
    void restoreSession().then(wireLiveFeed);
  });
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}
