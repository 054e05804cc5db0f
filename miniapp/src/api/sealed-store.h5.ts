import { createStore, del, get, set } from 'idb-keyval';
import { exclusively } from './device';

const KEY = 'key';
const ALGORITHM = 'AES-GCM';
const IV_BYTES = 12;

/** Of one value that is to be kept. */
export const MOST_SEALED_BYTES = 10 * 1024 * 1024;

interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

const store = createStore('sealed', 'values');
const nameOf = (key: string) => `value:${key}`;
let opening: Promise<CryptoKey> | undefined;

/** This browser's own key: it can be used here, and taken out by nobody. */
function ownKey(): Promise<CryptoKey> {
  opening ??= exclusively('sealed-key', async () => {
    const kept = await get<CryptoKey>(KEY, store);
    if (kept) return kept;
    const fresh = await crypto.subtle.generateKey({ name: ALGORITHM, length: 256 }, false, ['encrypt', 'decrypt']);
    await set(KEY, fresh, store);
    return fresh;
  });
  return opening;
}

/** Keeps a plain value on this device, encrypted. @throws where the browser has no encryption. */
export async function keepSealed(key: string, value: unknown): Promise<void> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const text = new TextEncoder().encode(JSON.stringify(value));
  const bytes = await crypto.subtle.encrypt({ name: ALGORITHM, iv }, await ownKey(), text);
  await set(nameOf(key), { iv, bytes } satisfies Sealed, store);
}

/** What was kept; undefined when there is nothing, or nothing that can be opened. */
export async function readSealed<T>(key: string): Promise<T | undefined> {
  try {
    const sealed = await get<Sealed>(nameOf(key), store);
    if (!sealed) return undefined;
    const { iv, bytes } = sealed;
    const text = await crypto.subtle.decrypt({ name: ALGORITHM, iv }, await ownKey(), bytes);
    return JSON.parse(new TextDecoder().decode(text)) as T;
  } catch {
    return undefined;
  }
}

/** Forgets what was kept. */
export const dropSealed = (key: string): Promise<void> => del(nameOf(key), store);
