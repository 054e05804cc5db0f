import { createHash } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import type { Centre } from './centre.config';
import { ItemVersionRow } from './item-version.entity';
import type { ServiceItem } from './service-items.config';

/** The version of an item: the hash of all it says. */
export const versionOf = (item: ServiceItem): string => createHash('sha256').update(JSON.stringify(item)).digest('hex');

/** Keeps each wording of the catalogue, so that what began under one goes on under it when the catalogue moves on. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ItemVersions {
  @Inject()
  database!: Database;

  @Inject('centre')
  centre!: Centre;

  private readonly known = new Map<string, ServiceItem>();

  /** Writes down the wordings this server starts with; those known already keep their day. */
  async keepCurrent(): Promise<void> {
    const rows = this.centre.items.map((item) => [versionOf(item), item.key, JSON.stringify(item), now()]);
    await this.database.write(
      'INSERT IGNORE INTO service_item_version (hash, item_key, content, in_force_at) VALUES ?',
      [rows],
    );
    for (const item of this.centre.items) this.known.set(versionOf(item), item);
  }

  /** An item as it stood in a version; today's where a matter is older than the keeping of versions. */
  async read(itemKey: string, version: string | null): Promise<ServiceItem> {
    const item = version === null ? this.centre.itemByKey(itemKey) : await this.ofVersion(version);
    if (!item) throw new Error(`no item ${itemKey} in version ${version}`);
    return item;
  }

  private async ofVersion(version: string): Promise<ServiceItem | undefined> {
    const known = this.known.get(version);
    if (known) return known;
    const row = await this.database.repository(ItemVersionRow).findOneBy({ hash: version });
    if (row) this.known.set(version, row.content as ServiceItem);
    return row ? (row.content as ServiceItem) : undefined;
  }
}
