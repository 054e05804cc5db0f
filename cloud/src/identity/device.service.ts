import { randomInt } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { InputOf, ResultOf } from 'shared-types/routes';
import type { Centre } from '../directory/centre.config';
import { Audit } from '../kernel/audit/audit';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { isDuplicate } from '../kernel/database/database-faults';
import { invalidInput, notFound, ruledOut } from '../kernel/errors/refusal';
import { DEVICE_REVOKED } from '../kernel/outbox/live-feed';
import { Outbox } from '../kernel/outbox/outbox';
import { Cipher } from '../kernel/privacy/cipher';
import { type Device, type Staff, VISITOR } from '../kernel/session/actor';
import { DeviceRow } from '../kernel/session/session.entity';
import { hashToken, randomHandle, randomToken } from '../kernel/session/tokens';

const PAIRING_SECONDS = 10 * 60;
const MOST_DRAWS = 5;

/** Kiosks and displays: registered by a supervisor, paired by a code, known by a token, revocable. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Devices {
  @Inject()
  database!: Database;

  @Inject()
  cipher!: Cipher;

  @Inject()
  audit!: Audit;

  @Inject()
  outbox!: Outbox;

  @Inject('centre')
  centre!: Centre;

  /** Registers a device; the code pairs it once, within ten minutes. @throws 400 for an unknown site. */
  async register(
    staff: Staff,
    body: InputOf<'POST /devices'>['body'],
    address: string,
  ): Promise<ResultOf<'POST /devices'>> {
    if (!this.centre.siteByKey(body.siteKey)) throw invalidInput([{ path: 'body.siteKey', message: '没有这个场所' }]);
    const key = randomHandle();
    const pairingCode = await this.database.transaction(async () => {
      const at = now();
      const code = await this.insertWithCode({
        ...body,
        handle: key,
        pairingExpiresAt: new Date(at.getTime() + PAIRING_SECONDS * 1000),
        registeredBy: staff.staff.id,
        createdAt: at,
      });
      const detail = { kind: body.kind, siteKey: body.siteKey };
      await this.audit.append(staff, { action: 'device.registered', subject: key, detail, address });
      return code;
    });
    return { key, pairingCode, expiresInSeconds: PAIRING_SECONDS };
  }

  /** Exchanges a pairing code for the device's token, which is shown once. @throws 422 `pairing_code_invalid`. */
  async pair(pairingCode: string, address: string): Promise<ResultOf<'POST /devices/pair'>> {
    const deviceToken = randomToken();
    const tokenHash = hashToken(deviceToken);
    return this.database.transaction(async () => {
      const at = now();
      const { affectedRows } = await this.database.write(
        `UPDATE device SET token_hash = ?, pairing_hash = NULL, pairing_expires_at = NULL
          WHERE pairing_hash = ? AND pairing_expires_at > ? AND revoked_at IS NULL`,
        [tokenHash, this.pairingHash(pairingCode), at],
      );
      if (affectedRows === 0) throw ruledOut('pairing_code_invalid', '配对码不对或已过期，请让值班主管重新登记设备');
      const device = await this.database.repository(DeviceRow).findOneByOrFail({ tokenHash });
      await this.audit.append(VISITOR, { action: 'device.paired', subject: device.handle, address });
      const { kind, name, siteKey } = device;
      return { deviceToken, kind, name, siteKey };
    });
  }

  /** Takes a device out of service: its token is refused from now on, and its live line is closed. @throws 404. */
  async revoke(staff: Staff, key: string, address: string): Promise<void> {
    await this.database.transaction(async () => {
      const { affectedRows } = await this.database.write(
        'UPDATE device SET revoked_at = ?, pairing_hash = NULL WHERE handle = ? AND revoked_at IS NULL',
        [now(), key],
      );
      if (affectedRows === 0) throw notFound('没有找到这台设备');
      const { id } = await this.database.repository(DeviceRow).findOneByOrFail({ handle: key });
      await this.outbox.publish(DEVICE_REVOKED, { deviceId: id });
      await this.audit.append(staff, { action: 'device.revoked', subject: key, address });
    });
  }

  /** Every device in service or waiting to be paired, the newest first. */
  async list(): Promise<ResultOf<'GET /devices'>> {
    const rows = await this.database.rows<Pick<DeviceRow, 'handle' | 'kind' | 'name' | 'siteKey' | 'tokenHash'>>(
      `SELECT handle, kind, name, site_key AS siteKey, token_hash AS tokenHash FROM device
        WHERE revoked_at IS NULL AND (token_hash IS NOT NULL OR pairing_expires_at > ?) ORDER BY id DESC LIMIT 500`,
      [now()],
    );
    return {
      items: rows.map(({ handle, tokenHash, ...rest }) => ({ key: handle, ...rest, paired: tokenHash !== null })),
    };
  }

  /** What a device is told about itself. */
  async self({ deviceKind: kind, siteKey }: Device): Promise<ResultOf<'GET /devices/me'>> {
    return { kind, siteKey };
  }

  /** Eight digits among the few codes alive at once hardly ever meet; when they do, another is drawn. */
  private async insertWithCode(device: Partial<DeviceRow>): Promise<string> {
    for (let draw = 1; ; draw++) {
      const code = String(randomInt(100_000_000)).padStart(8, '0');
      try {
        await this.database.repository(DeviceRow).insert({ ...device, pairingHash: this.pairingHash(code) });
        return code;
      } catch (error) {
        if (draw === MOST_DRAWS || !isDuplicate(error)) throw error;
      }
    }
  }

  private pairingHash(code: string): string {
    return this.cipher.lookup('pairing', code);
  }
}
