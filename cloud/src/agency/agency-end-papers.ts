import {
  CALLBACK_ASPECT_LABELS,
  CALLBACK_OUTCOME_LABELS,
  type CallbackAspect,
  type CallbackOutcome,
  IDENTITY_CHECK_LABELS,
  type IdentityCheck,
} from 'shared-types/agency-end.states';
import type { PaperText } from '../kernel/documents/documents';
import { civilDateOf, clockTimeOf, formatChineseWithYear } from '../kernel/time/civil-date';
import type { AgencySubject } from './agency-papers';

interface Receipt extends AgencySubject {
  readonly items: readonly string[];
  /** Masked. */
  readonly receiver: string;
  readonly checked: IdentityCheck;
  readonly at: Date;
}

const moment = (at: Date): string => `${formatChineseWithYear(civilDateOf(at))} ${clockTimeOf(at)}`;

/** 送达回证 of results the agent brought: what, to whom, when, and how their identity was checked. */
export const agencyReceipt = ({ client, centre, record, agent, items, receiver, checked, at }: Receipt): PaperText => ({
  to: client,
  issuer: centre.name,
  blocks: [
    { text: `您委托办理的事项（编号 ${record.number}）的下列结果，已由代办员当面送达。` },
    { heading: '送达的结果', items },
    {
      facts: [
        ['受送达人', receiver],
        ['身份核对', IDENTITY_CHECK_LABELS[checked]],
        ['送达时间', moment(at)],
        ['送达人', agent ?? ''],
      ],
    },
  ],
});

/** One call as the 回访记录 prints it. */
export interface RecordedCall {
  readonly at: Date;
  readonly by: string;
  readonly outcome: CallbackOutcome;
  readonly satisfaction: string | null;
  readonly aspects: readonly CallbackAspect[];
  readonly words: string;
}

/** 回访记录: every try, and what the client said. */
export const callbackRecord = (subject: AgencySubject & { readonly calls: readonly RecordedCall[] }): PaperText => ({
  to: subject.client,
  issuer: subject.centre.name,
  blocks: [
    { text: `${subject.modeLabel}（编号 ${subject.record.number}）办结后的回访记录如下，回访人不是经办的代办员。` },
    ...subject.calls.map(({ at, by, outcome, satisfaction, aspects, words }) => ({
      facts: [
        ['回访时间', moment(at)] as const,
        ['回访人', by] as const,
        ['结果', CALLBACK_OUTCOME_LABELS[outcome]] as const,
        ...(satisfaction === null ? [] : [['满意度', satisfaction] as const]),
        ...(aspects.length === 0
          ? []
          : [['说到的方面', aspects.map((aspect) => CALLBACK_ASPECT_LABELS[aspect]).join('、')] as const]),
        ['情况', words] as const,
      ],
    })),
  ],
});

interface IndexLine {
  readonly title: string;
  readonly number: string;
  readonly issuedAt: Date;
  readonly hash: string;
}

/** 归档目录: every paper of the volume with its number, its day and its SHA-256. */
export const archiveIndex = (subject: AgencySubject & { readonly papers: readonly IndexLine[] }): PaperText => ({
  to: subject.client,
  issuer: subject.centre.name,
  blocks: [
    { text: `${subject.modeLabel}（编号 ${subject.record.number}）的下列文书已核对齐全，归入电子档案。` },
    {
      heading: '目录',
      items: subject.papers.map(
        ({ title, number, issuedAt, hash }) =>
          `《${title}》${number}，${formatChineseWithYear(civilDateOf(issuedAt))}，校验码 ${hash}`,
      ),
    },
    { text: '校验码为各文书内容的 SHA-256；经双方电子签署的文书，为所签 PDF 的 SHA-256。归档后只能补充，不能改动。' },
  ],
});
