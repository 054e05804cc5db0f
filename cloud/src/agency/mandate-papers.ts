import { MANDATE_ACT_LABELS, type MandateAct } from 'shared-types/mandate.states';
import { SIGNING_CAPACITY_LABELS, SIGNING_METHOD_LABELS, SIGNING_PARTY_LABELS } from 'shared-types/signing.states';
import type { Centre } from '../directory/centre.config';
import type { PaperText } from '../kernel/documents/documents';
import type { PaperBlock } from '../kernel/documents/paper';
import type { OpenedSignature } from '../kernel/documents/signatures';
import { civilDateOf, clockTimeOf, formatChineseWithYear } from '../kernel/time/civil-date';

/** The client as papers name them. */
export interface Principal {
  readonly name: string;
  /** 统一社会信用代码, or 身份证号 with its middle covered. */
  readonly identity: string;
  /** Who signs for it, with their capacity. */
  readonly signer: string;
}

/** What a mandate says (民法典 art. 165). */
export interface MandateTerms {
  readonly centre: Centre;
  readonly principal: Principal;
  readonly caseNumber: string;
  readonly itemNames: readonly string[];
  readonly acts: readonly MandateAct[];
  readonly reserved: readonly string[];
  readonly agent: { readonly name: string; readonly workNo: string };
  readonly substitution: boolean;
  readonly from: string;
  readonly until: string;
}

const SUBSTITUTION = {
  true: '委托人同意：经办人因请假、调岗等不能继续办理时，中心可以更换本中心的其他代办员，并在更换时告知委托人。',
  false: '委托人不同意更换经办人。确需更换的，应当事先取得委托人对具体人选的同意。',
} as const;

/** 授权委托书. */
export const mandatePaper = (terms: MandateTerms): PaperText => ({
  to: terms.centre.name,
  issuer: terms.principal.name,
  blocks: [
    { text: '委托人依据《中华人民共和国民法典》第一百六十一条、第一百六十五条，授权受托人以委托人名义办理下列事项。' },
    ...bodyOf(terms),
  ],
});

interface Renewal extends MandateTerms {
  /** The mandate it continues, and that one's last day. */
  readonly continues: { readonly number: string; readonly until: string };
}

/** 续办委托书: continues an earlier mandate for another term. */
export const renewalPaper = (terms: Renewal): PaperText => ({
  to: terms.centre.name,
  issuer: terms.principal.name,
  blocks: [
    {
      text: `委托人原授权委托（编号 ${terms.continues.number}）的期限到${formatChineseWithYear(terms.continues.until)}为止。事项尚未办结，委托人继续授权受托人办理，原《服务协议》继续有效。`,
    },
    ...bodyOf(terms),
  ],
});

function bodyOf(terms: MandateTerms): PaperBlock[] {
  const { centre, principal, caseNumber, itemNames, acts, reserved, agent, substitution, from, until } = terms;
  return [
    {
      facts: [
        ['委托人', principal.name],
        ['证件号码', principal.identity],
        ['签署人', principal.signer],
        ['受托人', centre.name],
        ['经办人', `${agent.name}（工号 ${agent.workNo}）`],
        ['代办编号', caseNumber],
        ['委托期限', `${formatChineseWithYear(from)}至${formatChineseWithYear(until)}（含当日）`],
      ],
    },
    { heading: '委托事项', items: itemNames },
    { heading: '委托权限', items: acts.map((act) => MANDATE_ACT_LABELS[act]) },
    { heading: '不在委托之列', items: reserved },
    { heading: '更换经办人', items: [SUBSTITUTION[`${substitution}`]] },
    {
      heading: '撤销和终止',
      items: [
        '委托人可以随时撤销委托，撤销自中心收到时起生效；在手机上撤销的，当即生效。',
        '期限届满、事项办结、撤销委托或法律规定的其他情形出现时，委托终止（民法典第一百七十三条）。',
        '委托终止后，受托人不得再以委托人名义办理；没有权限、超越权限或终止后所为的行为，未经委托人追认，对委托人不发生效力（民法典第一百七十一条）。',
      ],
    },
    { text: '本委托书以电子方式签署，签署人、时间和文件校验码记载在《签署记录》上。' },
  ];
}

interface SigningRecord {
  readonly centre: Centre;
  readonly principal: string;
  readonly papers: readonly {
    readonly id: number;
    readonly title: string;
    readonly number: string;
    readonly hash: string;
  }[];
  readonly signatures: readonly OpenedSignature[];
}

/** 签署记录: a sheet of its own that shows who signed what and how; the signed files themselves are never touched. */
export const signingRecord = ({ centre, principal, papers, signatures }: SigningRecord): PaperText => ({
  to: principal,
  issuer: centre.name,
  blocks: [
    {
      text: '下列文书已由双方电子签署。各文书的电子文件自签署前首次出示起原样保存，校验码（SHA-256）如下；文件有任何改动，校验码即不相符。',
    },
    ...papers.flatMap((paper) => [
      {
        facts: [
          ['文书', `《${paper.title}》${paper.number}`],
          ['校验码', paper.hash],
        ] as const,
      },
      ...signatures.filter(({ documentId }) => documentId === paper.id).flatMap(signatureBlocks),
    ]),
    { text: '依据：《中华人民共和国电子签名法》第十三条、第十四条；《国务院关于在线政务服务的若干规定》第八条。' },
  ],
});

function signatureBlocks({ party, capacity, name, method, signedAt, drawing }: OpenedSignature): PaperBlock[] {
  const day = formatChineseWithYear(civilDateOf(signedAt));
  const facts: PaperBlock = {
    facts: [
      [SIGNING_PARTY_LABELS[party], `${name}（${SIGNING_CAPACITY_LABELS[capacity]}）`],
      ['签署时间', `${day} ${clockTimeOf(signedAt)}`],
      ['签署方式', SIGNING_METHOD_LABELS[method]],
    ],
  };
  return drawing === null ? [facts] : [facts, { drawing }];
}
