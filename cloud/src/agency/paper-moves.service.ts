import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type MoveTarget, PAPER_KEEPER_LABELS } from 'shared-types/agency-materials.states';
import type { Role } from 'shared-types/identity.states';
import type { InputOf } from 'shared-types/routes';
import { PersonDirectory, type StaffCard } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { conflict, invalidInput, notFound } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import type { Staff } from '../kernel/session/actor';
import { AgencyMaterialMoveRow, AgencyMaterialRow } from './agency-materials.entity';
import { moveRefusal, paperNames } from './agency-materials.rules';
import { type BookedPaper, MaterialBook } from './material-book';

type Move = InputOf<'POST /agency-cases/:number/paper-moves'>['body'];
type Answer = InputOf<'POST /agency-cases/:number/paper-answers'>['body'];

/** Who may receive a paper where; a vault is kept by whoever of the staff the centre says. */
const RECEIVERS: Readonly<Partial<Record<MoveTarget, Role>>> = { AGENT: 'PROXY_AGENT', WINDOW: 'WINDOW_CLERK' };

/** The chain of custody: every move says who, when and to whom, and whoever is to hold a paper accepts it (3.6.3). */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PaperMoves {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  book!: MaterialBook;

  /**
   * Moves papers on; where one of ours receives them they rest where they are until that one accepts.
   * @throws 400 for a receiver there is none of or who does not work there; whatever `moveRefusal` says
   */
  async move(mover: Staff, number: string, body: Move): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.lock('AGENCY_CASE', { number });
      const isAgent = record.holderStaffId === mover.staff.id;
      const holds = (await this.book.papers(record.id)).some(({ holderStaffId }) => holderStaffId === mover.staff.id);
      if (!isAgent && !holds) throw notFound();
      const papers = await this.book.some(record.id, body.papers);
      const receiver = body.to === 'DEPARTMENT' ? null : await this.receiver(mover, body.to, body.workNo);
      const target = { keeper: body.to, staffId: receiver?.id ?? null };
      const refusal = moveRefusal(papers, { staffId: mover.staff.id, isAgent }, target);
      if (refusal) throw refusal;
      const place = body.to === 'DEPARTMENT' ? body.place : null;
      for (const paper of papers) await this.send(mover, paper, target, place);
      const whom = receiver ? `（${receiver.name}）` : `（${place}）`;
      await this.note(record, mover, papers, `移交${PAPER_KEEPER_LABELS[body.to]}${whom}`);
    });
  }

  /** Takes papers over, or does not: then they are where they were. @throws 404 for what was not sent to this one, 409 `answered_already` */
  async answer(receiver: Staff, number: string, { papers: nos, accepted }: Answer): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.lock('AGENCY_CASE', { number });
      const all = await this.book.papers(record.id);
      const papers = all.filter(({ no }) => nos.includes(no));
      const mine = (await this.book.waiting(papers)).filter(({ toStaffId }) => toStaffId === receiver.staff.id);
      if (mine.length === 0 && (await this.book.moves(all)).every(({ toStaffId }) => toStaffId !== receiver.staff.id)) {
        throw notFound();
      }
      if (mine.length < nos.length) throw conflict('answered_already', '材料已经接收过或者不再移交给您，请刷新后再看');
      for (const move of mine) await this.settle(move, accepted);
      const words = accepted ? `${receiver.staff.name}已接收` : `${receiver.staff.name}没有接收，还在原处`;
      await this.note(record, receiver, papers, words);
    });
  }

  private async receiver(mover: Staff, to: MoveTarget, workNo: string | undefined): Promise<StaffCard> {
    const card =
      workNo === undefined ? await this.people.staffById(mover.staff.id) : await this.people.staffByWorkNo(workNo);
    if (!card) throw invalidInput([{ path: 'body.workNo', message: '没有这个工号的工作人员' }]);
    const role = RECEIVERS[to];
    if (role === undefined || card.roles.includes(role)) return card;
    throw invalidInput([{ path: 'body.workNo', message: `${card.name}不是${to === 'AGENT' ? '代办员' : '窗口人员'}` }]);
  }

  private async send(
    mover: Staff,
    paper: BookedPaper,
    to: { readonly keeper: MoveTarget; readonly staffId: number | null },
    place: string | null,
  ): Promise<void> {
    // Nobody of a department signs in here, and whoever fetches a paper has it: both are so at once.
    const atOnce = to.staffId === null || to.staffId === mover.staff.id;
    const at = now();
    const move = {
      materialId: paper.id,
      fromKeeper: paper.keeper,
      fromStaffId: paper.holderStaffId,
      toKeeper: to.keeper,
      toStaffId: to.staffId,
      place,
      byStaffId: mover.staff.id,
      at,
      state: 'PENDING' as const,
      answeredAt: null,
    };
    const { identifiers } = await this.database.repository(AgencyMaterialMoveRow).insert(move);
    if (atOnce) await this.settle({ ...move, id: identifiers[0]?.id }, true);
  }

  /** Whoever brought a paper to a department answers for it there. */
  private async settle(move: AgencyMaterialMoveRow, accepted: boolean): Promise<void> {
    const answeredAt = now();
    const state = accepted ? ('ACCEPTED' as const) : ('REFUSED' as const);
    await this.database.repository(AgencyMaterialMoveRow).update(move.id, { state, answeredAt });
    if (!accepted) return;
    const { toKeeper: keeper, place } = move;
    const holderStaffId = move.toStaffId ?? move.byStaffId;
    await this.database
      .repository(AgencyMaterialRow)
      .update(move.materialId, { keeper, holderStaffId, place, since: answeredAt });
  }

  private async note(record: RecordRow, staff: Staff, papers: readonly BookedPaper[], words: string): Promise<void> {
    const label = `材料${words}`;
    await this.records.note(record, staff, { action: 'custody', label, note: paperNames(papers) });
  }
}
