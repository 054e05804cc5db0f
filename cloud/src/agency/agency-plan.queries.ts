import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { PermitChartView, PermitRow, PlansView, PlanView } from 'shared-types/agency-plan.contract';
import { PERMIT_STAGE_WORDS, PLAN_STATE_LABELS } from 'shared-types/agency-plan.states';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import type { Deadlines } from '../kernel/deadline/deadlines.config';
import { Timers } from '../kernel/deadline/timers';
import { actionsFor } from '../kernel/lifecycle/lifecycle.rules';
import { type ReadRecord, RecordViews } from '../kernel/lifecycle/record-views';
import { Cipher } from '../kernel/privacy/cipher';
import type { Person } from '../kernel/session/actor';
import { civilDateOf } from '../kernel/time/civil-date';
import { agencyLifecycle } from './agency.rules';
import { AgencyPermits, type PlannedPermit } from './agency-permits';
import { AgencyPlanRow } from './agency-plan.entity';
import { filingRefusal, isSettled, permitStage } from './agency-progress.rules';
import { type PermitSpan, permitChart } from './permit-chart.rules';
import { latenessWords } from './permit-chart.words';
import { expectedDays, WorkdayLine } from './plan-days.rules';

const EMPTY: PermitChartView = { rows: [], from: null, to: null, days: 0, today: 0, provisional: false };

/** What the screens of plans and of the chart read. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AgencyPlanQueries {
  @Inject()
  database!: Database;

  @Inject()
  views!: RecordViews;

  @Inject()
  timers!: Timers;

  @Inject()
  permits!: AgencyPermits;

  @Inject()
  cipher!: Cipher;

  @Inject('deadlines')
  deadlines!: Deadlines;

  /** Every version for its owner, who sees no draft, or for staff. */
  async plans(number: string, person: Person): Promise<PlansView> {
    const read = await this.views.read('AGENCY_CASE', number, person);
    const rows = await this.database
      .repository(AgencyPlanRow)
      .find({ where: { agencyId: read.record.id }, order: { no: 'DESC' } });
    const shown = rows.filter(({ state }) => read.asStaff || state !== 'DRAFT');
    const editors = await this.editors(shown);
    return {
      version: read.record.version,
      mayEdit: mayEdit(read) && rows[0]?.state !== 'SENT',
      items: shown.map((row) => this.planView(row, editors)),
    };
  }

  /** All permits of the confirmed plan as one chart: how each stands, what the end depends on, who is late. */
  async chart(number: string, person: Person): Promise<PermitChartView> {
    const read = await this.views.read('AGENCY_CASE', number, person);
    const { id } = read.record;
    const plan = await this.permits.confirmed(id);
    const permits = await this.permits.of(id);
    if (!plan || permits.length === 0) return EMPTY;
    const today = civilDateOf(now());
    const starts = permits.flatMap(({ filed }) => (filed ? [civilDateOf(filed.filedAt)] : []));
    const origin = [civilDateOf(plan.confirmedAt), ...starts].sort()[0] as string;
    const line = new WorkdayLine(this.deadlines.calendar, origin);
    const terms = await this.termsOf(permits, line);
    const day = { confirmed: line.numberOf(civilDateOf(plan.confirmedAt)), today: line.numberOf(today) };
    const spans = permitChart(terms, day);
    const mayFile = actionsFor(agencyLifecycle, read.record.state, read.capacities).includes('file');
    const rows = spans.flatMap((span) => {
      const permit = permits.find(({ itemKey }) => itemKey === span.itemKey);
      return permit
        ? [{ ...permitRow(permit, permits, span, line), mayFile: mayFile && mayBeFiled(permit, permits) }]
        : [];
    });
    const days = Math.max(day.today, ...spans.map(({ to }) => to));
    const to = line.dateOf(days);
    return { rows, from: origin, to, days, today: day.today, provisional: line.isProvisional(to) };
  }

  /** The permits on the line of working days. A promise that stands still, or none yet, gives no last day. */
  private async termsOf(permits: readonly PlannedPermit[], line: WorkdayLine) {
    const promises = await this.timers.promises(permits.flatMap(({ filed }) => filed?.caseId ?? []));
    return permits.map((permit) => {
      const { item, filed } = permit;
      const due = (promises.get(filed?.caseId ?? 0) ?? []).find(
        ({ kind }) => kind === 'DECISION_COMMITTED' || kind === 'INSTANT_CASE',
      )?.dueDate;
      const settled = settledAt(permit);
      return {
        itemKey: item.itemKey,
        after: item.after,
        prepare: item.prepareWorkdays,
        workdays: item.workdays,
        filedOn: filed && line.numberOf(civilDateOf(filed.filedAt)),
        dueOn: due ? line.numberOf(due) : null,
        settledOn: settled && line.numberOf(civilDateOf(settled)),
      };
    });
  }

  private planView(row: AgencyPlanRow, editors: ReadonlyMap<number, PlanView['editedBy']>): PlanView {
    const { needs, items } = this.permits.contentOf(row);
    const counted = civilDateOf(row.answeredAt ?? row.sentAt ?? now());
    const { days, endsOn, provisional } = expectedDays(items, counted, this.deadlines.calendar);
    return {
      no: row.no,
      state: row.state,
      stateLabel: PLAN_STATE_LABELS[row.state],
      edition: row.edition,
      needs,
      items: items.map((item) => ({
        ...item,
        after: [...item.after],
        materials: [...item.materials],
        ...(days.get(item.itemKey) ?? { from: counted, to: counted, critical: false }),
      })),
      endsOn,
      provisional,
      editedBy: editors.get(row.editedBy) ?? null,
      editedAt: row.editedAt.toISOString(),
      sentAt: row.sentAt?.toISOString() ?? null,
      answeredAt: row.answeredAt?.toISOString() ?? null,
      words: row.words && this.cipher.open(row.words),
    };
  }

  private async editors(rows: readonly AgencyPlanRow[]): Promise<Map<number, PlanView['editedBy']>> {
    if (rows.length === 0) return new Map();
    const ids = [...new Set(rows.map(({ editedBy }) => editedBy))];
    const marks = await this.database.rows<{ id: number; workNo: string; name: string }>(
      'SELECT id, work_no AS workNo, name FROM staff WHERE id IN (?)',
      [ids],
    );
    return new Map(marks.map(({ id, ...mark }) => [id, mark]));
  }
}

