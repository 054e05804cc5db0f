import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type CaseAction, type Completeness } from 'shared-types/casework.states';
import type { InputOf } from 'shared-types/routes';
import type { Centre } from '../directory/centre.config';
import type { ServiceItem } from '../directory/service-items.config';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import type { Deadlines } from '../kernel/deadline/deadlines.config';
import { numberOf } from '../kernel/deadline/promises.config';
import { Documents } from '../kernel/documents/documents';
import { ruledOut } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { Cipher } from '../kernel/privacy/cipher';
import type { Actor, Person, Staff } from '../kernel/session/actor';
import { CaseAcceptance } from './case-acceptance';
import { CaseFileRow } from './case-file.entity';
import { CaseFiles } from './case-files';
import { noteMissing, preciseStep } from './case-guards.rules';
import { CasePushes } from './case-pushes';
import { caseLifecycle } from './casework.rules';
import { nonAcceptanceNotice, revocationDecision } from './casework-papers';
import { Custody } from './custody';
import { IntakeOrigin } from './intake-origin';
import { materialNames, missingMaterials, refuseUnknownSituation, toleranceRefusal } from './materials.rules';
import { type Reusable, ReusableMaterials } from './reusable-materials';
import { Supplements } from './supplement.service';

type Intake = InputOf<'POST /cases'>['body'];
type Step = InputOf<'POST /cases/:number/actions'>['body'];

/** A step that was taken, and what was said about it. */
interface Taken {
  readonly record: RecordRow;
  readonly actor: Actor;
  readonly file: CaseFileRow;
  readonly reason: string;
  /** When it was done, where that was before now. */
  readonly at?: Date | undefined;
  readonly decisionNo?: string | null | undefined;
}

/** What is said with a step. */
interface Said extends Partial<Pick<Taken, 'at' | 'decisionNo'>> {
  readonly version?: number;
  readonly note?: string;
}

/** Steps the applicant hears about; the others they see when they look. */
const TOLD: readonly CaseAction[] = ['notAccept', 'notify', 'callToCollect', 'returnFile', 'returnLapsed', 'revoke'];

