import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Documents } from '../kernel/documents/documents';
import { Signatures } from '../kernel/documents/signatures';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import type { Person } from '../kernel/session/actor';
import { inForce } from '../kernel/session/membership.entity';
import { civilDateOf } from '../kernel/time/civil-date';
import { MandateAgentRow, MandateRow } from './mandate.entity';
import type { Mandate, MandateActing, Reassignable } from './mandate.rules';
import type { Signer, SignerMembership } from './mandate-signer.rules';

/** Which mandates are read: those of a case, or one. */
type Which = { readonly caseId: number } | { readonly id: number };

/** A mandate with what the rules ask of it. */
export interface MandateFacts extends Mandate, Reassignable {
  readonly id: number;
}

/** Reads what the rules of mandates judge. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class MandateBook {
  @Inject()
  database!: Database;

  @Inject()
  documents!: Documents;

  @Inject()
  signatures!: Signatures;

  row(id: number): Promise<MandateRow> {
    return this.database.repository(MandateRow).findOneByOrFail({ id });
  }

  agents(mandateId: number): Promise<MandateAgentRow[]> {
    return this.database.repository(MandateAgentRow).find({ where: { mandateId }, order: { id: 'ASC' } });
  }

  /**
   * Mandates as they stand. With `lock`, their records stay as they are until the transaction ends: what is done under
   * one cannot meet its revocation half-way.
   */
  async facts(which: Which, { lock = false } = {}): Promise<MandateFacts[]> {
    const [condition, key] = 'id' in which ? ['m.id = ?', which.id] : ['m.agency_case_id = ?', which.caseId];
    if (lock) {
      const ids = 'SELECT m.id FROM mandate m WHERE';
      await this.database.rows(`SELECT id FROM record WHERE id IN (${ids} ${condition}) ORDER BY id FOR UPDATE`, [key]);
    }
    const rows = await this.database.repository(MandateRow).find({
      where: 'id' in which ? { id: which.id } : { agencyCaseId: which.caseId },
      order: { id: 'ASC' },
    });
    return Promise.all(rows.map((row) => this.factsOf(row)));
  }

  /** What the guards of a mandate's actions judge, of whoever acts. */
  async acting(record: RecordRow, person: Person | null): Promise<MandateActing> {
    const row = await this.row(record.id);
    const papers = await this.documents.signedPapersOf(record.id);
    const signed = await this.signatures.of(papers.map(({ id }) => id));
    const by = (party: string) =>
      papers.filter(({ id }) => signed.get(id)?.some((signature) => signature.party === party)).length;
    return {
      papers: papers.length,
      clientSigned: by('CLIENT'),
      centreSigned: by('CENTRE'),
      isSigner: person !== null && row.signerPersonId === person.personId,
      isAgent: person?.staff?.id !== undefined && person.staff.id === record.holderStaffId,
      validUntil: row.validUntil,
      today: civilDateOf(now()),
    };
  }

  /** Somebody as the one who would sign for the client of a mandate. */
  async signer(record: RecordRow, person: Person): Promise<Signer> {
    return {
      personId: person.personId,
      worksHere: person.staff !== null,
      principalPersonId: record.ownerEnterpriseId === null ? record.ownerPersonId : null,
      membership: record.ownerEnterpriseId === null ? null : await this.membership(record.ownerEnterpriseId, person),
      isAgent: person.staff !== null && person.staff.id === record.holderStaffId,
    };
  }

  /** A handler's authority in the words it was given in; null where there is none today. */
  async scopeOf(record: RecordRow, person: Person): Promise<string | null> {
    if (record.ownerEnterpriseId === null) return null;
    return (await this.membership(record.ownerEnterpriseId, person))?.scope ?? null;
  }

  private async membership(enterpriseId: number, { personId }: Person) {
    const at = now();
    return this.database.row<SignerMembership & { scope: string | null }>(
      `SELECT m.authority, m.valid_from AS validFrom, m.valid_until AS validUntil, m.scope
         FROM enterprise_member m WHERE m.enterprise_id = ? AND m.person_id = ? AND ${inForce('m')}`,
      [enterpriseId, personId, at, at],
    );
  }

  private async factsOf(row: MandateRow): Promise<MandateFacts> {
    const { id, validFrom, validUntil, items, acts, substitution, agencyCaseId } = row;
    const record = await this.database.row<{ state: string; agentStaffId: number | null; caseOpen: number }>(
      `SELECT r.state, r.holder_staff_id AS agentStaffId, c.open AS caseOpen
         FROM record r JOIN record c ON c.id = ? WHERE r.id = ?`,
      [agencyCaseId, id],
    );
    const agents = await this.agents(id);
    return {
      id,
      state: record?.state ?? '',
      from: validFrom,
      until: validUntil,
      items,
      acts,
      agentStaffId: record?.agentStaffId ?? null,
      caseOpen: record?.caseOpen === 1,
      substitution: substitution === null ? null : Boolean(substitution),
      agreedStaffIds: agents.flatMap(({ staffId, agreedAt }) => (agreedAt === null ? [] : [staffId])),
    };
  }
}
