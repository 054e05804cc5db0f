import type { Role } from 'shared-types/identity.states';
import { Centre } from '../../src/directory/centre.config';
import type { ServiceItem } from '../../src/directory/service-items.config';
import { PersonDirectory } from '../../src/identity/person-directory';
import { setClock } from '../../src/kernel/clock';
import { Database } from '../../src/kernel/database/database';
import type { Deadlines } from '../../src/kernel/deadline/deadlines.config';
import { RecordRow } from '../../src/kernel/lifecycle/record.entity';
import type { Person, Staff } from '../../src/kernel/session/actor';
import { addDays, civilDateOf, instantOf } from '../../src/kernel/time/civil-date';
import type { openHouse } from '../../src/server';
import { DEMO_PEOPLE, type DemoPerson } from '../demo-people';

export type House = Awaited<ReturnType<typeof openHouse>>;

/** The demo people at work in a house of their own, on days gone by. */
export class SeedWorld {
  readonly centre: Centre;

  constructor(
    readonly house: House,
    private readonly ids: ReadonlyMap<string, number>,
  ) {
    this.centre = house.get<Centre>('centre');
  }

  /** Lets it be ten in the morning, or the time that is named, so many working days ago. */
  workdaysAgo(count: number, time = '10:00'): void {
    const { calendar } = this.house.get<Deadlines>('deadlines');
    let date = civilDateOf(new Date());
    for (let left = count; left > 0; ) {
      date = addDays(date, -1);
      if (calendar.isWorkday(date)) left -= 1;
    }
    setClock(() => instantOf(date, time));
  }

  /** Who somebody is: name, phone, work number. */
  known(key: string): DemoPerson {
    const person = DEMO_PEOPLE.find((candidate) => candidate.key === key);
    if (!person) throw new Error(`no demo person ${key}`);
    return person;
  }

  person(key: string): Person {
    return {
      kind: 'PERSON',
      personId: this.ids.get(key) ?? 0,
      sessionId: 0,
      sessionKind: 'MINI_PROGRAM',
      staff: null,
      secondFactorOwed: false,
    };
  }

  async member(key: string): Promise<Staff> {
    const { workNumber, roles: posts } = this.known(key);
    const card = await this.house.get(PersonDirectory).staffByWorkNo(workNumber ?? '');
    if (!card) throw new Error(`${key} is none of the staff`);
    const { id, workNo, name } = card;
    const roles: readonly Role[] = posts;
    return { ...this.person(key), staff: { id, workNo, name, roles, siteKey: this.centre.sites[0]?.key ?? null } };
  }

  /** The version at which a record stands, as a screen would have read it. */
  async versionOf(number: string): Promise<number> {
    return (await this.house.get(Database).repository(RecordRow).findOneByOrFail({ number })).version;
  }

  /** An item by its key where the district has it, else the first that fits; undefined where none does. */
  itemLike(key: string, fits: (item: ServiceItem) => boolean): ServiceItem | undefined {
    return this.centre.itemByKey(key) ?? this.centre.items.find(fits);
  }
}
