import type { PageHeadProps } from './page-head-props';

/** WeChat draws the bar with title and way back itself. */
export function PageHead(_: PageHeadProps) {
  return null;
}
