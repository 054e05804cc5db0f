import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { BillView, PaymentView } from 'shared-types/payment.contract';
import { BILL_DIFFERENCE_LABELS } from 'shared-types/payment.states';
import { IsNull, LessThan, Not } from 'typeorm';
import { Database } from '../kernel/database/database';
import { notFound } from '../kernel/errors/refusal';
import { Capacities } from '../kernel/lifecycle/capacities';
import { RecordRow } from '../kernel/lifecycle/record.entity';
import type { Person } from '../kernel/session/actor';
import { isCivilDate } from '../kernel/time/civil-date';
import { PaymentBillRow, PaymentOrderRow } from './payment.entity';
import { PaymentQueries } from './payment.queries';

const PAGE = 31;
const MOST_ALERTS = 200;

/** What those who answer for the money read. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class BookkeepingQueries {
  @Inject()
  database!: Database;

  @Inject()
  payments!: PaymentQueries;

  @Inject()
  capacities!: Capacities;

  /** Days whose bill was compared, the latest first, a month to the page. */
  async bills(after: string | undefined): Promise<{ items: BillView[]; next: string | null }> {
    const before = after !== undefined && isCivilDate(after) ? { date: LessThan(after) } : {};
    const rows = await this.database.repository(PaymentBillRow).find({
      where: { ...before, comparedAt: Not(IsNull()) },
      order: { date: 'DESC' },
      take: PAGE + 1,
    });
    const items = rows.slice(0, PAGE).map(billOf);
    return { items, next: rows.length > PAGE ? (items.at(-1)?.date ?? null) : null };
  }

  /** The payments a person must see to, the oldest first, whatever desk their records lie on. */
  async alerts(person: Person): Promise<PaymentView[]> {
    const orders = await this.database.repository(PaymentOrderRow).find({
      where: { alert: Not(IsNull()) },
      order: { id: 'ASC' },
      take: MOST_ALERTS,
    });
    const views: PaymentView[] = [];
    for (const order of orders) views.push(await this.viewOf(order, person));
    return views;
  }

  /** One payment for those who answer for the money. @throws 404 */
  async view(number: string, person: Person): Promise<PaymentView> {
    const order = await this.database.repository(PaymentOrderRow).findOneBy({ number });
    if (!order) throw notFound();
    return this.viewOf(order, person);
  }

  private async viewOf(order: PaymentOrderRow, person: Person): Promise<PaymentView> {
    const record = await this.database.repository(RecordRow).findOneByOrFail({ id: order.recordId });
    const capacities = await this.capacities.of(person, record);
    return this.payments.viewOf(order, { record, capacities, asStaff: true });
  }
}

function billOf({ date, trades, takenFen, refunds, givenFen, differences }: PaymentBillRow): BillView {
  const told = differences.map((difference) => ({ ...difference, label: BILL_DIFFERENCE_LABELS[difference.kind] }));
  return { date, trades, takenFen, refunds, givenFen, differences: told };
}
