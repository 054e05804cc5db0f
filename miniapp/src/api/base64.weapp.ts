import Taro from '@tarojs/taro';

/** Bytes as text. */
export const base64Of = (bytes: ArrayBuffer): string => Taro.arrayBufferToBase64(bytes);

export const bytesOfBase64 = (text: string): ArrayBuffer => Taro.base64ToArrayBuffer(text);
