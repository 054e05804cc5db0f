import Taro from '@tarojs/taro';
import { TABS } from '@/app.tabs';

/** The mini-program keeps ten pages at most; beyond that a page replaces the one below. */
const DEEPEST = 10;

const isTab = (path: string): boolean => TABS.some(({ page }) => path.split('?')[0] === `/${page}`);

/** A second tap while a page opens is refused by WeChat; the first one opens it, so there is nothing to say. */
function settled(moving: Promise<unknown>): void {
  moving.catch(() => undefined);
}

/** Opens a page of the app: `/pages/progress/index?number=…`. A tab page is switched to, without its query. */
export function go(to: string): void {
  if (isTab(to)) {
    settled(Taro.switchTab({ url: to.split('?')[0] ?? to }));
    return;
  }
  if (Taro.getCurrentPages().length >= DEEPEST) settled(Taro.redirectTo({ url: to }));
  else settled(Taro.navigateTo({ url: to }));
}

/** Opens a page in place of this one: after a submission, so that going back does not return to the form. */
export function replaceWith(to: string): void {
  if (isTab(to)) go(to);
  else settled(Taro.redirectTo({ url: to }));
}

/** One page back; home when this is the first page of the visit. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) settled(Taro.navigateBack());
  else settled(Taro.switchTab({ url: `/${TABS[0].page}` }));
}

/** A page's address with its query: `address('/pages/case/index', { number })`. */
export function address(page: string, query: Readonly<Record<string, string | number | undefined>> = {}): string {
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return pairs.length === 0 ? page : `${page}?${pairs.join('&')}`;
}
