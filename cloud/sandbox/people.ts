import { randomInt, randomUUID } from 'node:crypto';
import { BoundedMap } from './bounded-map';
import { DEMO_PEOPLE, type DemoPerson, demoCitizen } from './demo-people';

/** Who can sign in here: the demo people, and citizens made up on the spot for one test. */
export class People {
  private readonly visitors = new BoundedMap<string, DemoPerson>(5000);

  all(): readonly DemoPerson[] {
    return DEMO_PEOPLE;
  }

  find(key: string): DemoPerson | undefined {
    return DEMO_PEOPLE.find((person) => person.key === key) ?? this.visitors.get(key);
  }

  /** The person with this openid in the mini-program. */
  byMiniOpenid(openid: string): DemoPerson | undefined {
    return this.first((person) => person.openids.mini === openid);
  }

  byPhone(phone: string): DemoPerson | undefined {
    return this.first((person) => person.phone === phone);
  }

  /** The member of staff 企业微信 knows by this work number. */
  byWorkNumber(workNumber: string): DemoPerson | undefined {
    return this.first((person) => person.workNumber === workNumber);
  }

  /** A citizen nobody has seen before. */
  invent(): DemoPerson {
    const id = randomUUID().slice(0, 8);
    const phone = `1990${randomInt(1_000_000, 9_999_999)}`;
    const person = demoCitizen(`visitor-${id}`, `访客${id}`, phone, '为一次试用临时生成');
    this.visitors.set(person.key, person);
    return person;
  }

  private first(matches: (person: DemoPerson) => boolean): DemoPerson | undefined {
    return DEMO_PEOPLE.find(matches) ?? this.visitors.values().find(matches);
  }
}
