import { Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { RecordType } from 'shared-types/record.states';
import type { SigningCapacity, SigningParty } from 'shared-types/signing.states';
import type { DocumentRow } from '../kernel/documents/document.entity';
import { notAllowed } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import type { Person } from '../kernel/session/actor';

/** As whom somebody signs a paper. */
export interface Signatory {
  readonly party: SigningParty;
  readonly capacity: SigningCapacity;
}

/** A paper with the record it belongs to. */
export interface PaperOfRecord {
  readonly paper: DocumentRow;
  readonly record: RecordRow;
}

/** What a room says of the papers of its records that are signed on a phone. */
export interface SigningOffice {
  /** As whom this person signs this paper at this moment. @throws a refusal that says why they may not. */
  signatory(person: Person, paper: PaperOfRecord): Promise<Signatory>;
  /** Draws the consequence of a signature, in its transaction. @throws a refusal that undoes it. */
  signed(person: Person, paper: PaperOfRecord): Promise<void>;
}

/** Which room answers for the papers of which records; each says so once, when the house starts. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Signatories {
  private readonly offices = new Map<RecordType, SigningOffice>();

  register(type: RecordType, office: SigningOffice): void {
    this.offices.set(type, office);
  }

  /** @throws 403 for records whose papers nobody signs on a phone. */
  of({ type }: Pick<RecordRow, 'type'>): SigningOffice {
    const office = this.offices.get(type);
    if (!office) throw notAllowed('这份文书不在手机上签署');
    return office;
  }
}
