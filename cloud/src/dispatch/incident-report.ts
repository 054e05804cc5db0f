import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { INCIDENT_ARRIVAL_LABELS } from 'shared-types/incident.states';
import type { Centre } from '../directory/centre.config';
import { Database } from '../kernel/database/database';
import type { PaperText } from '../kernel/documents/documents';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Timeline } from '../kernel/lifecycle/timeline';
import { noticeTime } from '../notification/notice-time';
import type { IncidentRow } from './incident.entity';
import { IncidentSecrets } from './incident-secrets';
import { metresInWords } from './visit.rules';

const MINUTE_MS = 60_000;

/** What 《突发事件处置报告》 says (采购需求 三(一)5): when, who, the proof of arrival, what was done. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class IncidentReports {
  @Inject()
  database!: Database;

  @Inject()
  timeline!: Timeline;

  @Inject()
  secrets!: IncidentSecrets;

  @Inject('centre')
  centre!: Centre;

  async paper(record: RecordRow, incident: IncidentRow): Promise<PaperText> {
    const reporter = await this.nameOf(incident.reporterStaffId);
    const holder = await this.nameOf(record.holderStaffId);
    const open = (sealed: Buffer | null) => this.secrets.open(sealed) ?? '';
    const history = await this.timeline.read(record.id, true);
    return {
      to: this.centre.name,
      issuer: this.centre.name,
      blocks: [
        {
          facts: [
            ['编号', record.number],
            ['地点', this.secrets.openPlace(incident.place).words],
            ['上报', `${noticeTime(record.createdAt)}，${reporter}`],
            ['派出', timeOf(incident.dispatchedAt)],
            ['知悉', timeOf(incident.acknowledgedAt)],
            ['到场', arrivalWords(incident)],
            ['到场核实', this.evidenceWords(incident)],
            ['控制', timeOf(incident.controlledAt)],
            ['结束', timeOf(incident.closedAt)],
            ['处置人', holder],
          ],
        },
        { text: `事件情况：${open(incident.what)}` },
        { text: `现场措施：${open(incident.measures)}` },
        { text: `处置报告：${open(incident.report)}` },
        {
          heading: '处置经过',
          items: [...history]
            .reverse()
            .map(({ at, who, label, note }) =>
              [noticeTime(new Date(at)), who, label, note].filter((part) => part !== null).join('，'),
            ),
        },
      ],
    };
  }

  private evidenceWords({ arrivedBy, arrivalMetres, arrivalAccuracyMetres, arrivalReason }: IncidentRow): string {
    if (arrivedBy === null) return '没有';
    const label = INCIDENT_ARRIVAL_LABELS[arrivedBy];
    const read =
      arrivalMetres === null || arrivalAccuracyMetres === null
        ? '没有读到位置'
        : `定位离现场约 ${metresInWords(arrivalMetres)}，误差约 ${metresInWords(arrivalAccuracyMetres)}`;
    return [label, read, this.secrets.open(arrivalReason)].filter((part) => part !== null).join('；');
  }

  private async nameOf(staffId: number | null): Promise<string> {
    const row = await this.database.row<{ name: string; workNo: string }>(
      'SELECT name, work_no AS workNo FROM staff WHERE id = ?',
      [staffId],
    );
    return row ? `${row.name}（${row.workNo}）` : '';
  }
}

const timeOf = (at: Date | null): string => (at === null ? '没有' : noticeTime(at));

function arrivalWords({ arrivedAt, dispatchedAt }: IncidentRow): string {
  if (arrivedAt === null || dispatchedAt === null) return timeOf(arrivedAt);
  const minutes = Math.ceil((arrivedAt.getTime() - dispatchedAt.getTime()) / MINUTE_MS);
  return `${noticeTime(arrivedAt)}，派出后 ${minutes} 分钟`;
}
