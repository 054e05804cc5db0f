import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { AgencyView } from 'shared-types/agency.contract';
import { GREEN_MEASURE_LABELS, GREEN_MEASURES, type GreenMeasure } from 'shared-types/green-channel.states';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { civilDateOf } from '../kernel/time/civil-date';

interface InForce {
  readonly measures: GreenMeasure[];
  readonly until: string;
}

/** What green channels change of a case on this very day: one past its last day has ended, whether or not it was noted. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class GreenChannelsInForce {
  @Inject()
  database!: Database;

  /** The measures in force for a case, by itself or by its project, each once; null where there are none. */
  async shownOn({ id, ownerEnterpriseId }: RecordRow): Promise<AgencyView['greenChannel']> {
    if (ownerEnterpriseId === null) return null;
    const today = civilDateOf(now());
    const channels = await this.database.rows<InForce>(
      `SELECT g.measures, g.until FROM green_channel g JOIN record r ON r.id = g.id JOIN record s ON s.id = g.subject_id
        WHERE g.enterprise_id = ? AND r.state = 'GRANTED' AND g.since <= ? AND g.until >= ?
          AND (g.subject_id = ? OR (s.type = 'KEY_PROJECT' AND s.state = 'CONFIRMED'))`,
      [ownerEnterpriseId, today, today, id],
    );
    const named = new Set(channels.flatMap(({ measures }) => measuresOf(measures)));
    if (named.size === 0) return null;
    return {
      measures: GREEN_MEASURES.filter((key) => named.has(key)).map((key) => GREEN_MEASURE_LABELS[key]),
      until:
        channels
          .map(({ until }) => until)
          .sort()
          .at(-1) ?? today,
    };
  }
}

/** MariaDB gives JSON as its text, MySQL as what it says. */
export const measuresOf = (measures: unknown): GreenMeasure[] =>
  (typeof measures === 'string' ? JSON.parse(measures) : measures) as GreenMeasure[];
