import Taro from '@tarojs/taro';
import type { Reading } from './position-reading';

/** Where the phone is, read once, after WeChat's own question. @throws when it is refused or not found. */
export async function readPosition(): Promise<Reading> {
  const { longitude, latitude, accuracy } = await Taro.getLocation({ type: 'gcj02', isHighAccuracy: true });
  return { longitude, latitude, accuracyMetres: Math.ceil(accuracy) };
}
