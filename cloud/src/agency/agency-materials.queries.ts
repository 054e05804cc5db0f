import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { AgencyMaterialsView, HandoverView, PaperView, PaperWithMe } from 'shared-types/agency-materials.contract';
import {
  CLIENT_SIGNING_LABELS,
  HANDOVER_DIRECTION_LABELS,
  HANDOVER_STATE_LABELS,
  PAPER_KEEPER_LABELS,
  type PaperKeeper,
} from 'shared-types/agency-materials.states';
import { MATERIAL_FORM_LABELS, type MaterialForm } from 'shared-types/dispatch.states';
import { Database } from '../kernel/database/database';
import { actionsFor } from '../kernel/lifecycle/lifecycle.rules';
import { type ReadRecord, RecordViews } from '../kernel/lifecycle/record-views';
import type { Person, Staff } from '../kernel/session/actor';
import { agencyLifecycle } from './agency.rules';
import type { AgencyHandoverRow, AgencyMaterialMoveRow } from './agency-materials.entity';
import { outstanding, returnRefusal } from './agency-materials.rules';
import { ClientCodes } from './client-codes';
import { type BookedPaper, MaterialBook } from './material-book';

type Names = ReadonlyMap<number, string>;

interface Line {
  readonly name: string;
  readonly form: MaterialForm;
  readonly copies: number;
  readonly pages: number | null;
  readonly condition: string | null;
  readonly toReturn: boolean;
}

const paperOf = ({ name, form, copies, pages, condition, toReturn }: Line) => ({
  name,
  form,
  formLabel: MATERIAL_FORM_LABELS[form],
  copies,
  pages,
  condition,
  toReturn,
});

/** In whose hands a paper is: 保管柜（李某，工号 0012）, 审批部门（消防科 王某）, 客户. */
function whereWords(keeper: PaperKeeper, staff: string | undefined, place: string | null): string {
  const who = keeper === 'DEPARTMENT' ? place : keeper === 'CLIENT' ? null : staff;
  return `${PAPER_KEEPER_LABELS[keeper]}${who ? `（${who}）` : ''}`;
}

