import { randomInt } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { PrecheckView } from 'shared-types/precheck.contract';
import type { InputOf, ResultOf } from 'shared-types/routes';
import type { Centre } from '../directory/centre.config';
import type { ServiceItem } from '../directory/service-items.config';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { isDuplicate } from '../kernel/database/database-faults';
import { notFound } from '../kernel/errors/refusal';
import { addDays, civilDateOf, instantOf } from '../kernel/time/civil-date';
import { CaseFiles } from './case-files';
import type { CaseworkRules } from './casework.config';
import { missingMaterials, refuseUnknownSituation, toleranceRefusal } from './materials.rules';
import { PrecheckRow } from './precheck.entity';

/** 办前自查: whether it is worth coming, and what the window need not ask again. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Prechecks {
  @Inject()
  database!: Database;

  @Inject()
  files!: CaseFiles;

  @Inject('centre')
  centre!: Centre;

  @Inject('casework')
  rules!: CaseworkRules;

  /** Judges what somebody has by the guide of today, and keeps it for the window. @throws 400 for an unknown item, situation or material */
  async check({ itemKey, situationKey, materials }: InputOf<'POST /prechecks'>['body']): Promise<PrecheckView> {
    const item = refuseUnknownSituation(this.centre.itemByKey(itemKey), situationKey);
    this.files.refuseUnknown(item, materials, 'body.materials');
    const missing = missingMaterials(item, situationKey, materials);
    const lastDay = addDays(civilDateOf(now()), this.rules.precheck.validDays);
    const endsAt = instantOf(addDays(lastDay, 1));
    const code = await this.keep({ itemKey, situationKey, materials, endsAt });
    return { code, outcome: outcomeOf(item, missing), missing: named(item, missing), endsOn: lastDay };
  }

  /** What was ticked, for a window. @throws 404 for a code there is not, or not any more */
  async read(code: string): Promise<ResultOf<'GET /prechecks/:code'>> {
    const row = await this.database.repository(PrecheckRow).findOneBy({ code });
    if (!row || row.endsAt <= now()) throw notFound('没有这个自查码，或者已经过期');
    const { itemKey, situationKey, materials } = row;
    return { itemKey, situationKey, materials };
  }

  /** Forgets what is over; returns how many. */
  async forget(): Promise<number> {
    return (await this.database.write('DELETE FROM precheck WHERE ends_at <= ? LIMIT 1000', [now()])).affectedRows;
  }

  private async keep(row: Omit<PrecheckRow, 'code'>): Promise<string> {
    for (;;) {
      const code = String(randomInt(100_000_000)).padStart(8, '0');
      try {
        await this.database.repository(PrecheckRow).insert({ ...row, code });
        return code;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
    }
  }
}

function outcomeOf(item: ServiceItem, missing: readonly string[]): PrecheckView['outcome'] {
  if (missing.length === 0) return 'COMPLETE';
  return toleranceRefusal(item, missing) === null ? 'TOLERANCE' : 'INCOMPLETE';
}

const named = (item: ServiceItem, keys: readonly string[]) =>
  item.materials.filter(({ key }) => keys.includes(key)).map(({ name, form, source }) => ({ name, form, source }));
