import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { MATERIAL_KEEPERS, type MaterialKeeper } from 'shared-types/casework.states';
import type { InputOf } from 'shared-types/routes';
import type { Material, ServiceItem } from '../directory/service-items.config';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Documents } from '../kernel/documents/documents';
import { ruledOut } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import type { Actor, Staff } from '../kernel/session/actor';
import { CaseFiles } from './case-files';
import { CaseMaterialMoveRow, CaseMaterialRow } from './case-material.entity';
import { custodyList } from './casework-papers';
import { materialNames } from './materials.rules';

/** Who keeps a material once it was received: what is only looked at goes back at once, what has no paper is kept by nobody. */
const KEPT_BY: Readonly<Record<Material['form'], MaterialKeeper | null>> = {
  原件: 'WINDOW',
  复印件: 'WINDOW',
  原件核验: 'APPLICANT',
  电子: null,
};

/** 材料保管: where each material is, and every hand it went through (3.6.3). */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Custody {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  files!: CaseFiles;

  @Inject()
  documents!: Documents;

  /** Writes down what came in; a material received before stays where it is. Joins the caller's transaction. */
  async received(record: Pick<RecordRow, 'id'>, item: ServiceItem, keys: readonly string[], actor: Actor) {
    const known = new Set((await this.of(record)).map(({ materialKey }) => materialKey));
    const fresh = item.materials.filter(({ key }) => keys.includes(key) && !known.has(key));
    const moves = fresh.flatMap(({ key, form }) => {
      const keeper = KEPT_BY[form];
      return keeper === null ? [] : [{ materialKey: key, fromKeeper: null, toKeeper: keeper }];
    });
    await this.write(record, moves, actor);
  }

  /**
   * Moves materials from where they are to another keeper, on a numbered list both sides sign.
   * @throws 400 for a material the item does not have, 422 `not_kept` naming those that are not here, `kept_there`
   */
  async move(staff: Staff, number: string, { materials, to }: InputOf<'POST /cases/:number/custody'>['body']) {
    await this.database.transaction(async () => {
      const record = await this.files.lockFor(staff, number);
      const item = await this.files.itemOf(await this.files.fileOf(record));
      this.files.refuseUnknown(item, materials, 'body.materials');
      const kept = (await this.of(record)).filter(({ materialKey }) => materials.includes(materialKey));
      const lacking = materials.filter((key) => !kept.some(({ materialKey }) => materialKey === key));
      if (lacking.length > 0) throw ruledOut('not_kept', `没有收过：${materialNames(item, lacking).join('、')}`);
      const there = kept.filter(({ keeper }) => keeper === to).map(({ materialKey }) => materialKey);
      if (there.length > 0) throw ruledOut('kept_there', `已经在那里了：${materialNames(item, there).join('、')}`);
      await this.write(
        record,
        kept.map(({ materialKey, keeper }) => ({ materialKey, fromKeeper: keeper, toKeeper: to })),
        staff,
      );
      const applicant = this.files.applicantOf(await this.files.fileOf(record));
      const subject = { centre: this.files.centre, record, item, applicant };
      const paper = custodyList({ ...subject, materials, to: MATERIAL_KEEPERS[to], handler: staff.staff.name });
      const documentNumber = await this.documents.issue(record, staff, 'CUSTODY_LIST', paper);
      const label = `材料已移交${MATERIAL_KEEPERS[to]}`;
      await this.records.note(record, staff, {
        action: 'custody',
        label,
        note: documentNumber,
        internal: to !== 'APPLICANT',
      });
    });
  }

  /** Closes the file: what is at the window goes to the archive with it. Joins the caller's transaction. */
  async archive(record: Pick<RecordRow, 'id'>, actor: Actor): Promise<void> {
    const here = (await this.of(record)).filter(({ keeper }) => keeper === 'WINDOW');
    await this.write(
      record,
      here.map(({ materialKey }) => ({ materialKey, fromKeeper: 'WINDOW' as const, toKeeper: 'ARCHIVE' as const })),
      actor,
    );
  }

  of({ id }: Pick<RecordRow, 'id'>): Promise<CaseMaterialRow[]> {
    return this.database.repository(CaseMaterialRow).findBy({ caseId: id });
  }

  private async write(
    { id: caseId }: Pick<RecordRow, 'id'>,
    moves: readonly Pick<CaseMaterialMoveRow, 'materialKey' | 'fromKeeper' | 'toKeeper'>[],
    actor: Actor,
  ): Promise<void> {
    if (moves.length === 0) return;
    const at = now();
    const staffId = actor.kind === 'PERSON' ? (actor.staff?.id ?? null) : null;
    const kept = moves.map(({ materialKey, toKeeper: keeper }) => ({ caseId, materialKey, keeper, since: at }));
    await this.database.repository(CaseMaterialRow).upsert(kept, ['caseId', 'materialKey']);
    await this.database.repository(CaseMaterialMoveRow).insert(moves.map((each) => ({ ...each, caseId, at, staffId })));
  }
}
