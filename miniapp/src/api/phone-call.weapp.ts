import Taro from '@tarojs/taro';

/** Opens the phone with the number filled in. */
export function callPhone(phoneNumber: string): void {
  Taro.makePhoneCall({ phoneNumber }).catch(() => undefined);
}
