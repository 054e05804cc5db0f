import {
  MATERIAL_CUSTODY_LABELS,
  type MaterialCustody,
  TERMINATION_GROUND_LABELS,
  type TerminationGround,
} from 'shared-types/agency.states';
import { MATERIAL_BRINGER_LABELS } from 'shared-types/agency-plan.states';
import type { Centre } from '../directory/centre.config';
import type { PaperText } from '../kernel/documents/documents';
import type { PaperBlock } from '../kernel/documents/paper';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { type CivilDate, civilDateOf, formatChineseWithYear } from '../kernel/time/civil-date';
import type { PlanContent, PlanItem } from './agency-plan.rules';

/** What every paper of an agency case names. */
export interface AgencySubject {
  readonly centre: Centre;
  readonly record: RecordRow;
  readonly modeLabel: string;
  /** The client: an enterprise by its name, a person masked. */
  readonly client: string;
  /** The agent with the work number; null before there is one. */
  readonly agent: string | null;
}

const paper = ({ centre, client }: AgencySubject, blocks: readonly PaperBlock[]): PaperText => ({
  to: client,
  issuer: centre.name,
  blocks,
});

const facts = ({ centre, record, modeLabel, agent }: AgencySubject, more: readonly (readonly [string, string])[]) => ({
  facts: [
    ['编号', record.number] as const,
    ['服务方式', modeLabel] as const,
    ...(agent === null ? [] : [['代办员', agent] as const]),
    ...more,
    ['咨询电话', centre.phones.hotline] as const,
    ['投诉电话', centre.phones.complaints] as const,
  ],
});

/** 帮办代办受理单: what was accepted, and that it is free of charge and changes nothing of who applies. */
export const acceptanceForm = (subject: AgencySubject & { readonly items: readonly string[] }): PaperText =>
  paper(subject, [
    { text: `您申请的${subject.modeLabel}，中心已受理。` },
    facts(subject, [['受理日期', formatChineseWithYear(civilDateOf(subject.record.changedAt))]]),
    { heading: '您要办的事项', items: subject.items },
    { text: '帮办代办不收取任何费用。您仍是各事项的申请人，请对提供材料的真实性负责。' },
  ]);

interface Planned extends AgencySubject, PlanContent {
  /** The version of the plan. */
  readonly no: number;
}

const orderOf = ({ after }: PlanItem, items: readonly PlanItem[]): string =>
  after.length === 0
    ? '可以先办，与其他事项并联'
    : `在${after.map((key) => `“${items.find(({ itemKey }) => itemKey === key)?.name ?? key}”`).join('、')}之后`;

const limitOf = ({ workdays }: PlanItem): string => (workdays === 0 ? '当日办结' : `承诺 ${workdays} 个工作日`);

/** 需求梳理单: the items, their order, their departments and materials. */
export const requirementList = (planned: Planned): PaperText =>
  paper(planned, [
    { text: `根据与您的沟通，现将您的需求梳理如下（第 ${planned.no} 版）。` },
    facts(planned, [['您的需求', planned.needs]]),
    {
      heading: '要办的事项和先后顺序',
      items: planned.items.map(
        (item) => `${item.name}（${item.situationName}），${item.department}，${orderOf(item, planned.items)}`,
      ),
    },
    ...planned.items.map((item) => ({
      heading: `“${item.name}”的材料`,
      items: item.materials.map(
        ({ name, form, copies, required }) => `${name}（${form} ${copies} 份${required ? '' : '，可以不交'}）`,
      ),
    })),
  ]);

interface Dated extends Planned {
  /** The days each item is expected to be filed and decided on, by its key. */
  readonly days: ReadonlyMap<string, { readonly from: CivilDate; readonly to: CivilDate }>;
  readonly endsOn: CivilDate;
}

