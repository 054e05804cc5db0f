import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { CallKind, Fault } from 'shared-types/reception.states';
import type { InputOf } from 'shared-types/routes';
import type { Centre } from '../directory/centre.config';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { conflict, invalidInput, notFound, ruledOut } from '../kernel/errors/refusal';
import { RECEPTION_CHANGED } from '../kernel/outbox/live-feed';
import { Outbox } from '../kernel/outbox/outbox';
import type { Device, Staff } from '../kernel/session/actor';
import { randomHandle } from '../kernel/session/tokens';
import { civilDateOf, minuteOfDay } from '../kernel/time/civil-date';
import { HelpCallRow, ReceptionLogRow } from './reception.entity';

type CallBody = InputOf<'POST /facilities/:key/calls'>['body'];
type DoneBody = InputOf<'POST /reception/calls/:handle/done'>['body'];
type LogBody = InputOf<'POST /reception/logs'>['body'];

interface Place {
  readonly siteKey: string;
  readonly facilityKey: string | null;
  readonly deviceId: number | null;
}

const NEEDED = { HELP: 'ASK_HELP', FAULT: 'REPORT_FAULT' } as const;

/** Help by one tap in the hall, faults until they are mended, and the log of what reception did. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Reception {
  @Inject()
  database!: Database;

  @Inject()
  outbox!: Outbox;

  @Inject('centre')
  centre!: Centre;

  /**
   * Calls from a facility; while the same was called from there already, that call stands for both.
   * @returns its handle. @throws 404 for an unknown facility, 422 `call_not_offered` where it is not on its list.
   */
  async callFrom(facilityKey: string, { kind, fault }: CallBody): Promise<string> {
    const facility = this.centre.facilityByKey(facilityKey);
    if (!facility) throw notFound('没有找到这个设施');
    if (!facility.actions.includes(NEEDED[kind])) throw ruledOut('call_not_offered', '这个设施没有这项服务');
    const siteKey = this.hallKey();
    return this.open({ siteKey, facilityKey, deviceId: null }, kind, fault);
  }

  /** Calls from a paired machine. @returns the call's handle. */
  async callFromDevice(device: Device, { kind, fault }: CallBody): Promise<string> {
    return this.open({ siteKey: device.siteKey, facilityKey: null, deviceId: device.deviceId }, kind, fault);
  }

  /** 我去. Said twice by the same colleague it is said once. @throws 404, 409 `call_taken` when somebody else goes. */
  async take(staff: Staff, handle: string): Promise<void> {
    await this.database.transaction(async () => {
      const call = await this.lock(handle);
      if (call.takenBy === staff.staff.id) return;
      if (call.takenBy !== null || call.doneAt !== null) throw conflict('call_taken', '已经有同事去了');
      await this.database.repository(HelpCallRow).update({ id: call.id }, { takenBy: staff.staff.id, takenAt: now() });
      await this.tell(call.siteKey);
    });
  }

  /**
   * Helped, or mended: the call is over, and help is logged as a reception at a self-service machine (3.5.2).
   * @throws 404, 409 `call_over` when it is over already.
   */
  async done(staff: Staff, handle: string, { minutes, note }: DoneBody): Promise<void> {
    await this.database.transaction(async () => {
      const call = await this.lock(handle);
      if (call.doneAt !== null) throw conflict('call_over', '这次呼叫已经处理完了');
      const at = now();
      const doneBy = staff.staff.id;
      await this.database.repository(HelpCallRow).update(
        { id: call.id },
        {
          doneBy,
          doneAt: at,
          takenBy: call.takenBy ?? doneBy,
          takenAt: call.takenAt ?? at,
          minutes,
          note: note || null,
          openKey: null,
        },
      );
      if (call.kind === 'HELP') await this.insertLog(staff, call.siteKey, 'SELF_SERVICE', minutes, null, call.id);
      await this.tell(call.siteKey);
    });
  }

  /** Logs one reception. @throws 400 for an unknown site or item. */
  async log(staff: Staff, { siteKey, kind, minutes, itemKey }: LogBody): Promise<void> {
    if (!this.centre.siteByKey(siteKey)) throw invalidInput([{ path: 'body.siteKey', message: '没有这个场所' }]);
    if (itemKey !== undefined && !this.centre.itemByKey(itemKey))
      throw invalidInput([{ path: 'body.itemKey', message: '没有这个事项' }]);
    await this.database.transaction(async () => {
      await this.insertLog(staff, siteKey, kind, minutes, itemKey ?? null, null);
      await this.tell(siteKey);
    });
  }

  private async open(place: Place, kind: CallKind, fault: Fault | undefined): Promise<string> {
    const openKey = `${place.facilityKey ?? `device ${place.deviceId}`} ${kind}`;
    const handle = randomHandle();
    return this.database.transaction(async () => {
      // A second call of the kind from the same place finds the first: the unique key decides, however many tap.
      await this.database.write(
        `INSERT INTO help_call (handle, site_key, kind, facility_key, device_id, fault, at, open_key)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE fault = COALESCE(help_call.fault, VALUES(fault))`,
        [
          handle,
          place.siteKey,
          kind,
          place.facilityKey,
          place.deviceId,
          kind === 'FAULT' ? (fault ?? null) : null,
          now(),
          openKey,
        ],
      );
      const call = await this.database.repository(HelpCallRow).findOneByOrFail({ openKey });
      if (call.handle === handle) await this.tell(place.siteKey);
      return call.handle;
    });
  }

  private async lock(handle: string): Promise<HelpCallRow> {
    const call = await this.database
      .repository(HelpCallRow)
      .findOne({ where: { handle }, lock: { mode: 'pessimistic_write' } });
    if (!call) throw notFound('没有找到这次呼叫');
    return call;
  }

  private async insertLog(
    { staff }: Staff,
    siteKey: string,
    kind: ReceptionLogRow['kind'],
    minutes: number,
    itemKey: string | null,
    helpCallId: number | null,
  ): Promise<void> {
    const at = now();
    await this.database.repository(ReceptionLogRow).insert({
      siteKey,
      date: civilDateOf(at),
      hour: Math.floor(minuteOfDay(at) / 60),
      kind,
      itemKey,
      minutes,
      at,
      staffId: staff.id,
      helpCallId,
    });
  }

  private tell(siteKey: string): Promise<void> {
    return this.outbox.publish(RECEPTION_CHANGED, { siteKey });
  }

  /** Facilities are the hall's. */
  private hallKey(): string {
    return this.centre.sites.find(({ type }) => type === 'HALL')?.key ?? '';
  }
}
