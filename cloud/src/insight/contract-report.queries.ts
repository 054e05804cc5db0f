import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { DEADLINE_KINDS, DEADLINE_LABELS, type DeadlineKind } from 'shared-types/deadline.states';
import type { ContractLine, ContractReport } from 'shared-types/insight.contract';
import type { Centre } from '../directory/centre.config';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import type { Deadlines } from '../kernel/deadline/deadlines.config';
import { invalidInput } from '../kernel/errors/refusal';
import { addDays, type CivilDate, daysBetween, instantOf } from '../kernel/time/civil-date';

const MOST_DAYS = 400;
const MOST_LATE = 500;

interface Counts {
  kind: DeadlineKind;
  due: number;
  kept: string;
  late: string;
}

interface Late {
  number: string;
  title: string;
  kind: DeadlineKind;
  dueAt: Date;
  doneAt: Date | null;
  holder: string | null;
}

/** Late: done after its time, or its time over and not done. */
const LATE = `(t.state = 'DONE_LATE' OR (t.state IN ('RUNNING', 'PAUSED') AND t.breached_at IS NOT NULL))`;

/** What the purchaser is owed an account of: every line of the service standard and of the province's rule beside it, counted from the promises themselves. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ContractReports {
  @Inject()
  database!: Database;

  @Inject('centre')
  centre!: Centre;

  @Inject('deadlines')
  deadlines!: Deadlines;

  /**
   * The promises that fell due from one day to another, both included. A promise taken back counts nowhere.
   * @throws 400 when the period ends before it begins, or is longer than 400 days
   */
  async report(from: CivilDate, to: CivilDate): Promise<ContractReport> {
    const days = daysBetween(from, to);
    if (days < 0) throw invalidInput([{ path: 'query.to', message: '截止日期不能早于起始日期' }]);
    if (days > MOST_DAYS) throw invalidInput([{ path: 'query.to', message: `最多统计 ${MOST_DAYS} 天` }]);
    // A limit that ends at 24:00 belongs to the day it ends, not to the next.
    const period = [instantOf(from), instantOf(addDays(to, 1))];
    return {
      from,
      to,
      centre: this.centre.name,
      madeAt: now().toISOString(),
      lines: await this.lines(period),
      late: await this.late(period),
    };
  }

  private async lines(period: readonly Date[]): Promise<ContractLine[]> {
    const rows = await this.database.rows<Counts>(
      `SELECT t.kind, COUNT(*) AS due, SUM(t.state = 'DONE_ON_TIME') AS kept, SUM(${LATE}) AS late
         FROM timer t WHERE t.due_at > ? AND t.due_at <= ? AND t.state <> 'CANCELLED' GROUP BY t.kind`,
      period,
    );
    const counted = new Map(rows.map((row) => [row.kind, row]));
    const standard = DEADLINE_KINDS.filter((kind) => {
      const { basis, family } = this.deadlines.promise(kind);
      return (basis === 'SPECIFICATION' || basis === 'PROVINCE') && family !== 'ON_THE_SPOT';
    });
    const lines = standard.map((kind) => this.line(kind, counted.get(kind)));
    return lines.sort((a, b) => a.clause.localeCompare(b.clause, 'zh'));
  }

  private line(kind: DeadlineKind, counts: Counts | undefined): ContractLine {
    const [due, kept, late] = [counts?.due ?? 0, counts?.kept ?? 0, counts?.late ?? 0].map(Number) as [
      number,
      number,
      number,
    ];
    const judged = kept + late;
    return {
      kind,
      label: DEADLINE_LABELS[kind],
      clause: this.deadlines.promise(kind).clause,
      told: this.deadlines.told(kind),
      due,
      kept,
      late,
      open: due - judged,
      keptPercent: judged === 0 ? null : Math.round((1000 * kept) / judged) / 10,
    };
  }

  private async late(period: readonly Date[]): Promise<ContractReport['late']> {
    const rows = await this.database.rows<Late>(
      `SELECT r.number, r.title, t.kind, t.due_at AS dueAt, t.finished_at AS doneAt, s.name AS holder
         FROM timer t JOIN record r ON r.id = t.record_id LEFT JOIN staff s ON s.id = r.holder_staff_id
        WHERE t.due_at > ? AND t.due_at <= ? AND ${LATE}
        ORDER BY t.finished_at IS NULL DESC, TIMESTAMPDIFF(SECOND, t.due_at, t.finished_at) DESC LIMIT ${MOST_LATE}`,
      period,
    );
    return rows.map(({ kind, dueAt, doneAt, ...row }) => ({
      ...row,
      leg: DEADLINE_LABELS[kind],
      dueAt: dueAt.toISOString(),
      doneAt: doneAt?.toISOString() ?? null,
    }));
  }
}