/** 办件: taken in at the window, pushed, decided, told, delivered. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseworkService {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  files!: CaseFiles;

  @Inject()
  acceptance!: CaseAcceptance;

  @Inject()
  reusable!: ReusableMaterials;

  @Inject()
  custody!: Custody;

  @Inject()
  documents!: Documents;

  @Inject()
  pushes!: CasePushes;

  @Inject()
  supplements!: Supplements;

  @Inject()
  origin!: IntakeOrigin;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  cipher!: Cipher;

  @Inject('centre')
  centre!: Centre;

  @Inject('deadlines')
  deadlines!: Deadlines;

  /**
   * Takes in a walk-in's case (SPECIFICATION 五.1, 五.2, 五.4). Complete, it is accepted at once; incomplete, the
   * applicant is told everything once, or it is accepted under tolerance, or checked within the time the law gives.
   * Returns its number.
   * @throws 400 for an unknown item, situation or material, 422 `materials_missing` naming each one where it was said
   *   to be complete, 422 `tolerance_not_allowed`, `main_materials_missing` or `not_reusable`, 404 for a number of the queue that is not at the clerk's window.
   */
  async takeIn(clerk: Staff, intake: Intake): Promise<string> {
    const { completeness = 'COMPLETE' } = intake;
    const { situationKey } = intake;
    const item = refuseUnknownSituation(this.centre.itemByKey(intake.itemKey), situationKey);
    this.files.refuseUnknown(item, intake.materials, 'body.materials');
    const reused = await this.reusedOf(item, intake);
    const received = [...new Set([...intake.materials, ...reused.map(({ key }) => key)])];
    const missing = missingMaterials(item, situationKey, received);
    const refusal = this.incompleteRefusal(item, missing, completeness);
    if (refusal) throw refusal;
    const { phone } = intake.applicant;
    return this.database.transaction(async () => {
      const complete = completeness === 'COMPLETE' || completeness === 'TOLERANCE';
      const record = await this.records.open(caseLifecycle, complete ? 'receive' : 'receiveToCheck', clerk, {
        ownerPersonId: await this.people.personIdByPhone(phone),
        holderStaffId: clerk.staff.id,
        siteKey: clerk.staff.siteKey,
        title: item.name,
        contactPhone: phone,
      });
      await this.files.begin(record, clerk, { ...intake, materials: received }, item);
      if (reused.length > 0) await this.noteReused(record, clerk, reused);
      await this.custody.received(record, item, intake.materials, clerk);
      if (completeness === 'TOLERANCE') await this.files.change(record, { toleranceMissing: missing });
      if (complete) {
        const how = completeness === 'COMPLETE' ? 'COMPLETE' : 'TOLERANCE';
        const promised = numberOf(this.deadlines.promise('TOLERANCE_SUPPLEMENT'));
        await this.acceptance.accept(record, clerk, how, record.createdAt, promised);
      }
      if (completeness === 'TELL_ONCE') {
        await this.supplements.tell(clerk, record, { missing, corrections: intake.corrections ?? [] });
      }
      await this.origin.takenFrom(clerk, intake.ticket, record.number);
      return record.number;
    });
  }

  /** What a plain step brings with it, beside its state and timers. */
  private readonly consequences: Partial<Record<CaseAction, (step: Taken) => Promise<void>>> = {
    approve: (step) => this.decided('APPROVED', step),
    reject: (step) => this.decided('REJECTED', step),
    push: ({ record }) => this.pushes.enteredByHand(record),
    pushResult: ({ record }) => this.pushes.enteredByHand(record, 'RESULT'),
    archive: ({ record, actor }) => this.custody.archive(record, actor),
    notAccept: (step) => this.refusalPaper(step),
    revoke: (step) => this.revocationPaper(step),
  };

  /** Takes one step of the lifecycle. @throws 400 when a step that needs a reason has none, and what the table refuses with. */
  async act(person: Person, number: string, { action, version, note }: Step): Promise<void> {
    const lacking = note ? null : noteMissing(action);
    if (lacking) throw lacking;
    await this.database.transaction(async () => {
      const locked = await this.records.lock('CASE', { number });
      await this.take(person, locked, action, { version, ...(note === undefined ? {} : { note }) });
    });
  }

  /**
   * The same step within the transaction of a use case that has locked the record. One that was taken elsewhere counts
   * from when it was, not from when the house came to know: what it fulfils is judged then, what it starts begins then.
   */
  async take(actor: Actor, { id }: Pick<RecordRow, 'id'>, action: CaseAction, said: Said): Promise<void> {
    const { at, decisionNo, ...details } = said;
    const file = await this.files.factsOf({ id });
    const record = await this.records.perform(caseLifecycle, { id }, preciseStep(action, file), actor, {
      ...details,
      ...(at === undefined ? {} : { eventAt: at, doneAt: at }),
      facts: () => file,
    });
    await this.consequences[action]?.({ record, actor, file, reason: said.note ?? '', at, decisionNo });
    await this.pushes.follow(action, record);
    if (TOLD.includes(action)) await this.files.tell(record);
  }

  /**
   * 不受理: not a matter of this centre. The applicant is told in writing where to go instead (行政许可法 art. 32(1)(2),
   * 首问负责).
   */
  async refer(person: Person, number: string, body: InputOf<'POST /cases/:number/referral'>['body']): Promise<void> {
    const { version, referredTo, reason } = body;
    await this.database.transaction(async () => {
      const { id } = await this.files.lockFor(person, number);
      const note = `请向${referredTo}申请。${reason}`;
      const record = await this.records.perform(caseLifecycle, { id }, 'refuse', person, { version, note });
      await this.files.change({ id }, { referredTo });
      const file = await this.files.fileOf({ id });
      await this.refusalPaper({ record, actor: person, file, reason }, referredTo);
      await this.files.tell(record);
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
    await this.database.write(
      `UPDATE record r JOIN case_file c ON c.joint_id = r.id
          SET r.owner_person_id = ? WHERE c.phone_hash = ? AND r.owner_person_id IS NULL`,
      [personId, this.phoneHash(phone)],
    );
  }

  private async decided(decision: 'APPROVED' | 'REJECTED', { record, at, decisionNo = null }: Taken): Promise<void> {
    await this.files.change(record, { decision, decisionNo, decidedAt: at ?? now() });
  }

  private async revocationPaper({ record, actor, file, reason }: Taken): Promise<void> {
    const paper = revocationDecision({ ...(await this.subjectOf(record, file)), reason });
    await this.documents.issue(record, actor, 'REVOCATION_DECISION', paper);
  }

  private async refusalPaper({ record, actor, file, reason }: Taken, referredTo: string | null = null): Promise<void> {
    const paper = nonAcceptanceNotice({ ...(await this.subjectOf(record, file)), reason, referredTo });
    await this.documents.issue(record, actor, 'NON_ACCEPTANCE_NOTICE', paper);
  }

  private async subjectOf(record: RecordRow, file: CaseFileRow) {
    const { centre } = this.files;
    return { centre, record, item: await this.files.itemOf(file), applicant: this.files.applicantOf(file) };
  }

  /** What need not be handed in again. @throws 422 `not_reusable` naming what the centre does not have of this applicant */
  private async reusedOf(item: ServiceItem, { reused = [], situationKey, applicant }: Intake): Promise<Reusable[]> {
    if (reused.length === 0) return [];
    const had = await this.reusable.find(item, situationKey, applicant.name, applicant.phone);
    const lacking = reused.filter((key) => !had.some((each) => each.key === key));
    if (lacking.length > 0) {
      throw ruledOut('not_reusable', `以前没有交过，或者已经退还：${materialNames(item, lacking).join('、')}`);
    }
    return had.filter(({ key }) => reused.includes(key));
  }

  private async noteReused(record: RecordRow, clerk: Staff, reused: readonly Reusable[]): Promise<void> {
    await this.files.change(record, { reused: reused.map(({ key, from }) => ({ key, from })) });
    const note = reused
      .map(({ name, from }) => `${name}（${from}）`)
      .join('、')
      .slice(0, 500);
    await this.records.note(record, clerk, { action: 'reused', label: '以前交过的材料不用再交', note });
  }

  private incompleteRefusal(item: ServiceItem, missing: readonly string[], completeness: Completeness) {
    if (completeness === 'TOLERANCE') return toleranceRefusal(item, missing);
    if (completeness !== 'COMPLETE' || missing.length === 0) return null;
    return ruledOut('materials_missing', `材料还缺：${materialNames(item, missing).join('、')}`, {
      detail: '没有收件。可以一次告知申请人补齐，主要材料齐全的也可以容缺受理',
    });
  }

  private phoneHash(phone: string): string {
    return this.cipher.lookup('phone', phone);
  }
}
