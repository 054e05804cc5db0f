import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DeliveryView } from 'shared-types/casework.contract';
import type { DeliveryWay } from 'shared-types/casework.states';
import type { InputOf, ResultOf } from 'shared-types/routes';
import type { ServiceItem } from '../directory/service-items.config';
import { Audit } from '../kernel/audit/audit';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Documents } from '../kernel/documents/documents';
import { notFound, ruledOut } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { Outbox } from '../kernel/outbox/outbox';
import { Cipher } from '../kernel/privacy/cipher';
import { maskAddress, maskName, maskPhone } from '../kernel/privacy/mask.rules';
import { HOUSE, type Person, type Staff } from '../kernel/session/actor';
import { PaymentQueries } from '../payment/payment.queries';
import { Payments } from '../payment/payment.service';
import { CaseDeliveryRow } from './case-delivery.entity';
import { CaseFiles } from './case-files';
import type { CaseworkRules } from './casework.config';
import { caseLifecycle } from './casework.rules';
import { deliveryReceipt } from './casework-papers';

type Body<R extends 'delivery-choice' | 'certificate' | 'mailing' | 'delivery'> =
  InputOf<`POST /cases/:number/${R}`>['body'];
/** Where nothing was chosen yet the result is collected. */
const UNCHOSEN: Omit<CaseDeliveryRow, 'caseId'> = {
  way: 'COLLECT',
  recipient: null,
  phone: null,
  address: null,
  certifiedAt: null,
  certificateNo: null,
  mailedAt: null,
  carrier: null,
  trackingNo: null,
  receiver: null,
  receiverName: null,
};

/** News that a result is collected after all. */
export const COLLECTED_TOPIC = 'case.collected';

type Action = keyof typeof caseLifecycle.actions;

/** The ways an item's guide allows; everything can be collected. */
const waysOf = ({ result }: ServiceItem): DeliveryWay[] =>
  result.delivery.includes('邮寄') ? ['COLLECT', 'MAIL'] : ['COLLECT'];

