import { SPECIAL_PROCEDURE_LABELS, type SpecialProcedure } from 'shared-types/casework.states';
import type { Centre } from '../directory/centre.config';
import type { ServiceItem } from '../directory/service-items.config';
import type { PaperText } from '../kernel/documents/documents';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { civilDateOf, formatChineseWithYear } from '../kernel/time/civil-date';

interface Subject {
  readonly centre: Centre;
  readonly record: RecordRow;
  readonly item: ServiceItem;
  /** The applicant, masked. */
  readonly applicant: string;
}

interface FirstContact extends Subject {
  readonly missing: readonly string[];
  readonly corrections: readonly string[];
  /** The last day to bring it. */
  readonly dueDate: string;
  readonly afterAcceptance: boolean;
  readonly firstResponsible: string;
  readonly handler: string;
}

/** 《首接负责制告知单》: everything that is missing or wrong, where to bring it, until when, and who answers for it. */
export function firstContactNotice(notice: FirstContact): PaperText {
  const { centre, record, item, applicant, missing, corrections, dueDate, afterAcceptance, firstResponsible, handler } =
    notice;
  const effect = afterAcceptance
    ? '补齐之前不计入办理期限；逾期未补的，由工作人员与您联系后决定延长或退件。'
    : '补齐后当场受理，办理期限从受理时起算；逾期未补的，由工作人员与您联系后决定延长或退件。';
  return {
    to: applicant,
    issuer: centre.name,
    blocks: [
      { text: `您申请办理的“${item.name}”，经核对需要补正。现将需要补正的全部内容一次告知如下。` },
      {
        facts: [
          ['收件编号', record.number],
          ['申请日期', formatChineseWithYear(civilDateOf(record.createdAt))],
          ['审批部门', item.authority],
        ],
      },
      ...listOf('缺少的材料', materialLines(item, missing)),
      ...listOf('需要更正的内容', corrections),
      {
        facts: [
          ['补正期限', `${formatChineseWithYear(dueDate)}前`],
          ['提交方式', `${centre.sites[0]?.name ?? centre.name}窗口、驿站，或由代办员上门收取`],
          ['依据', '《中华人民共和国行政许可法》第三十二条；本事项办事指南'],
          ['首接责任人', firstResponsible],
          ['经办人', handler],
          ['咨询电话', centre.phones.hotline],
          ['投诉电话', centre.phones.complaints],
        ],
      },
      { text: effect },
      { text: '申请人签收：                                签收日期：' },
    ],
  };
}

interface Special extends Subject {
  readonly procedure: SpecialProcedure;
  readonly workdays: number;
  readonly reason: string;
}

/** 特别程序告知书: what is done, how long it takes, and that its time is not counted (行政许可法 art. 45). */
export const specialProcedureNotice = ({
  centre,
  record,
  item,
  applicant,
  procedure,
  workdays,
  reason,
}: Special): PaperText => ({
  to: applicant,
  issuer: centre.name,
  blocks: [
    {
      text: `您申请办理的“${item.name}”（编号 ${record.number}），依法需要进行${SPECIAL_PROCEDURE_LABELS[procedure]}。`,
    },
    {
      facts: [
        ['事由', reason],
        ['所需时间', `${workdays} 个工作日`],
        ['依据', '《中华人民共和国行政许可法》第四十五条，所需时间不计入办理期限'],
        ['咨询电话', centre.phones.hotline],
      ],
    },
  ],
});

interface Extension extends Subject {
  readonly workdays: number;
  readonly approvedBy: string;
  readonly reason: string;
  readonly dueDate: string | null;
}

/** 延期告知书: the reason for taking longer, who approved it, and the new last day (行政许可法 art. 42). */
export const extensionNotice = (extension: Extension): PaperText => {
  const { centre, record, item, applicant, workdays, approvedBy, reason, dueDate } = extension;
  return {
    to: applicant,
    issuer: centre.name,
    blocks: [
      { text: `您申请办理的“${item.name}”（编号 ${record.number}），在原期限内不能作出决定，经批准延长。` },
      {
        facts: [
          ['延长', `${workdays} 个工作日`],
          ...(dueDate === null ? [] : [['新的期限', `${formatChineseWithYear(dueDate)}前`] as const]),
          ['理由', reason],
          ['批准人', approvedBy],
          ['依据', '《中华人民共和国行政许可法》第四十二条'],
          ['咨询电话', centre.phones.hotline],
        ],
      },
    ],
  };
};

interface Receipt extends Subject {
  readonly certificateNo: string | null;
  /** Who came for the applicant, masked; null when it was they themselves. */
  readonly proxy: string | null;
  readonly handler: string;
  readonly at: Date;
}

