import type { AgencyState } from 'shared-types/agency.states';
import type { HandoverDirection, HandoverState, MoveTarget, PaperKeeper } from 'shared-types/agency-materials.states';
import { conflict, notAllowed, notFound, type Refusal, ruledOut } from '../kernel/errors/refusal';
import { DERIVED } from './agency-progress.rules';

/** States in which the agent takes papers in: from collecting until the last item is decided (handbook 3.1 row 7). */
export const TAKING_IN = [
  'COLLECTING',
  'FILED',
  'IN_APPROVAL',
  'SUPPLEMENTING',
] as const satisfies readonly AgencyState[];

/** States in which papers go back: those, and every way of standing still or ending that may leave some with us. */
export const GIVING_BACK = [
  ...DERIVED,
  'SUSPENDED',
  'WITHDRAWN',
  'TERMINATED',
] as const satisfies readonly AgencyState[];

/** What happens to a case through its 材料交接清单; none of it moves the case on. */
export const handoverActions = {
  listIn: { from: TAKING_IN, to: 'SAME', who: ['HOLDER'], label: '代办员列了材料交接清单，请您核对签字' },
  listOut: { from: GIVING_BACK, to: 'SAME', who: ['HOLDER'], label: '代办员列了材料返还清单，请您核对签字' },
  signList: { from: GIVING_BACK, to: 'SAME', who: ['OWNER', 'HOLDER'], label: '材料交接清单签了字' },
  voidList: { from: GIVING_BACK, to: 'SAME', who: ['HOLDER'], label: '一张材料交接清单已作废' },
} as const;

/** A paper as its moves are judged. */
export interface HeldPaper {
  readonly no: number;
  readonly name: string;
  readonly keeper: PaperKeeper;
  readonly holderStaffId: number | null;
  readonly toReturn: boolean;
  /** True while a move waits to be accepted. */
  readonly onItsWay: boolean;
}

/** What has to go back to its client and has not. */
export const outstanding = <P extends Pick<HeldPaper, 'keeper' | 'toReturn'>>(papers: readonly P[]): P[] =>
  papers.filter(({ keeper, toReturn }) => toReturn && keeper !== 'CLIENT');

export const paperNames = (papers: readonly Pick<HeldPaper, 'name'>[]): string =>
  papers.map(({ name }) => `“${name}”`).join('、');

const some = (
  papers: readonly HeldPaper[],
  fails: (paper: HeldPaper) => boolean,
  refusal: (names: string) => Refusal,
): Refusal | null => {
  const failing = papers.filter(fails);
  return failing.length === 0 ? null : refusal(paperNames(failing));
};

/**
 * Why somebody may not move these papers; null when they may. Whoever has a paper moves it; what lies with a department
 * is fetched by whoever brought it there or by the agent of the case, and by nobody for somebody else.
 */
export function moveRefusal(
  papers: readonly HeldPaper[],
  mover: { readonly staffId: number; readonly isAgent: boolean },
  to: { readonly keeper: MoveTarget; readonly staffId: number | null },
): Refusal | null {
  const mine = ({ holderStaffId }: HeldPaper) => holderStaffId === mover.staffId;
  // A stranger to every one of them learns nothing of the case.
  if (!mover.isAgent && !papers.some(mine)) return notFound();
  return (
    some(
      papers,
      ({ keeper }) => keeper === 'CLIENT',
      (names) => ruledOut('with_client', `${names}已经还给客户`),
    ) ??
    some(
      papers,
      ({ onItsWay }) => onItsWay,
      (names) => conflict('on_its_way', `${names}已经移交，正等对方接收`),
    ) ??
    some(
      papers,
      (paper) => !mine(paper) && !(mover.isAgent && paper.keeper === 'DEPARTMENT'),
      (names) => notAllowed(`${names}不在您手上，请由现在拿着的人移交`),
    ) ??
    some(
      papers,
      ({ keeper }) => keeper === 'DEPARTMENT' && (to.keeper === 'DEPARTMENT' || to.staffId !== mover.staffId),
      (names) => ruledOut('fetch_first', `${names}在审批部门，请取回的人先自己接收`),
    ) ??
    some(
      papers,
      ({ keeper }) => keeper !== 'DEPARTMENT' && to.staffId === mover.staffId,
      () => ruledOut('receiver_is_mover', '移交给自己没有人接收，请填写接收人的工号'),
    )
  );
}

/** Why an agent may not list these papers to be given back; null when they may: only what is in one's own hands is. */
export function returnRefusal(papers: readonly HeldPaper[], staffId: number): Refusal | null {
  return some(
    papers,
    ({ keeper, holderStaffId, onItsWay }) => keeper !== 'AGENT' || holderStaffId !== staffId || onItsWay,
    (names) => ruledOut('not_in_hand', `${names}不在您手上，请先取回再返还`),
  );
}

/** Why a list cannot be signed or given up any more; null while it can. */
export function listRefusal(state: HandoverState): Refusal | null {
  if (state === 'SIGNED') return conflict('list_signed', '这张清单双方已经签字，不用再签');
  return state === 'VOID' ? conflict('list_void', '这张清单已经作废，请刷新后看新的清单') : null;
}

/** What both sides sign, always written the same way, so that its hash stands for it. */
export const signedText = (
  caseNumber: string,
  no: number,
  direction: HandoverDirection,
  content: readonly object[],
): string => JSON.stringify({ caseNumber, no, direction, content });
