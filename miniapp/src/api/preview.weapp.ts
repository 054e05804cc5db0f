import Taro from '@tarojs/taro';

/** Shows a picture by itself, to be enlarged with two fingers. */
export const previewPicture: ((address: string) => void) | undefined = (address) => {
  Taro.previewImage({ urls: [address] }).catch(() => undefined);
};
