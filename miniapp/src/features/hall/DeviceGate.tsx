import { type ReactNode, useEffect } from 'react';
import type { DeviceKind } from 'shared-types/identity.states';
import { type PairedDevice, useDevice } from '@/api/device-session';
import { wireDeviceFeed } from '@/api/live-device';
import { replaceWith } from '@/ui/base/nav';
import { Pairing } from './Pairing';

const PAGES: Readonly<Record<DeviceKind, string>> = {
  KIOSK: '/packages/hall/kiosk/index',
  DISPLAY: '/packages/hall/display/index',
};

interface DeviceGateProps {
  /** What this page is for; none where a machine only finds out what it is. */
  readonly kind?: DeviceKind;
  readonly children?: (device: PairedDevice) => ReactNode;
}

/** Shows a machine's page to the machine it is for; pairs one that is none yet, or no more. */
export function DeviceGate({ kind, children }: DeviceGateProps) {
  const { status, device } = useDevice();
  const elsewhere = device !== null && device.kind !== kind;
  useEffect(wireDeviceFeed, []);
  useEffect(() => {
    if (elsewhere) replaceWith(PAGES[device.kind]);
  }, [elsewhere, device]);
  if (status === 'unpaired') return <Pairing />;
  return device === null || elsewhere ? null : (children?.(device) ?? null);
}

/** The page a machine is switched on with: it finds out by its code what it is. */
export const DevicePage = () => <DeviceGate />;
