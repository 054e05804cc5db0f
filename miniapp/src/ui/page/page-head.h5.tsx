import { TABS } from '@/app.tabs';
import { Box } from '../base/box';
import { goBack } from '../base/nav';
import { Press } from '../base/press';
import { Icon } from '../icon/Icon';
import type { PageHeadProps } from './page-head-props';

/** The head of a page in a browser: skip link, way back, title; on a wide screen the product's name and the sections. */
export function PageHead({ title, quiet, sections, current }: PageHeadProps) {
  return (
    <>
      <button type="button" className="u-press u-skip" onClick={(event) => skip(event.currentTarget)}>
        跳到正文
      </button>
      <Box as="header" className="u-head">
        <Box className="u-head__in">
          <Press className="u-head__brand" to={`/${TABS[0].page}`} label="政＋帮办，回首页">
            政＋帮办
          </Press>
          <Box as="nav" className="u-head__nav" label="主要栏目（宽屏）">
            {sections.map(({ page, text }) => (
              <Press key={page} className="u-head__link" to={`/${page}`} current={page === current}>
                {text}
              </Press>
            ))}
          </Box>
          {current === undefined && (
            <Press className="u-head__back" onPress={goBack} label="返回">
              <Icon name="chevron-left" />
            </Press>
          )}
          <Box as="h1" className={quiet ? 'u-head__title is-quiet' : 'u-head__title'}>
            {title}
          </Box>
        </Box>
      </Box>
    </>
  );
}

/** Moves the keyboard to the visible page's text: pages below it in the stack have one too. */
function skip(button: HTMLElement): void {
  const main = button.closest('.u-page')?.querySelector<HTMLElement>('.u-page__main');
  if (!main) return;
  main.tabIndex = -1;
  main.focus();
}
