import Taro from '@tarojs/taro';

// WeChat encrypts what is stored so; Taro's types do not know the option yet.
const ENCRYPTED = { encrypt: true };
/** Of one value that is to be kept: WeChat takes a megabyte, as text and encrypted. */
export const MOST_SEALED_BYTES = 600 * 1024;

const nameOf = (key: string) => `sealed:${key}`;

/** Keeps a plain value on this phone, encrypted by WeChat. @throws where there is no room. */
export async function keepSealed(key: string, value: unknown): Promise<void> {
  await Taro.setStorage({ key: nameOf(key), data: JSON.stringify(value), ...ENCRYPTED });
}

/** What was kept; undefined when there is nothing. */
export async function readSealed<T>(key: string): Promise<T | undefined> {
  try {
    const { data } = await Taro.getStorage<string>({ key: nameOf(key), ...ENCRYPTED });
    return JSON.parse(data) as T;
  } catch {
    return undefined;
  }
}

/** Forgets what was kept. */
export async function dropSealed(key: string): Promise<void> {
  await Taro.removeStorage({ key: nameOf(key) }).catch(() => undefined);
}