const mayBeFiled = (permit: PlannedPermit, permits: readonly PlannedPermit[]): boolean =>
  filingRefusal(permit, permits, (key) => key) === null;

/** One line of the chart. */
function permitRow(
  permit: PlannedPermit,
  permits: readonly PlannedPermit[],
  span: PermitSpan,
  line: WorkdayLine,
): Omit<PermitRow, 'mayFile'> {
  const { item, filed } = permit;
  const stage = permitStage(permit, permits);
  const settled = settledAt(permit);
  return {
    itemKey: item.itemKey,
    name: item.name,
    department: item.department,
    caseNumber: filed?.number ?? null,
    stage,
    stageLabel: PERMIT_STAGE_WORDS[stage].label,
    acts: PERMIT_STAGE_WORDS[stage].acts,
    after: [...item.after],
    from: filed ? civilDateOf(filed.filedAt) : line.dateOf(span.from),
    to: settled ? civilDateOf(settled) : line.dateOf(span.to),
    planned: filed === null,
    fromDay: span.from,
    toDay: span.to,
    slack: span.slack,
    critical: span.critical,
    late: span.late && latenessWords(span.late, item.department),
  };
}

/** When a permit was decided, or came to nothing; null while neither is so. */
function settledAt(permit: PlannedPermit): Date | null {
  const { filed } = permit;
  return filed && isSettled(permit) ? (filed.decidedAt ?? filed.settledAt) : null;
}

function mayEdit({ record, capacities, asStaff }: ReadRecord): boolean {
  const actions = actionsFor(agencyLifecycle, record.state, capacities);
  return asStaff && (actions.includes('beginPlan') || actions.includes('sendPlan'));
}
