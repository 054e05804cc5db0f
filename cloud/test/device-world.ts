import type { DeviceKind } from 'shared-types/identity.states';
import type { TestApp } from './app';
import type { Client } from './client';

/** A paired machine of the hall: what it holds, and its client. */
export interface PairedDevice {
  readonly deviceToken: string;
  readonly key: string;
  readonly client: Client;
}

/** Registers a machine at a site and types its code in there. */
export async function pairDevice(
  app: TestApp,
  kind: DeviceKind,
  siteKey = 'hall',
  name = '东侧机器',
): Promise<PairedDevice> {
  const { client } = await app.staff(['GENERAL_SUPERVISOR']);
  const { key, pairingCode } = await client.call('POST /devices', { body: { kind, name, siteKey } });
  const { deviceToken } = await app.visitor.call('POST /devices/pair', { body: { pairingCode } });
  return { deviceToken, key, client: app.visitor.as(`Device ${deviceToken}`) };
}
