import { createHash } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Strokes } from 'shared-types/drawn-signature';
import type { SignatureView } from 'shared-types/signing.contract';
import {
  SIGNING_CAPACITY_LABELS,
  SIGNING_METHOD_LABELS,
  SIGNING_PARTY_LABELS,
  type SigningParty,
} from 'shared-types/signing.states';
import { In } from 'typeorm';
import { Audit } from '../audit/audit';
import { now } from '../clock';
import { Database } from '../database/database';
import { conflict, ruledOut } from '../errors/refusal';
import { Cipher } from '../privacy/cipher';
import { maskName } from '../privacy/mask.rules';
import type { Person } from '../session/actor';
import { DocumentRow } from './document.entity';
import { SignatureRow } from './signature.entity';
import { bindingText, type SignatureFacts } from './signature.rules';

/** What somebody signs with, beside themselves and the paper. */
export interface Signing extends Pick<SignatureFacts, 'party' | 'capacity' | 'name' | 'method' | 'pdfHash'> {
  /** Set where one of the staff signs for the centre. */
  readonly staffId?: number;
  readonly phoneLookup?: string;
  readonly challenge?: string;
  readonly drawing?: Strokes;
  readonly address: string;
}

/** A signature with its sealed parts opened, for the sheet that shows it. */
export interface OpenedSignature extends Omit<SignatureFacts, 'drawing'> {
  readonly documentId: number;
  readonly drawing: Strokes | null;
}

/** Signatures under papers: added once for each side, never changed, and any change of a row shows. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Signatures {
  @Inject()
  database!: Database;

  @Inject()
  cipher!: Cipher;

  @Inject()
  audit!: Audit;

  /**
   * Signs the kept bytes of a paper for one side, in the caller's transaction, with an entry of the audit log.
   * @throws 409 `already_signed`, `document_changed` when the bytes shown are not those kept, 422 `document_void`.
   */
  async add(documentId: number, person: Person, signing: Signing): Promise<SignatureView> {
    const paper = await this.lock(documentId);
    if (paper.voidAt !== null) throw voided();
    if (paper.pdfHash === null || paper.pdfHash !== signing.pdfHash) throw changed();
    if (await this.by(documentId, signing.party)) throw alreadySigned();
    const drawing = signing.drawing === undefined ? null : JSON.stringify(signing.drawing);
    const facts: SignatureFacts = {
      number: paper.number,
      pdfHash: signing.pdfHash,
      party: signing.party,
      personId: person.personId,
      staffId: signing.staffId ?? null,
      capacity: signing.capacity,
      name: signing.name,
      method: signing.method,
      phoneLookup: signing.phoneLookup ?? null,
      challenge: signing.challenge ?? null,
      drawing,
      signedAt: now(),
    };
    const { number, ...kept } = facts;
    const row = {
      ...kept,
      documentId,
      name: this.cipher.seal(signing.name),
      drawing: drawing === null ? null : this.cipher.seal(drawing),
      binding: digest(facts),
    };
    await this.database.repository(SignatureRow).insert(row);
    const detail = { party: signing.party, pdf: signing.pdfHash, binding: row.binding, method: signing.method };
    await this.audit.append(person, { action: 'document.signed', subject: number, detail, address: signing.address });
    return this.view(row);
  }

  /** Every signature under these papers, by paper, the client's first. */
  async of(documentIds: readonly number[]): Promise<Map<number, SignatureView[]>> {
    const rows = await this.rows(documentIds);
    const views = new Map(documentIds.map((id): [number, SignatureView[]] => [id, []]));
    for (const row of rows) views.get(row.documentId)?.push(this.view(row));
    return views;
  }

  /** The same with names in full and drawings, for the sheet that shows them to people. */
  async opened(documents: readonly Pick<DocumentRow, 'id' | 'number'>[]): Promise<OpenedSignature[]> {
    const rows = await this.rows(documents.map(({ id }) => id));
    return rows.map((row) => {
      const { drawing, ...facts } = this.facts(row, documents.find(({ id }) => id === row.documentId)?.number ?? '');
      return { ...facts, documentId: row.documentId, drawing: drawing === null ? null : JSON.parse(drawing) };
    });
  }

  /** One side's signature, or null. */
  async by(documentId: number, party: SigningParty): Promise<SignatureView | null> {
    const row = await this.database.repository(SignatureRow).findOneBy({ documentId, party });
    return row && this.view(row);
  }

  /** The first side whose signature is no longer what was signed, or is not under these bytes; null when all hold. */
  async broken(paper: Pick<DocumentRow, 'id' | 'number' | 'pdfHash'>): Promise<SigningParty | null> {
    for (const row of await this.rows([paper.id])) {
      if (row.pdfHash !== paper.pdfHash || !this.holds(row, paper.number)) return row.party;
    }
    return null;
  }

  private holds(row: SignatureRow, number: string): boolean {
    try {
      return digest(this.facts(row, number)) === row.binding;
    } catch {
      // A sealed part that does not open was changed.
      return false;
    }
  }

  private facts(row: SignatureRow, number: string): SignatureFacts {
    const drawing = row.drawing === null ? null : this.cipher.open(row.drawing);
    return { ...row, number, name: this.cipher.open(row.name), drawing };
  }

  private async rows(documentIds: readonly number[]): Promise<SignatureRow[]> {
    if (documentIds.length === 0) return [];
    const where = { documentId: In([...documentIds]) };
    return this.database.repository(SignatureRow).find({ where, order: { id: 'ASC' } });
  }

  private lock(id: number): Promise<DocumentRow> {
    const lock = { mode: 'pessimistic_write' } as const;
    return this.database.repository(DocumentRow).findOneOrFail({ where: { id }, lock });
  }

  private view(row: Omit<SignatureRow, 'id'>): SignatureView {
    const { party, capacity, method, signedAt, pdfHash } = row;
    const name = this.cipher.open(row.name);
    return {
      party,
      partyLabel: SIGNING_PARTY_LABELS[party],
      capacity,
      capacityLabel: SIGNING_CAPACITY_LABELS[capacity],
      name: party === 'CLIENT' ? maskName(name) : name,
      method,
      methodLabel: SIGNING_METHOD_LABELS[method],
      signedAt: signedAt.toISOString(),
      hash: pdfHash,
    };
  }
}

const digest = (facts: SignatureFacts): string => createHash('sha256').update(bindingText(facts)).digest('hex');

/** 409: this side has signed already. */
export const alreadySigned = () => conflict('already_signed', '这份文书已经签过了，不用再签');

/** 409: what was shown is not what would be signed. */
export const changed = () => conflict('document_changed', '文书和您刚才看到的不一样了，请重新打开、读过再签');

/** 422: given up before it took effect. */
export const voided = () => ruledOut('document_void', '这份文书已经作废，不能签署');
