import Taro from '@tarojs/taro';
import { Button } from '@/ui/button/Button';
import type { ChoosePointProps } from './choose-point-props';

/** On the mini-program: WeChat's own map, which also knows the address. */
export function ChoosePoint({ point, onChange }: ChoosePointProps) {
  const open = () => {
    Taro.chooseLocation({ ...(point ?? {}) })
      .then(({ longitude, latitude, address, name }) =>
        onChange({ longitude: Number(longitude), latitude: Number(latitude) }, `${address}${name}`),
      )
      .catch(() => undefined);
  };
  return (
    <Button block kind="secondary" icon="pin" onPress={open}>
      {point ? '在地图上重新选' : '在地图上选上门地点'}
    </Button>
  );
}
