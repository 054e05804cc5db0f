import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import type { DeviceKind } from 'shared-types/identity.states';
import type { ResultOf } from 'shared-types/routes';
import { createStore, useStore } from '@/ui/store';

const KEY = 'device';

/** A kiosk or display of the hall, as it was paired. */
export interface PairedDevice {
  readonly deviceToken: string;
  readonly kind: DeviceKind;
  readonly name: string;
  readonly siteKey: string;
}

/** Which machine of the hall this browser is: `unknown` until storage was read, then none, or one. */
export type DeviceSession =
  | { readonly status: 'unknown' | 'unpaired'; readonly device: null }
  | { readonly status: 'paired'; readonly device: PairedDevice };

const session = createStore<DeviceSession>({ status: 'unknown', device: null });
let restored = false;

export const currentDevice = (): PairedDevice | null => session.get().device;
export const onDeviceChange = session.subscribe;

/** Which machine this is; it is nobody's session and opens no person's doors. */
export function useDevice(): DeviceSession {
  useEffect(() => {
    if (restored) return;
    restored = true;
    void restore();
  }, []);
  return useStore(session);
}

/** Keeps what pairing gave: the machine is known by it from now on, also after it was switched off. */
export async function acceptPairing(paired: ResultOf<'POST /devices/pair'>): Promise<void> {
  session.set({ status: 'paired', device: paired });
  await Taro.setStorage({ key: KEY, data: paired });
}

/** Forgets what was paired: the machine was taken out of service, and asks for a code again. */
export async function forgetDevice(): Promise<void> {
  session.set({ status: 'unpaired', device: null });
  await Taro.removeStorage({ key: KEY }).catch(() => undefined);
}

async function restore(): Promise<void> {
  const found = await Taro.getStorage<PairedDevice>({ key: KEY }).catch(() => undefined);
  if (session.get().status !== 'unknown') return;
  if (found?.data?.deviceToken) session.set({ status: 'paired', device: found.data });
  else session.set({ status: 'unpaired', device: null });
}
