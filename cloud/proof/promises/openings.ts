import type { Centre } from '../../src/directory/centre.config';
import type { ServiceItem } from '../../src/directory/service-items.config';
import type { Matter, Step } from './matter';
import type { People, Someone } from './people';
import type { Chances } from './random';

/** The beginning of a matter: the request that opens it, and whose it will be. */
export interface Opening {
  readonly type: Matter['type'];
  readonly owner: Someone | null;
  readonly step: Step;
}

interface Draw {
  readonly centre: Centre;
  readonly people: People;
  readonly chances: Chances;
  /** Simulated instant. */
  readonly at: number;
}

const HOUR = 3_600_000;
const STATEMENT = '窗口排队太久，希望改进。';

/** What somebody comes with. */
export function newMatter(draw: Draw): Opening {
  return draw.chances.weighted([
    [0.2, askOnline],
    [0.1, askElsewhere],
    [0.12, complainOnline],
    [0.13, complainElsewhere],
    [0.45, takeIn],
  ] as const)(draw);
}

function askOnline({ people, chances }: Draw): Opening {
  const owner = chances.of(people.citizens);
  const body = { question: '营业执照丢了，应该怎么补办？' };
  return {
    type: 'CONSULTATION',
    owner,
    step: {
      by: owner,
      route: 'ask',
      says: ['submit'],
      send: async (client, extra) => (await client.call('POST /consultations', { body }, extra)).number,
    },
  };
}

function askElsewhere({ people, chances }: Draw): Opening {
  const owner = chances.of(people.citizens);
  const channel = chances.of(['PHONE', 'PHONE', 'ONSITE', 'PORTAL'] as const);
  const body = {
    channel,
    question: '老年人优待证在哪里办，要带什么材料？',
    ...(channel === 'ONSITE' ? { reply: '在大厅二号窗口办理。' } : {}),
    ...(channel === 'PHONE' ? { voicemail: chances.is(0.3) } : {}),
    asker: { name: '王小明', phone: owner.phone },
  };
  const says = { ONSITE: 'answerAtOnce', PHONE: 'registerPhone', PORTAL: 'register' }[channel];
  return {
    type: 'CONSULTATION',
    owner,
    step: {
      by: chances.of(people.clerks),
      route: 'ask elsewhere',
      says: [says],
      send: async (client, extra) => (await client.call('POST /consultations/registered', { body }, extra)).number,
    },
  };
}

function complainOnline({ people, chances }: Draw): Opening {
  const owner = chances.of(people.citizens);
  const body = { kind: 'COMPLAINT' as const, statement: STATEMENT };
  return {
    type: 'COMPLAINT',
    owner,
    step: {
      by: owner,
      route: 'complain',
      says: ['submit'],
      send: async (client, extra) => (await client.call('POST /complaints', { body }, extra)).number,
    },
  };
}

function complainElsewhere({ people, chances, at }: Draw): Opening {
  const owner = chances.of(people.citizens);
  const channel = chances.of(['ONSITE', 'ONSITE', 'PHONE', 'LETTER', 'TRANSFERRED'] as const);
  const dayBefore = new Date(at - 16 * HOUR).toISOString().slice(0, 10);
  const dueAt = new Date(at + chances.between(30, 300) * HOUR).toISOString();
  const body = {
    kind: 'COMPLAINT' as const,
    statement: STATEMENT,
    channel,
    complainant: { name: '王小明', phone: owner.phone },
    ...(channel === 'LETTER' ? { receivedOn: dayBefore } : {}),
    ...(channel === 'TRANSFERRED' ? { order: { number: `转办${chances.between(1, 9999)}`, dueAt } } : {}),
  };
  const says = { ONSITE: 'registerOnSite', PHONE: 'register', LETTER: 'register', TRANSFERRED: 'registerOrder' };
  return {
    type: 'COMPLAINT',
    owner,
    step: {
      by: chances.of(people.clerks),
      route: 'complain elsewhere',
      says: [says[channel]],
      send: async (client, extra) => (await client.call('POST /complaints/registered', { body }, extra)).number,
    },
  };
}

function takeIn({ centre, people, chances }: Draw): Opening {
  const owner = chances.is(0.7) ? chances.of(people.citizens) : null;
  // What costs a fee is handed over after it is paid, which is a matter of its own.
  const item = chances.of(centre.items.filter(({ fee }) => fee.amountFen === 0));
  const situation = chances.of(item.situations);
  const completeness = completenessOf(item, chances);
  const all = item.materials.filter(({ key }) => situation.materials.includes(key));
  const brought = all.filter(({ canBeMissing }) =>
    completeness === 'COMPLETE' ? true : completeness === 'TOLERANCE' ? !canBeMissing : chances.is(0.5),
  );
  const accepted = item.type === 'INSTANT' ? 'acceptInstant' : 'acceptCommitted';
  const body = {
    itemKey: item.key,
    situationKey: situation.key,
    materials: brought.map(({ key }) => key),
    completeness,
    ...(completeness === 'TELL_ONCE' ? { corrections: ['申请表没有签名'] } : {}),
    applicant: { kind: 'PERSON' as const, name: '王小明', phone: owner?.phone ?? '13800001234' },
  };
  const says = {
    COMPLETE: ['receive', accepted],
    TELL_ONCE: ['receiveToCheck', 'tellOnce'],
    TOLERANCE: ['receive', 'acceptTolerance'],
    CHECK_LATER: ['receiveToCheck'],
  }[completeness];
  return {
    type: 'CASE',
    owner,
    step: {
      by: chances.of(people.clerks),
      route: 'take in',
      says,
      send: async (client, extra) => (await client.call('POST /cases', { body }, extra)).number,
    },
  };
}

function completenessOf({ toleranceAllowed, type }: ServiceItem, chances: Chances) {
  return chances.weighted([
    [0.45, 'COMPLETE'],
    [0.15, 'TELL_ONCE'],
    [toleranceAllowed && type === 'COMMITTED' ? 0.2 : 0, 'TOLERANCE'],
    [0.25, 'CHECK_LATER'],
  ] as const);
}
