import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { GreenChannelLine, GreenChannelView } from 'shared-types/green-channel.contract';
import { GREEN_MEASURE_LABELS } from 'shared-types/green-channel.states';
import type { InputOf, ResultOf } from 'shared-types/routes';
import { Database } from '../kernel/database/database';
import { notFound } from '../kernel/errors/refusal';
import { type ReadRecord, RecordViews } from '../kernel/lifecycle/record-views';
import { Records } from '../kernel/lifecycle/records';
import { holdsRole, type Staff } from '../kernel/session/actor';
import { greenChannelLifecycle } from './green-channel.rules';
import { measuresOf } from './green-channels-in-force';

const PAGE = 50;

interface Found {
  readonly id: number;
  readonly measures: unknown;
  readonly reason: string;
  readonly since: string;
  readonly until: string;
  readonly proposedBy: number;
  readonly decidedBy: number | null;
  readonly subjectNumber: string;
  readonly subjectTitle: string;
  readonly enterprise: string;
}

type Mark = { workNo: string; name: string };

const SELECT = `SELECT g.id, g.measures, g.reason, g.since, g.until, g.proposed_by AS proposedBy, g.decided_by AS decidedBy,
    s.number AS subjectNumber, s.title AS subjectTitle, e.name AS enterprise
  FROM green_channel g JOIN record r ON r.id = g.id JOIN record s ON s.id = g.subject_id
  JOIN enterprise e ON e.id = g.enterprise_id`;

/** What the list of green channels shows: 业务管理, 督查 and the centre all, an agent what they proposed. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class GreenChannelQueries {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  views!: RecordViews;

  /** The newest first. */
  async list(
    reader: Staff,
    { open, after }: InputOf<'GET /green-channels'>['query'],
  ): Promise<ResultOf<'GET /green-channels'>> {
    const all = holdsRole(reader, [...greenChannelLifecycle.desk, ...(greenChannelLifecycle.overseers ?? [])]);
    const found = await this.database.rows<Found>(
      `${SELECT} WHERE r.open = ? AND (? OR g.proposed_by = ?)
          AND g.id < COALESCE((SELECT id FROM record WHERE number = ?), 4294967295)
        ORDER BY g.id DESC LIMIT ${PAGE + 1}`,
      [open === 'true', all, reader.staff.id, after ?? ''],
    );
    const items = await this.lines(found.slice(0, PAGE));
    return { items, next: found.length > PAGE ? (items.at(-1)?.number ?? null) : null };
  }

  /** One, for its desk, its overseers and whoever proposed it. @throws 404 */
  async view(number: string, reader: Staff): Promise<GreenChannelView> {
    const record = await this.records.find(number);
    const found = record && (await this.database.row<Found>(`${SELECT} WHERE g.id = ?`, [record.id]));
    if (!record || !found) throw notFound();
    const own = found.proposedBy === reader.staff.id && !(await this.views.mayWorkOn(record, reader));
    const read: ReadRecord = own
      ? { record, capacities: [], asStaff: true }
      : await this.views.read('GREEN_CHANNEL', number, reader);
    const bookings = await this.database.rows<{ number: string }>(
      `SELECT r.number FROM green_channel_booking c JOIN record r ON r.id = c.booking_id
        WHERE c.channel_id = ? ORDER BY c.booking_id`,
      [found.id],
    );
    const marks = await this.marks([found]);
    return {
      ...(await this.views.view(read)),
      ...shown(found, marks),
      bookings: bookings.map((each) => each.number),
    };
  }

  private async lines(found: readonly Found[]): Promise<GreenChannelLine[]> {
    const records = await this.records.byIds(found.map(({ id }) => id));
    const lines = await this.views.deskLines(found.flatMap(({ id }) => records.get(id) ?? []));
    const marks = await this.marks(found);
    return found.flatMap((each, i) => {
      const line = lines[i];
      return line ? [{ ...line, ...shown(each, marks) }] : [];
    });
  }

  private async marks(found: readonly Found[]): Promise<Map<number, Mark>> {
    const ids = [...new Set(found.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy ?? proposedBy]))];
    if (ids.length === 0) return new Map();
    const rows = await this.database.rows<Mark & { id: number }>(
      'SELECT id, work_no AS workNo, name FROM staff WHERE id IN (?)',
      [ids],
    );
    return new Map(rows.map(({ id, ...mark }) => [id, mark]));
  }
}

const shown = (found: Found, marks: ReadonlyMap<number, Mark>) => ({
  subject: { number: found.subjectNumber, title: found.subjectTitle, enterprise: found.enterprise },
  measures: measuresOf(found.measures).map((key) => ({ key, label: GREEN_MEASURE_LABELS[key] })),
  reason: found.reason,
  from: found.since,
  to: found.until,
  proposedBy: marks.get(found.proposedBy) ?? { workNo: '', name: '' },
  decidedBy: found.decidedBy === null ? null : (marks.get(found.decidedBy) ?? null),
});
