import { TABS } from '@/app.tabs';
import { Box } from '../base/box';
import { Press } from '../base/press';
import { Icon } from '../icon/Icon';

/** The tabs at the foot of the screen: our own on both platforms, so that 长辈版 and night reach them too. */
export function TabBar({ current }: { readonly current: string }) {
  return (
    <Box as="nav" className="u-tabs-foot" label="主要栏目">
      {TABS.map(({ page, text, icon }) => (
        <Press
          key={page}
          className={page === current ? 'u-tabs-foot__tab is-current' : 'u-tabs-foot__tab'}
          to={`/${page}`}
          current={page === current}
        >
          <Icon name={icon} />
          <Box className="u-tabs-foot__text">{text}</Box>
        </Press>
      ))}
    </Box>
  );
}
