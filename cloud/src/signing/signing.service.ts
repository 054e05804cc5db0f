import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { isSigned } from 'shared-types/document.states';
import type { InputOf, ResultOf } from 'shared-types/routes';
import type { SignatureView, SigningView } from 'shared-types/signing.contract';
import { SIGNING_CAPACITY_LABELS } from 'shared-types/signing.states';
import { PersonDirectory } from '../identity/person-directory';
import { RealNames } from '../identity/real-name.service';
import { type CodeTerms, SmsCodes } from '../identity/sms-codes.service';
import { Idempotency, type Repeatable } from '../kernel/contract/idempotency';
import { documentMarkOf } from '../kernel/documents/document.entity';
import { Documents } from '../kernel/documents/documents';
import { Originals } from '../kernel/documents/originals';
import { alreadySigned, changed, Signatures, voided } from '../kernel/documents/signatures';
import { notFound, Refusal } from '../kernel/errors/refusal';
import { Records } from '../kernel/lifecycle/records';
import { maskName, maskPhone } from '../kernel/privacy/mask.rules';
import type { Person } from '../kernel/session/actor';
import { type PaperOfRecord, Signatories, type Signatory } from './signatories';
import type { SigningRules } from './signing.config';

const SIGN = 'POST /documents/:handle/sign';

/** Where a request to sign comes from, and the key by which it is known again. */
export interface SigningCall {
  readonly address: string;
  readonly key: string | undefined;
}

interface Signer extends Signatory {
  readonly name: string;
  readonly phone: string;
}

interface Ready {
  readonly found: PaperOfRecord;
  readonly signer: Signer;
  readonly hash: string;
}

