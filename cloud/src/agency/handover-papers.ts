import { createHash } from 'node:crypto';
import {
  CLIENT_SIGNING_LABELS,
  type ClientSigning,
  type HandoverDirection,
} from 'shared-types/agency-materials.states';
import { MATERIAL_FORM_LABELS } from 'shared-types/dispatch.states';
import type { Strokes } from 'shared-types/drawn-signature';
import type { PaperText } from '../kernel/documents/documents';
import type { PaperBlock } from '../kernel/documents/paper';
import { civilDateOf, clockTimeOf, formatChineseWithYear } from '../kernel/time/civil-date';
import type { HandoverLine } from './agency-materials.entity';
import type { AgencySubject } from './agency-papers';

interface SignedList extends AgencySubject {
  readonly direction: HandoverDirection;
  readonly lines: readonly HandoverLine[];
  readonly hash: string;
  readonly clientSigned: { readonly at: Date; readonly method: ClientSigning; readonly drawing: Strokes | null };
  readonly agentSigned: { readonly at: Date; readonly drawing: Strokes };
}

const OPENINGS: Readonly<Record<HandoverDirection, string>> = {
  IN: '下列材料由客户交给代办员，双方当面逐项核对。注明“用完返还”的，由中心负责保管和返还。',
  OUT: '下列材料由代办员返还客户，双方当面逐项核对，客户已收到。',
};

const moment = (at: Date): string => `${formatChineseWithYear(civilDateOf(at))} ${clockTimeOf(at)}`;

/** One line as a list prints it: name, form, number, pages, condition, and whether it goes back. */
export function lineWords({ name, form, copies, pages, condition, toReturn }: HandoverLine): string {
  const parts = [`${MATERIAL_FORM_LABELS[form]} ${copies} 份`, ...(pages === null ? [] : [`${pages} 页`])];
  const more = [...(condition === null ? [] : [condition]), ...(toReturn ? ['用完返还'] : [])];
  return `${name}（${[...parts, ...more].join('，')}）`;
}

/** 材料交接清单: what went from whom to whom, with both signatures as they were drawn. */
export const handoverList = (list: SignedList): PaperText => ({
  to: list.client,
  issuer: list.centre.name,
  blocks: [
    { text: OPENINGS[list.direction] },
    {
      facts: [
        ['编号', list.record.number],
        ['代办员', list.agent ?? ''],
        ['清单校验码', list.hash],
      ],
    },
    { heading: '材料', items: list.lines.map(lineWords) },
    {
      facts: [
        ['客户签字', moment(list.clientSigned.at)],
        ['签字方式', CLIENT_SIGNING_LABELS[list.clientSigned.method]],
      ],
    },
    ...drawn(list.clientSigned.drawing),
    { facts: [['代办员签字', moment(list.agentSigned.at)]] },
    ...drawn(list.agentSigned.drawing),
    { text: `对清单有异议的，请拨打 ${list.centre.phones.complaints}，或者在小程序“投诉建议”里提出。` },
  ],
});

const drawn = (drawing: Strokes | null): PaperBlock[] => (drawing === null ? [] : [{ drawing }]);

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
