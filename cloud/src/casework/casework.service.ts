import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { CASE_STATES, type CaseAction, type CaseState, REASONED_CASE_ACTIONS } from 'shared-types/casework.states';
import type { InputOf } from 'shared-types/routes';
import type { Centre } from '../directory/centre.config';
import type { ServiceItem } from '../directory/service-items.config';
import { PersonDirectory } from '../identity/person-directory';
import { Database } from '../kernel/database/database';
import { invalidInput, ruledOut } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { Cipher } from '../kernel/privacy/cipher';
import type { Person, Staff } from '../kernel/session/actor';
import { noticeTime } from '../notification/notice-time';
import { Notifications } from '../notification/notification.service';
import { CaseFileRow } from './case-file.entity';
import { caseLifecycle, missingMaterials } from './casework.rules';

type Intake = InputOf<'POST /cases'>['body'];
type Step = InputOf<'POST /cases/:number/actions'>['body'];

const DECISIONS: Partial<Record<CaseAction, 'APPROVED' | 'REJECTED'>> = { approve: 'APPROVED', reject: 'REJECTED' };
/** Steps the applicant hears about; the others they see when they look. */
const TOLD: readonly CaseAction[] = ['notAccept', 'notify', 'deliver', 'returnFile'];

/** 办件: taken in at the window, pushed, decided, told, delivered. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseworkService {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  notifications!: Notifications;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  cipher!: Cipher;

  @Inject('centre')
  centre!: Centre;

  /**
   * Takes in a walk-in's case and accepts it, all materials being there (SPECIFICATION 五.1, 五.2). Returns its number.
   * @throws 400 for an unknown item, situation or material, 422 `materials_missing` naming each one.
   */
  async takeIn(clerk: Staff, intake: Intake): Promise<string> {
    const { item, situationKey } = this.itemOf(intake);
    const missing = missingMaterials(item, situationKey, intake.materials);
    if (missing.length > 0) {
      throw ruledOut('materials_missing', `材料还缺：${missing.join('、')}`, { detail: '没有收件，请补齐后再收' });
    }
    const { phone } = intake.applicant;
    return this.database.transaction(async () => {
      const record = await this.records.open(caseLifecycle, 'receive', clerk, {
        ownerPersonId: await this.people.personIdByPhone(phone),
        holderStaffId: clerk.staff.id,
        siteKey: clerk.staff.siteKey,
        title: item.name,
        contactPhone: phone,
      });
      await this.file(record, intake, item);
      const accept = item.type === 'INSTANT' ? 'acceptInstant' : 'acceptCommitted';
      await this.records.perform(caseLifecycle, record, accept, clerk, {
        timers: item.type === 'INSTANT' ? {} : { DECISION_COMMITTED: { workdays: item.committedWorkdays } },
      });
      return record.number;
    });
  }

  /** Takes one step of the lifecycle. @throws 400 when a step that needs a reason has none, and what the table refuses with. */
  async act(person: Person, number: string, { action, version, note }: Step): Promise<void> {
    if (REASONED_CASE_ACTIONS.includes(action) && !note) {
      throw invalidInput([{ path: 'body.note', message: '请写明原因，申请人会看到' }]);
    }
    await this.database.transaction(async () => {
      const record = await this.records.perform(caseLifecycle, { number }, action, person, {
        version,
        ...(note === undefined ? {} : { note }),
        facts: ({ id }) => this.database.repository(CaseFileRow).findOneByOrFail({ id }),
      });
      const decision = DECISIONS[action];
      if (decision) await this.database.repository(CaseFileRow).update({ id: record.id }, { decision });
      if (TOLD.includes(action)) await this.tell(record);
    });
  }

  /** Gives a person the cases that were taken in under the phone they have now proved to be theirs. */
  async claim({ personId }: { personId: number }): Promise<void> {
    const { phone } = await this.people.personContact(personId);
    if (phone === null) return;
    await this.database.write(
      `UPDATE record r JOIN case_file c ON c.id = r.id
          SET r.owner_person_id = ? WHERE c.phone_hash = ? AND r.owner_person_id IS NULL`,
      [personId, this.phoneHash(phone)],
    );
  }

  private itemOf({ itemKey, situationKey, materials }: Intake): { item: ServiceItem; situationKey: string } {
    const item = this.centre.itemByKey(itemKey);
    if (!item) throw invalidInput([{ path: 'body.itemKey', message: '没有这个事项' }]);
    if (!item.situations.some(({ key }) => key === situationKey)) {
      throw invalidInput([{ path: 'body.situationKey', message: '这个事项没有这种情形' }]);
    }
    const known = new Set(item.materials.map(({ key }) => key));
    const unknown = materials.findIndex((key) => !known.has(key));
    if (unknown >= 0) throw invalidInput([{ path: `body.materials.${unknown}`, message: '这个事项没有这份材料' }]);
    return { item, situationKey };
  }

  private async file(record: RecordRow, { applicant, ...intake }: Intake, item: ServiceItem): Promise<void> {
    const enterprise = applicant.kind === 'ENTERPRISE' ? applicant : null;
    await this.database.repository(CaseFileRow).insert({
      id: record.id,
      itemKey: item.key,
      situationKey: intake.situationKey,
      caseType: item.type,
      applicantKind: applicant.kind,
      applicantName: this.cipher.seal(applicant.name),
      creditCode: enterprise?.creditCode ?? null,
      handlerName: enterprise ? this.cipher.seal(enterprise.handlerName) : null,
      phone: this.cipher.seal(applicant.phone),
      phoneHash: this.phoneHash(applicant.phone),
      materials: [...intake.materials],
      decision: null,
    });
  }

  private phoneHash(phone: string): string {
    return this.cipher.lookup('phone', phone);
  }

  private async tell(record: RecordRow): Promise<void> {
    await this.notifications.notify({
      kind: 'CASE_PROGRESS',
      personId: record.ownerPersonId,
      record,
      pieces: {
        item: record.title,
        number: record.number,
        status: CASE_STATES[record.state as CaseState].label,
        time: noticeTime(record.changedAt),
      },
    });
  }
}
