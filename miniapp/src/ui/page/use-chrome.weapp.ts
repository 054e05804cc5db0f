import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import type { Look } from '../preferences';

/** Keeps WeChat's own bar and the ground behind the page in step with the look. */
export function useChrome(title: string, look: Look, visible: boolean): void {
  useEffect(() => {
    if (!visible) return;
    Taro.setNavigationBarTitle({ title }).catch(() => undefined);
    const ground = look.night ? '#12181F' : '#F4F6F8';
    const frontColor = look.night ? '#ffffff' : '#000000';
    Taro.setNavigationBarColor({ frontColor, backgroundColor: ground }).catch(() => undefined);
    Taro.setBackgroundColor({
      backgroundColor: ground,
      backgroundColorTop: ground,
      backgroundColorBottom: ground,
    }).catch(() => undefined);
  }, [title, look.night, visible]);
}