/** 服务方案: who brings what, when each item is filed and decided, and when all of it is done. */
export const servicePlan = (dated: Dated): PaperText =>
  paper(dated, [
    { text: `按照您的需求，拟定服务方案如下（第 ${dated.no} 版），请您确认；要改的地方可以退回并写明。` },
    facts(dated, [['预计全部办成', `${formatChineseWithYear(dated.endsOn)}前后`]]),
    ...dated.items.map((item) => ({ heading: item.name, items: planLines(item, dated) })),
    { text: '日期按今天确认方案、材料按时备齐估算；审批时限从受理时起算，补正和特别程序的时间不计入。' },
  ]);

function planLines(item: PlanItem, { items, days }: Dated): string[] {
  const dates = days.get(item.itemKey);
  const brought = (by: 'CLIENT' | 'AGENT') => {
    const names = item.materials.filter((material) => material.by === by).map(({ name }) => name);
    return names.length === 0 ? [] : [`${MATERIAL_BRINGER_LABELS[by]}：${names.join('、')}`];
  };
  return [
    `顺序：${orderOf(item, items)}`,
    `审批部门：${item.department}，${limitOf(item)}`,
    ...(dates ? [`预计${formatChineseWithYear(dates.from)}递交，${formatChineseWithYear(dates.to)}前有结果`] : []),
    ...brought('CLIENT'),
    ...brought('AGENT'),
    ...(item.note ? [`说明：${item.note}`] : []),
  ];
}

/** What the centre holds of the client's and gives back; nothing where it holds none. */
const papersHeld = (papers: readonly string[]): PaperBlock[] =>
  papers.length === 0 ? [] : [{ heading: '中心手里、要返还您的材料', items: papers }];

/** 帮办代办中止单: why it stands still, and what becomes of the materials. */
export const suspensionForm = (
  subject: AgencySubject & {
    readonly reason: string;
    readonly custody: MaterialCustody;
    /** Papers that have to go back to the client. */
    readonly papers: readonly string[];
  },
): PaperText =>
  paper(subject, [
    { text: `您的${subject.modeLabel}从今天起中止。需要恢复时，由您或者代办员提出，从中止的地方接着办。` },
    facts(subject, [
      ['中止原因', subject.reason],
      ['材料', MATERIAL_CUSTODY_LABELS[subject.custody]],
    ]),
    ...papersHeld(subject.papers),
    { text: '已经递交审批部门的事项不受中止影响，仍按承诺时限办理。' },
  ]);

interface Termination extends AgencySubject {
  readonly ground: TerminationGround;
  readonly reason: string;
  /** Cases that go on with their departments. */
  readonly unfinished: readonly string[];
  /** Papers that have to go back to the client. */
  readonly papers: readonly string[];
}

/** 帮办代办终止单: the ground, the reason, what goes on without the agent, and where to object. */
export const terminationForm = (ended: Termination): PaperText =>
  paper(ended, [
    { text: `您的${ended.modeLabel}从今天起终止，代办员不再代表您或者陪同您办理。` },
    facts(ended, [
      ['终止依据', TERMINATION_GROUND_LABELS[ended.ground]],
      ['说明', ended.reason],
    ]),
    ...(ended.unfinished.length === 0
      ? []
      : [{ heading: '已经递交、仍在办理的事项（您可以自己继续跟进）', items: ended.unfinished }]),
    ...papersHeld(ended.papers),
    {
      text: `对终止有异议的，可以在小程序“投诉建议”里提出，或者拨打 ${ended.centre.phones.complaints}，由中心主管复核后答复您；您也可以自己到窗口申请各事项。`,
    },
  ]);

/** 帮办代办办结单: what became of each item. */
export const closingForm = (
  subject: AgencySubject & { readonly outcomes: readonly string[]; readonly note: string | null },
): PaperText =>
  paper(subject, [
    { text: `您的${subject.modeLabel}已办结。` },
    facts(subject, subject.note === null ? [] : [['说明', subject.note]]),
    ...(subject.outcomes.length === 0 ? [] : [{ heading: '各事项的结果', items: subject.outcomes }]),
    { text: '中心会回访您。对服务有意见的，可以在小程序“投诉建议”里提出。' },
  ]);
