import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { ItemVersions } from '../directory/item-versions';
import type { Material, ServiceItem } from '../directory/service-items.config';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Cipher } from '../kernel/privacy/cipher';
import { addDays, type CivilDate, civilDateOf, instantOf } from '../kernel/time/civil-date';
import type { CaseworkRules } from './casework.config';

/** A material that need not be handed in again, and the case it lies in. */
export interface Reusable {
  readonly key: string;
  readonly name: string;
  readonly from: string;
  readonly on: CivilDate;
}

interface Earlier {
  readonly number: string;
  readonly itemKey: string;
  readonly itemVersion: string | null;
  readonly materials: string | string[];
  readonly reused: string | { readonly key: string }[] | null;
  readonly createdAt: Date;
  /** Keys of what went back to the applicant, comma-separated. */
  readonly returned: string | null;
}

const MOST_CASES = 20;
/** What is handed in as a copy or a file says the same the second time; an original has to be seen again. */
const SAME_AGAIN: readonly Material['form'][] = ['复印件', '电子'];

/** 材料复用: what the same applicant handed in before and the centre still has. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ReusableMaterials {
  @Inject()
  database!: Database;

  @Inject()
  versions!: ItemVersions;

  @Inject()
  cipher!: Cipher;

  @Inject('casework')
  rules!: CaseworkRules;

  /** The applicant is the one of this name and phone, both exactly; the latest case wins. */
  async find(item: ServiceItem, situationKey: string, name: string, phone: string): Promise<Reusable[]> {
    const asked = item.situations.find(({ key }) => key === situationKey)?.materials ?? [];
    const wanted = item.materials.filter(({ key, form }) => asked.includes(key) && SAME_AGAIN.includes(form));
    if (wanted.length === 0) return [];
    const found = new Map<string, Reusable>();
    for (const earlier of await this.earlierCases(name, phone)) {
      const had = await this.hadIn(earlier);
      for (const { key, name: title, form } of wanted) {
        if (found.has(key) || !had.some((each) => each.name === title && each.form === form)) continue;
        found.set(key, { key, name: title, from: earlier.number, on: civilDateOf(new Date(earlier.createdAt)) });
      }
    }
    return [...found.values()];
  }

  private earlierCases(name: string, phone: string): Promise<Earlier[]> {
    const since = instantOf(addDays(civilDateOf(now()), -this.rules.reuse.days));
    return this.database.rows<Earlier>(
      `SELECT r.number, c.item_key AS itemKey, c.item_version AS itemVersion, c.materials, c.reused, r.created_at AS createdAt,
              (SELECT GROUP_CONCAT(m.material_key) FROM case_material m
                WHERE m.case_id = c.id AND m.keeper = 'APPLICANT') AS returned
         FROM case_file c JOIN record r ON r.id = c.id
        WHERE c.phone_hash = ? AND c.name_hash = ? AND c.accepted_at IS NOT NULL AND r.created_at >= ?
        ORDER BY r.id DESC LIMIT ${MOST_CASES}`,
      [this.cipher.lookup('phone', phone), this.cipher.lookup('name', name), since],
    );
  }

  /** What was handed in then and is here: not what was given back, nor what was reused then already. */
  private async hadIn({ itemKey, itemVersion, materials, reused, returned }: Earlier): Promise<Material[]> {
    const item = await this.versions.read(itemKey, itemVersion);
    const keys = asJson<string[]>(materials);
    const elsewhere = (asJson<{ key: string }[] | null>(reused) ?? []).map(({ key }) => key);
    const gone = [...(returned?.split(',') ?? []), ...elsewhere];
    return item.materials.filter(({ key }) => keys.includes(key) && !gone.includes(key));
  }
}

/** MariaDB gives JSON as text where MySQL gives what it says. */
const asJson = <T>(value: unknown): T => (typeof value === 'string' ? JSON.parse(value) : value) as T;