/**
 * The ceremony of a signature of tier T2 (电子签名法 art. 13 and 14): a person whose card was checked, a code sent to
 * their phone at that moment for these very bytes, and a signature drawn by hand.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class SigningService {
  @Inject()
  documents!: Documents;

  @Inject()
  originals!: Originals;

  @Inject()
  signatures!: Signatures;

  @Inject()
  signatories!: Signatories;

  @Inject()
  realNames!: RealNames;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  records!: Records;

  @Inject()
  codes!: SmsCodes;

  @Inject()
  idempotency!: Idempotency;

  @Inject('signing')
  rules!: SigningRules;

  /** A paper to be read and signed. @throws 404 for a stranger, 409 `document_altered`. */
  async view(person: Person, handle: string): Promise<SigningView> {
    const found = await this.find(person, handle);
    const { paper, record } = found;
    const { hash } = await this.originals.of(paper, person);
    const { to, issuer, blocks } = this.documents.textOf(paper);
    const signer = await this.signer(person, found).catch(refusalOf);
    const may = signer instanceof Refusal ? null : signer;
    return {
      ...documentMarkOf(paper),
      recordNumber: record.number,
      to,
      issuer,
      blocks: blocks.flatMap((block): SigningView['blocks'] => readable(block)),
      hash,
      signatures: (await this.signatures.of([paper.id])).get(paper.id) ?? [],
      signatory: may && {
        capacityLabel: SIGNING_CAPACITY_LABELS[may.capacity],
        name: maskName(may.name),
        phone: maskPhone(may.phone),
      },
      obstacle: signer instanceof Refusal ? { code: signer.code, title: signer.title } : null,
      paperPlace: this.rules.paperPlace,
    };
  }

  /**
   * Sends a code that is good for signing these bytes and nothing else; the message names the paper.
   * @throws what `sign` refuses with before it looks at the code, and what `SmsCodes.send` refuses with.
   */
  async sendCode(
    person: Person,
    handle: string,
    { hash }: { readonly hash: string },
  ): Promise<ResultOf<'POST /documents/:handle/signing-codes'>> {
    const { found, signer } = await this.ready(person, handle, hash);
    const { kind, number } = found.paper;
    const [, year, serial] = /〔(\d+)〕(\d+)号$/.exec(number) ?? [];
    if (!isSigned(kind)) throw notFound();
    const templateId = this.rules.codeTemplates[kind];
    const message = { kind: 'SIGN', templateId, year: Number(year), serial: Number(serial) } as const;
    const sent = await this.codes.send(toSign(person, signer.phone, handle, hash), message);
    return { ...sent, phone: maskPhone(signer.phone) };
  }

  /**
   * Signs. A request sent again with its key gets the first answer; a wrong code stays counted.
   * @throws 404 for a stranger; 403 and 422 for who may not sign, as the record's room says; 422 `phone_needed`,
   *   `real_name_needed`, `document_void`, `sms_code_invalid`, `sms_code_over`; 409 `document_changed`,
   *   `document_altered`, `already_signed`.
   */
  async sign(
    person: Person,
    handle: string,
    body: InputOf<typeof SIGN>['body'],
    { address, key }: SigningCall,
  ): Promise<SignatureView> {
    const request: Repeatable = { caller: person, address, route: SIGN, key, input: { handle, body } };
    const before = await this.idempotency.answered(request);
    if (before) return before.answer as SignatureView;
    try {
      return await this.signOnce(person, handle, body, request);
    } catch (error) {
      // A double tap: what refuses the second is that the first came through.
      const first = await this.idempotency.answered(request);
      if (first) return first.answer as SignatureView;
      throw error;
    }
  }

  private async signOnce(
    person: Person,
    handle: string,
    body: InputOf<typeof SIGN>['body'],
    request: Repeatable,
  ): Promise<SignatureView> {
    const { found, signer, hash } = await this.ready(person, handle, body.hash);
    const challenge = await this.codes.tryOnce(toSign(person, signer.phone, handle, hash), body.code);
    const work = async () => {
      // Whoever lost the right to sign since then is refused now that the record is locked.
      const locked = { ...found, record: await this.records.lockById(found.record.id) };
      const office = this.signatories.of(locked.record);
      const { party, capacity } = await office.signatory(person, locked);
      await this.codes.use(challenge);
      const proof = { phoneLookup: this.codes.phoneLookup(signer.phone), challenge, drawing: body.drawing };
      const terms = { party, capacity, name: signer.name, method: 'SMS_DRAWING', pdfHash: hash } as const;
      const signature = await this.signatures.add(found.paper.id, person, {
        ...terms,
        ...proof,
        address: request.address,
      });
      await office.signed(person, locked);
      return signature;
    };
    return (await this.idempotency.once(request, work)) as SignatureView;
  }

  /** Everything but the code: the paper stands, is unsigned and is what was shown, and this person may sign it. */
  private async ready(person: Person, handle: string, shown: string): Promise<Ready> {
    const found = await this.find(person, handle);
    const { paper } = found;
    if (paper.voidAt !== null) throw voided();
    const signer = await this.signer(person, found);
    if (await this.signatures.by(paper.id, signer.party)) throw alreadySigned();
    const { hash } = await this.originals.of(paper, person);
    if (hash !== shown) throw changed();
    return { found, signer, hash };
  }

  private async find(person: Person, handle: string): Promise<PaperOfRecord> {
    const { row, record } = await this.documents.readable(handle, person);
    if (!isSigned(row.kind)) throw notFound('这份文书不需要签署');
    return { paper: row, record };
  }

  private async signer(person: Person, found: PaperOfRecord): Promise<Signer> {
    const signatory = await this.signatories.of(found.record).signatory(person, found);
    const phone = await this.people.requireVerifiedPhone(person.personId);
    const { name } = await this.realNames.require(person.personId);
    return { ...signatory, name, phone };
  }
}

const toSign = (person: Person, phone: string, handle: string, hash: string): CodeTerms => ({
  person,
  phone,
  purpose: `sign ${handle} ${hash}`,
});

/** A drawing is for the printed sheet alone. */
function readable(block: ReturnType<Documents['textOf']>['blocks'][number]): SigningView['blocks'] {
  if ('text' in block) return [{ text: block.text }];
  if ('facts' in block) return [{ facts: block.facts.map(([label, value]): [string, string] => [label, value]) }];
  return 'items' in block ? [{ heading: block.heading, items: [...block.items] }] : [];
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}
