import Taro from '@tarojs/taro';
import type { SiteView } from 'shared-types/directory.contract';

/** Opens WeChat's map with the way to a place. */
export function showOnMap({ name, address, position }: Pick<SiteView, 'name' | 'address' | 'position'>): void {
  Taro.openLocation({ ...position, name, address }).catch(() => undefined);
}