/** What the screens of a case's materials read. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AgencyMaterialsQueries {
  @Inject()
  database!: Database;

  @Inject()
  views!: RecordViews;

  @Inject()
  book!: MaterialBook;

  @Inject()
  codes!: ClientCodes;

  /** Lists and papers for whoever may read the case. @throws 404 for everybody else */
  async view(number: string, person: Person): Promise<AgencyMaterialsView> {
    const read = await this.views.read('AGENCY_CASE', number, person);
    const { id, state, version } = read.record;
    const offered = actionsFor(agencyLifecycle, state, read.capacities);
    const [papers, lists] = [await this.book.papers(id), await this.book.lists(id)];
    const moves = await this.book.moves(papers);
    const names = await this.namesOf([
      ...papers.map(({ holderStaffId }) => holderStaffId),
      ...moves.flatMap(({ fromStaffId, toStaffId }) => [fromStaffId, toStaffId]),
      ...lists.map(({ draftedBy }) => draftedBy),
    ]);
    const listOpen = lists.some((list) => list.state === 'OPEN');
    const shown = papers.map((paper) => this.paper(paper, moves, names, read, person));
    const mayList = (action: 'listIn' | 'listOut') => offered.includes(action) && !listOpen;
    return {
      version,
      mayDraft: [
        ...(mayList('listIn') ? (['IN'] as const) : []),
        ...(mayList('listOut') && shown.some(({ mayReturn }) => mayReturn) ? (['OUT'] as const) : []),
      ],
      handovers: lists.map((list) => this.list(list, names, read, offered)),
      papers: shown,
      outstanding: outstanding(papers).length,
    };
  }

  /** What is in the reader's hands, or waits to be accepted by them. */
  async withMe({ staff }: Staff): Promise<PaperWithMe[]> {
    const rows = await this.database.rows<
      Omit<Line, 'toReturn'> & {
        caseNumber: string;
        no: number;
        toReturn: number;
        fromStaffId: number | null;
        waiting: number;
      }
    >(
      `SELECT r.number AS caseNumber, m.no, m.name, m.form, m.copies, m.pages, m.\`condition\`, m.to_return AS toReturn,
              v.from_staff_id AS fromStaffId, v.id IS NOT NULL AS waiting
         FROM agency_material m JOIN record r ON r.id = m.agency_id
         LEFT JOIN agency_material_move v ON v.material_id = m.id AND v.state = 'PENDING' AND v.to_staff_id = ?
        WHERE v.id IS NOT NULL OR (m.holder_staff_id = ? AND m.keeper <> 'CLIENT')
        ORDER BY v.id IS NULL, m.id LIMIT 100`,
      [staff.id, staff.id],
    );
    const names = await this.namesOf(rows.map(({ fromStaffId }) => fromStaffId));
    return rows.map((row) => ({
      ...paperOf({ ...row, toReturn: row.toReturn === 1 }),
      caseNumber: row.caseNumber,
      no: row.no,
      from: names.get(row.fromStaffId ?? 0) ?? '',
      waiting: row.waiting === 1,
    }));
  }

  private list(
    row: AgencyHandoverRow,
    names: Names,
    { asStaff, capacities }: ReadRecord,
    offered: readonly string[],
  ): HandoverView {
    const open = row.state === 'OPEN';
    const own = !asStaff;
    const signed = own ? row.clientSignedAt : row.agentSignedAt;
    return {
      no: row.no,
      direction: row.direction,
      directionLabel: HANDOVER_DIRECTION_LABELS[row.direction],
      state: row.state,
      stateLabel: HANDOVER_STATE_LABELS[row.state],
      lines: row.content.map(paperOf),
      hash: row.hash,
      draftedBy: names.get(row.draftedBy) ?? '',
      draftedAt: row.draftedAt.toISOString(),
      clientSignedAt: row.clientSignedAt?.toISOString() ?? null,
      clientMethod: row.clientMethod,
      clientMethodLabel: row.clientMethod && CLIENT_SIGNING_LABELS[row.clientMethod],
      agentSignedAt: row.agentSignedAt?.toISOString() ?? null,
      voidReason: row.voidReason,
      documentNumber: row.documentNumber,
      code: open && own && row.clientSignedAt === null ? this.codes.of('handover', `${row.id}:${row.hash}`) : null,
      maySign: open && signed === null && offered.includes('signList') && (own || capacities.includes('HOLDER')),
      mayVoid: open && offered.includes('voidList'),
    };
  }

  private paper(
    paper: BookedPaper,
    moves: readonly AgencyMaterialMoveRow[],
    names: Names,
    { asStaff, capacities }: ReadRecord,
    { staff }: Person,
  ): PaperView {
    const chain = moves.filter(({ materialId }) => materialId === paper.id);
    const waiting = chain.find(({ state }) => state === 'PENDING');
    const at = (keeper: PaperKeeper, staffId: number | null, place: string | null) =>
      whereWords(keeper, names.get(staffId ?? 0), place);
    const me = asStaff ? (staff?.id ?? null) : null;
    const isAgent = capacities.includes('HOLDER');
    const mine = me !== null && paper.holderStaffId === me;
    return {
      ...paperOf(paper),
      no: paper.no,
      keeper: paper.keeper,
      where: at(paper.keeper, paper.holderStaffId, paper.place),
      since: paper.since.toISOString(),
      onItsWayTo: waiting ? at(waiting.toKeeper, waiting.toStaffId, null) : null,
      chain: chain.map((move) => ({
        at: move.at.toISOString(),
        from: at(move.fromKeeper, move.fromStaffId, null),
        to: at(move.toKeeper, move.toStaffId, move.place),
        state: move.state,
        answeredAt: move.answeredAt?.toISOString() ?? null,
      })),
      mayMove:
        paper.keeper !== 'CLIENT' && !waiting && (mine || (me !== null && isAgent && paper.keeper === 'DEPARTMENT')),
      mayReturn: me !== null && isAgent && returnRefusal([paper], me) === null,
      mayAccept: me !== null && waiting?.toStaffId === me,
    };
  }

  private async namesOf(ids: readonly (number | null)[]): Promise<Names> {
    const wanted = [...new Set(ids.flatMap((id) => id ?? []))];
    if (wanted.length === 0) return new Map();
    const rows = await this.database.rows<{ id: number; name: string; workNo: string }>(
      'SELECT id, name, work_no AS workNo FROM staff WHERE id IN (?)',
      [wanted],
    );
    return new Map(rows.map(({ id, name, workNo }) => [id, `${name}，工号 ${workNo}`]));
  }
}
