import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { PairReason } from 'shared-types/dispatch.states';
import { Database } from '../kernel/database/database';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import type { House, Person } from '../kernel/session/actor';
import type { DispatchRules } from './dispatch.config';
import { VisitOrderRow } from './dispatch.entity';
import { pairReasons } from './pairing.rules';
import { Suspensions } from './suspension.queries';
import { visitLifecycle } from './visit.rules';
import { type VisitContact, type VisitPlace, VisitSecrets } from './visit-secrets';
import type { VisitWindow } from './visit-time.rules';

/** What a room above asks for when its subject needs a visit. */
export interface VisitRequest {
  /** The record it is for; its owner owns the visit too. */
  readonly subject: RecordRow;
  /** What it is for, without personal data. */
  readonly title: string;
  readonly skills: readonly string[];
  readonly window: VisitWindow;
  readonly place: VisitPlace;
  readonly contact: VisitContact;
  /** The agent who serves the subject already, who is asked first. */
  readonly preferredStaffId: number | null;
  /** Agents who are not to be sent, whatever else speaks for them. */
  readonly excludedStaffIds?: readonly number[];
  /** A minor, or somebody who needs looking after, is alone there: two agents come. */
  readonly vulnerable?: boolean;
}

type Owner = Pick<RecordRow, 'ownerPersonId' | 'ownerEnterpriseId'>;

/** Writes new visits down, those asked for and those that take the place of one whose time was moved. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class VisitOpening {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  secrets!: VisitSecrets;

  @Inject()
  suspensions!: Suspensions;

  @Inject('dispatch')
  rules!: DispatchRules;

  /** A visit nobody is asked about yet, within the caller's transaction. @throws 422 `visits_suspended`. */
  async open(actor: Person, request: VisitRequest): Promise<RecordRow> {
    const { subject, window, contact } = request;
    await this.suspensions.requireNone(window.from, window.to);
    const care = { vulnerable: request.vulnerable ?? false, priorConflict: await this.hadConflict(subject) };
    const record = await this.openRecord(actor, subject, request.title, contact.phone);
    await this.database.repository(VisitOrderRow).insert({
      id: record.id,
      subjectId: subject.id,
      skills: request.skills.join(','),
      ...this.timeOf(window),
      place: this.secrets.sealPlace(request.place),
      contact: this.secrets.sealContact(contact),
      arrivalCode: this.secrets.newCode(this.rules.arrival.codeDigits),
      preferredStaffId: request.preferredStaffId,
      excluded: (request.excludedStaffIds ?? []).join(','),
      pairReasons: pairReasons(window, this.rules.night, care).join(','),
    });
    return record;
  }

  /** The same visit at another time, within the caller's transaction: with a code of its own, for the agent it had. */
  async openAgain(actor: Person | House, old: RecordRow, window: VisitWindow, moves: number): Promise<RecordRow> {
    await this.suspensions.requireNone(window.from, window.to);
    const before = await this.database.repository(VisitOrderRow).findOneByOrFail({ id: old.id });
    const reasons = before.pairReasons.split(',') as PairReason[];
    const care = { vulnerable: reasons.includes('VULNERABLE'), priorConflict: reasons.includes('PRIOR_CONFLICT') };
    const { phone } = this.secrets.openContact(before.contact);
    const record = await this.openRecord(actor, old, old.title, phone);
    const { subjectId, skills, place, contact, excluded } = before;
    await this.database.repository(VisitOrderRow).insert({
      id: record.id,
      subjectId,
      skills,
      place,
      contact,
      excluded,
      ...this.timeOf(window),
      arrivalCode: this.secrets.newCode(this.rules.arrival.codeDigits),
      preferredStaffId: old.holderStaffId ?? before.preferredStaffId,
      pairReasons: pairReasons(window, this.rules.night, care).join(','),
      movedFromId: old.id,
      moves,
    });
    return record;
  }

  private timeOf({ urgent, date, from: windowFrom, to: windowTo }: VisitWindow) {
    return { urgent, date, windowFrom, windowTo };
  }

  private openRecord(actor: Person | House, owner: Owner, title: string, contactPhone: string): Promise<RecordRow> {
    const { ownerPersonId, ownerEnterpriseId } = owner;
    return this.records.open(visitLifecycle, 'create', actor, {
      ownerPersonId,
      ownerEnterpriseId,
      title,
      contactPhone,
    });
  }

  /** Whether an earlier visit to this owner had to be broken off, or was marked by the desk for a conflict. */
  private async hadConflict({ ownerPersonId, ownerEnterpriseId }: Owner): Promise<boolean> {
    const owner = ownerEnterpriseId === null ? 'owner_person_id' : 'owner_enterprise_id';
    const row = await this.database.row(
      `SELECT 1 FROM record r JOIN visit_order v ON v.id = r.id
        WHERE r.${owner} = ? AND r.type = 'VISIT_ORDER'
          AND (r.state = 'ABORTED' OR FIND_IN_SET('PRIOR_CONFLICT', v.pair_reasons)) LIMIT 1`,
      [ownerEnterpriseId ?? ownerPersonId],
    );
    return row !== null;
  }
}