/** 制证、发证、送达: made, told of the same day, collected or mailed as the applicant chose (行政许可法 art. 44; 3.6.1). */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Deliveries {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  files!: CaseFiles;

  @Inject()
  payments!: Payments;

  @Inject()
  owed!: PaymentQueries;

  @Inject()
  outbox!: Outbox;

  @Inject()
  documents!: Documents;

  @Inject()
  audit!: Audit;

  @Inject()
  cipher!: Cipher;

  @Inject('casework')
  rules!: CaseworkRules;

  /**
   * The applicant's choice; mailing costs the postage that is said beforehand. Chosen again, the address is another.
   * @throws 422 `mail_not_offered` where the item is not mailed, `mailed_already`, `postage_paid` when going back to
   *   collecting after paying
   */
  async choose(person: Person, number: string, body: Body<'delivery-choice'>): Promise<void> {
    if (body.way === 'MAIL') return this.chooseMail(person, number, body);
    await this.step(person, number, body.version, 'chooseCollect', async (record) => {
      if (await this.owed.hasPaid(record.id, 'POSTAGE')) {
        throw ruledOut('postage_paid', '邮寄费已经付过，请先在窗口退费再改');
      }
      await this.keep(record, { way: 'COLLECT', recipient: null, phone: null, address: null });
      await this.outbox.publish(COLLECTED_TOPIC, { recordId: record.id });
    });
  }

  /** Nobody owes postage for what is collected; WeChat is asked first where it was to be paid there. */
  async dropPostage({ recordId }: { readonly recordId: number }): Promise<void> {
    if ((await this.of({ id: recordId })).way === 'MAIL') return;
    for (const order of await this.owed.openOrders(recordId, 'POSTAGE')) {
      await this.payments.withdraw(HOUSE, order.number, { version: order.version, reason: '改为到窗口领取' });
    }
  }

  /** The certificate is there: the applicant hears of it the same day (CERTIFICATE_NOTICE). */
  async certify(person: Person, number: string, { version, certificateNo }: Body<'certificate'>): Promise<void> {
    await this.step(person, number, version, 'certify', async (record) => {
      await this.keep(record, { certifiedAt: now(), certificateNo: certificateNo || null });
      const { way } = await this.of(record);
      const reachable = record.ownerPersonId !== null;
      if (record.state !== 'NOTIFIED' || way === 'MAIL' || !reachable) return;
      const facts = (locked: RecordRow) => this.files.factsOf(locked);
      await this.files.tell(
        await this.records.perform(caseLifecycle, record, 'callToCollect', HOUSE, { facts }),
        '证件已到窗口，可以领取',
      );
    });
  }

  /** Recipient and address in clear, for the label; looked at is looked at, and in the audit. @throws 404 without one */
  async label(staff: Staff, number: string): Promise<ResultOf<'POST /cases/:number/mailing-label'>> {
    return this.database.transaction(async () => {
      const record = await this.files.lockFor(staff, number);
      const { recipient, phone, address } = await this.of(record);
      if (!recipient || !phone || !address) throw notFound('申请人没有选择邮寄');
      await this.audit.append(staff, { action: 'case.address', subject: number, detail: {} });
      return {
        recipient: this.cipher.open(recipient),
        phone: this.cipher.open(phone),
        address: this.cipher.open(address),
      };
    });
  }

  async mail(person: Person, number: string, { version, carrier, trackingNo }: Body<'mailing'>): Promise<void> {
    const note = `${carrier} ${trackingNo}`;
    await this.step(
      person,
      number,
      version,
      'mail',
      async (record) => {
        await this.keep(record, { mailedAt: now(), carrier, trackingNo });
        await this.files.tell(record, `结果已寄出，${carrier} ${trackingNo}`);
      },
      note,
    );
  }

  /** Hands the result to whoever came, whose identity was looked at; the 《送达回证》 says who it was. */
  async handOver(person: Person, number: string, body: Body<'delivery'>): Promise<void> {
    const proxy = body.receiver === 'PROXY' ? body.name : null;
    await this.step(
      person,
      number,
      body.version,
      'deliver',
      async (record) => {
        const receiverName = proxy === null ? null : this.cipher.seal(proxy);
        await this.keep(record, { receiver: body.receiver, receiverName });
        const file = await this.files.fileOf(record);
        const subject = {
          centre: this.files.centre,
          record,
          item: await this.files.itemOf(file),
          applicant: this.files.applicantOf(file),
        };
        const { certificateNo } = await this.of(record);
        const paper = deliveryReceipt({
          ...subject,
          certificateNo,
          proxy: proxy && maskName(proxy),
          handler: person.staff?.name ?? '',
          at: now(),
        });
        await this.documents.issue(record, person, 'DELIVERY_RECEIPT', paper);
        await this.files.tell(record);
      },
      proxy === null ? undefined : '凭委托书代领',
    );
  }

  /** As its applicant or the desk may see it. */
  async view(record: Pick<RecordRow, 'id'>, item: ServiceItem): Promise<DeliveryView> {
    const row = await this.of(record);
    const open = (sealed: Buffer | null, mask: (text: string) => string) => sealed && mask(this.cipher.open(sealed));
    return {
      allowed: waysOf(item),
      way: row.way,
      postageFen: this.rules.postage.amountFen,
      recipient: open(row.recipient, maskName),
      phone: open(row.phone, maskPhone),
      address: open(row.address, maskAddress),
      certifiedAt: row.certifiedAt?.toISOString() ?? null,
      certificateNo: row.certificateNo,
      mailedAt: row.mailedAt?.toISOString() ?? null,
      carrier: row.carrier,
      trackingNo: row.trackingNo,
    };
  }

  private async chooseMail(
    person: Person,
    number: string,
    { version, recipient, phone, address }: Extract<Body<'delivery-choice'>, { way: 'MAIL' }>,
  ): Promise<void> {
    await this.step(person, number, version, 'chooseMail', async (record) => {
      const item = await this.files.itemOf(await this.files.fileOf(record));
      if (!waysOf(item).includes('MAIL')) throw ruledOut('mail_not_offered', '这个事项的结果不能邮寄，请到窗口领取');
      await this.keep(record, {
        way: 'MAIL',
        recipient: this.cipher.seal(recipient),
        phone: this.cipher.seal(phone),
        address: this.cipher.seal(address),
      });
      const { amountFen, basis } = this.rules.postage;
      if (amountFen === 0 || (await this.owed.hasPaid(record.id, 'POSTAGE'))) return;
      await this.payments.raise(person, { recordId: record.id, kind: 'POSTAGE', title: '邮寄费', basis, amountFen });
    });
  }

  /** One step: found for its reader, performed on the version they saw, then what goes with it. */
  private async step(
    person: Person,
    number: string,
    version: number,
    action: Action,
    then: (record: RecordRow) => Promise<void>,
    note?: string,
  ): Promise<void> {
    await this.database.transaction(async () => {
      const { id } = await this.files.lockFor(person, number);
      const changed = await this.records.perform(caseLifecycle, { id }, action, person, {
        version,
        facts: (locked) => this.files.factsOf(locked),
        ...(note === undefined ? {} : { note }),
      });
      await then(changed);
    });
  }

  private async of({ id }: Pick<RecordRow, 'id'>): Promise<CaseDeliveryRow> {
    const rows = this.database.repository(CaseDeliveryRow);
    return (await rows.findOneBy({ caseId: id })) ?? { caseId: id, ...UNCHOSEN };
  }

  private async keep(record: Pick<RecordRow, 'id'>, part: Partial<CaseDeliveryRow>): Promise<void> {
    await this.database.repository(CaseDeliveryRow).save({ ...(await this.of(record)), ...part });
  }
}
