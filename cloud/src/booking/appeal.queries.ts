import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { AppealView } from 'shared-types/booking-marks.contract';
import { PersonDirectory } from '../identity/person-directory';
import { Database } from '../kernel/database/database';
import { Capacities } from '../kernel/lifecycle/capacities';
import { unguarded } from '../kernel/lifecycle/lifecycle.rules';
import { RecordViews } from '../kernel/lifecycle/record-views';
import { Records } from '../kernel/lifecycle/records';
import { Cipher } from '../kernel/privacy/cipher';
import type { Person } from '../kernel/session/actor';
import { appealLifecycle } from './appeal.rules';
import { BookingRow } from './booking.entity';
import { BookingMarksQueries } from './booking-marks.queries';
import { BookingAppealRow } from './marks.entity';

/** What the screens of an appeal read. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AppealQueries {
  @Inject()
  database!: Database;

  @Inject()
  views!: RecordViews;

  @Inject()
  records!: Records;

  @Inject()
  capacities!: Capacities;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  marks!: BookingMarksQueries;

  @Inject()
  cipher!: Cipher;

  /** An appeal for who made it, or for those who decide, who also see who appeals and how they stand. @throws 404. */
  async view(number: string, person: Person): Promise<AppealView> {
    const read = await this.views.read('BOOKING_APPEAL', number, person);
    const { id, ownerPersonId } = read.record;
    const appeal = await this.database.repository(BookingAppealRow).findOneByOrFail({ id });
    const booking = await this.database.repository(BookingRow).findOneByOrFail({ id: appeal.bookingId });
    const record = (await this.records.byIds([booking.id])).get(booking.id);
    const standing = await this.marks.standing(booking.identity, null);
    const view = await this.views.view(read);
    const own = await this.capacities.owns(person, read.record);
    return {
      ...view,
      actions: unguarded(appealLifecycle, view.actions, { own }),
      statement: this.cipher.open(appeal.statement),
      booking: this.marks.bookingWords({ ...booking, number: record?.number ?? '', title: record?.title ?? '' }),
      mark: await this.marks.markView(booking.id),
      decision: await this.decision(appeal, view.state),
      stillOpen: standing.block?.stillOpen ?? null,
      appellant: read.asStaff && ownerPersonId !== null ? await this.people.masked(ownerPersonId) : null,
      standing: read.asStaff ? standing : null,
    };
  }

  private async decision(
    { answer, decidedAt, decidedBy }: BookingAppealRow,
    state: string,
  ): Promise<AppealView['decision']> {
    if (answer === null || decidedAt === null || decidedBy === null) return null;
    const by = await this.database.row<{ name: string }>('SELECT name FROM staff WHERE id = ?', [decidedBy]);
    return {
      granted: state === 'GRANTED',
      reason: this.cipher.open(answer),
      at: decidedAt.toISOString(),
      by: by?.name ?? '主管',
    };
  }
}
