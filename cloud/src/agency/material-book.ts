import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database } from '../kernel/database/database';
import { invalidInput } from '../kernel/errors/refusal';
import { AgencyHandoverRow, AgencyMaterialMoveRow, AgencyMaterialRow } from './agency-materials.entity';
import { type HeldPaper, outstanding } from './agency-materials.rules';

export type BookedPaper = AgencyMaterialRow & HeldPaper;

/** The rows of what clients handed over, for every use case that looks at them. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class MaterialBook {
  @Inject()
  database!: Database;

  /** Every paper of a case, in the order taken in. */
  async papers(agencyId: number): Promise<BookedPaper[]> {
    const rows = await this.database.repository(AgencyMaterialRow).find({ where: { agencyId }, order: { no: 'ASC' } });
    const waiting = new Set((await this.waiting(rows)).map(({ materialId }) => materialId));
    return rows.map((row) => ({ ...row, onItsWay: waiting.has(row.id) }));
  }

  /** These papers of a case. @throws 400 for a number there is none of */
  async some(agencyId: number, nos: readonly number[]): Promise<BookedPaper[]> {
    const papers = await this.papers(agencyId);
    const unknown = nos.some((no) => !papers.some((paper) => paper.no === no));
    if (unknown) throw invalidInput([{ path: 'body.papers', message: '没有收过这份材料，请刷新后再选' }]);
    return papers.filter(({ no }) => nos.includes(no));
  }

  /** What has to go back to the client still. */
  async outstanding(agencyId: number): Promise<BookedPaper[]> {
    return outstanding(await this.papers(agencyId));
  }

  /** Whether a list waits for signatures. */
  async listOpen(agencyId: number): Promise<boolean> {
    return this.database.repository(AgencyHandoverRow).existsBy({ agencyId, state: 'OPEN' });
  }

  lists(agencyId: number): Promise<AgencyHandoverRow[]> {
    return this.database.repository(AgencyHandoverRow).find({ where: { agencyId }, order: { no: 'DESC' } });
  }

  /** Every link of the chains of these papers, oldest first. */
  moves(papers: readonly Pick<AgencyMaterialRow, 'id'>[]): Promise<AgencyMaterialMoveRow[]> {
    return this.movesWhere(papers, '');
  }

  /** The moves of these papers that wait to be accepted. */
  waiting(papers: readonly Pick<AgencyMaterialRow, 'id'>[]): Promise<AgencyMaterialMoveRow[]> {
    return this.movesWhere(papers, `AND state = 'PENDING'`);
  }

  private async movesWhere(papers: readonly Pick<AgencyMaterialRow, 'id'>[], more: string) {
    if (papers.length === 0) return [];
    return this.database
      .repository(AgencyMaterialMoveRow)
      .createQueryBuilder('move')
      .where(`move.material_id IN (:...ids) ${more}`, { ids: papers.map(({ id }) => id) })
      .orderBy('move.id')
      .getMany();
  }
}