/** 送达回证: what was handed over, to whom, by whom. */
export const deliveryReceipt = ({ centre, record, item, applicant, certificateNo, proxy, handler, at }: Receipt) => ({
  to: applicant,
  issuer: centre.name,
  blocks: [
    { text: `您申请办理的“${item.name}”（编号 ${record.number}）已办结，结果已当面送达。` },
    {
      facts: [
        ['送达文书', item.result.name],
        ...(certificateNo === null ? [] : [['证件编号', certificateNo] as const]),
        ['送达日期', formatChineseWithYear(civilDateOf(at))],
        ['受送达人', proxy === null ? `${applicant}（本人或经办人）` : `${proxy}（凭委托书代领）`],
        ['身份核对', '已核对身份证件'],
        ['送达人', handler],
      ] as const,
    },
    { text: '受送达人签收：                                签收日期：' },
  ],
});

interface Acceptance extends Subject {
  readonly acceptedAt: Date;
  readonly dueDate: string | null;
  /** Keys of what was received, and of what may follow under tolerance acceptance. */
  readonly materials: readonly string[];
  readonly missing: readonly string[];
}

/** 受理通知书: the dated proof of acceptance, with what was received and the last day of the decision. */
export const acceptanceNotice = (acceptance: Acceptance): PaperText => {
  const { centre, record, item, applicant, acceptedAt, dueDate, materials, missing } = acceptance;
  return {
    to: applicant,
    issuer: centre.name,
    blocks: [
      {
        text: `您申请办理的“${item.name}”，经审查${missing.length > 0 ? '主要材料齐全，容缺' : '材料齐全，予以'}受理。`,
      },
      {
        facts: [
          ['受理编号', record.number],
          ['受理日期', formatChineseWithYear(civilDateOf(acceptedAt))],
          ['审批部门', item.authority],
          ...(dueDate === null ? [] : [['办理期限', `${formatChineseWithYear(dueDate)}前作出决定`] as const]),
          ['咨询电话', centre.phones.hotline],
          ['投诉电话', centre.phones.complaints],
        ],
      },
      ...listOf('收到的材料', materialLines(item, materials)),
      ...listOf('按承诺补齐的材料', materialLines(item, missing)),
    ],
  };
};

interface NonAcceptance extends Subject {
  readonly reason: string;
  /** Where to go instead; null where nobody could accept it. */
  readonly referredTo: string | null;
}

/** 不予受理通知书: the dated written reason, where to go instead, and how to object. */
export const nonAcceptanceNotice = (refusal: NonAcceptance): PaperText => {
  const { centre, record, item, applicant, reason, referredTo } = refusal;
  return {
    to: applicant,
    issuer: centre.name,
    blocks: [
      { text: `您申请办理的“${item.name}”（编号 ${record.number}），本中心不予受理。` },
      {
        facts: [
          ['理由', reason],
          ...(referredTo === null ? [] : [['应向哪里申请', referredTo] as const]),
          ['依据', '《中华人民共和国行政许可法》第三十二条'],
          ['咨询电话', centre.phones.hotline],
          ['投诉电话', centre.phones.complaints],
        ],
      },
      { text: '对不予受理有异议的，可以依法申请行政复议或者提起行政诉讼。' },
    ],
  };
};

/** 撤销决定书: a decision taken back by law, with the reason and how to object (行政许可法 art. 69). */
export const revocationDecision = ({
  centre,
  record,
  item,
  applicant,
  reason,
}: Subject & { readonly reason: string }) => ({
  to: applicant,
  issuer: centre.name,
  blocks: [
    { text: `“${item.name}”（编号 ${record.number}）的决定已依法撤销。` },
    {
      facts: [
        ['理由', reason],
        ['审批部门', item.authority],
        ['依据', '《中华人民共和国行政许可法》第六十九条'],
        ['咨询电话', centre.phones.hotline],
      ] as const,
    },
    { text: '对撤销有异议的，可以依法申请行政复议或者提起行政诉讼；合法权益受到损害的，依法给予赔偿。' },
  ],
});

interface CustodyMove extends Subject {
  /** Keys of the materials. */
  readonly materials: readonly string[];
  readonly to: string;
  readonly handler: string;
}

/** 材料交接清单: what changes hands, signed by both sides. */
export const custodyList = ({ centre, record, item, materials, to, handler }: CustodyMove): PaperText => ({
  to,
  issuer: centre.name,
  blocks: [
    { text: `“${item.name}”（编号 ${record.number}）的下列材料移交${to}。` },
    ...listOf('材料', materialLines(item, materials)),
    { facts: [['交出人', handler]] },
    { text: '接收人签收：                                签收日期：' },
  ],
});

/** Name, form, number and source of each, as the guide gives them. */
const materialLines = (item: ServiceItem, keys: readonly string[]): string[] =>
  item.materials
    .filter(({ key }) => keys.includes(key))
    .map(({ name, form, copies, source }) => `${name}（${form} ${copies} 份，${source}）`);

const listOf = (heading: string, items: readonly string[]) => (items.length === 0 ? [] : [{ heading, items }]);
