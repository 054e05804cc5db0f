import fc from 'fast-check';
import {
  DUTY_STATES,
  type DutyState,
  OBSTACLES,
  type Obstacle,
  OFFER_STATES,
  type OfferState,
} from 'shared-types/dispatch.states';
import {
  type AgentFacts,
  answerRefusal,
  areaOf,
  dutyOf,
  inOrder,
  mayAsk,
  nextToAsk,
  obstaclesOf,
  offerClock,
  suits,
  type WideningTerms,
} from './dispatch.rules';

const agent = (workNo: string, facts: Partial<AgentFacts> = {}): AgentFacts => ({
  workNo,
  isCaseAgent: false,
  missingSkills: [],
  metres: 1000,
  load: 0,
  isOut: false,
  isExcluded: false,
  duty: 'AVAILABLE',
  onDutyThen: true,
  hasConflict: false,
  offers: [],
  ...facts,
});

const anyAgents = fc.uniqueArray(
  fc.record<AgentFacts>({
    workNo: fc.integer({ min: 1, max: 40 }).map((n) => `A${String(n).padStart(2, '0')}`),
    isCaseAgent: fc.boolean(),
    missingSkills: fc.subarray(['MARKET_REGULATION', 'CONSTRUCTION']),
    metres: fc.option(fc.integer({ min: 0, max: 3 })),
    load: fc.integer({ min: 0, max: 2 }),
    isOut: fc.boolean(),
    isExcluded: fc.boolean(),
    duty: fc.option(fc.constantFrom<DutyState>(...DUTY_STATES)),
    onDutyThen: fc.boolean(),
    hasConflict: fc.boolean(),
    offers: fc.array(fc.constantFrom<OfferState>(...OFFER_STATES), { maxLength: 3 }),
  }),
  { selector: ({ workNo }) => workNo, maxLength: 12 },
);

describe('what speaks against sending an agent', () => {
  it.each<[string, Partial<AgentFacts>, Obstacle[], boolean]>([
    ['nothing', {}, [], true],
    ['whoever asked does not want him', { isExcluded: true }, ['EXCLUDED'], false],
    ['out for a visit: the dispatcher may still ask', { isOut: true, duty: 'BUSY' }, ['OUT'], true],
    ['out of his shift is out of it, wherever he is', { isOut: true, duty: null }, ['OFF_DUTY'], false],
    ['no shift now', { duty: null }, ['OFF_DUTY'], false],
    ['off in his shift', { duty: 'OFF' }, ['OFF_DUTY'], false],
    ['no shift at the time of the visit', { onDutyThen: false }, ['OFF_DUTY_THEN'], false],
    ['a conflict of interest', { hasConflict: true }, ['CONFLICT'], false],
    ['he declined it', { offers: ['DECLINED'] }, ['DECLINED'], false],
    [
      'he declined it, and was asked before that',
      { offers: ['EXPIRED', 'DECLINED'] },
      ['TIMED_OUT', 'DECLINED'],
      false,
    ],
    ['he is being asked', { offers: ['OPEN'] }, ['ASKED'], false],
    ['busy: the dispatcher may still ask', { duty: 'BUSY' }, ['BUSY'], true],
    ['at a break: the dispatcher may still ask', { duty: 'BREAK' }, ['ON_BREAK'], true],
    ['a skill short: the dispatcher may still ask', { missingSkills: ['CONSTRUCTION'] }, ['LACKS_SKILL'], true],
    ['a skill short, but he has the case', { missingSkills: ['CONSTRUCTION'], isCaseAgent: true }, [], true],
    ['he let an offer run out: the dispatcher may ask again', { offers: ['EXPIRED'] }, ['TIMED_OUT'], true],
    ['it was taken back from him: the dispatcher may ask again', { offers: ['RECALLED'] }, ['RECALLED'], true],
    ['somebody was faster last time', { offers: ['TAKEN'] }, [], true],
  ])('%s', (_, facts, obstacles, askable) => {
    expect(obstaclesOf(agent('A1', facts))).toEqual(obstacles);
    expect(mayAsk(agent('A1', facts))).toBe(askable);
  });
});

describe('the order in which agents are asked', () => {
  it.each<[string, AgentFacts, AgentFacts]>([
    [
      'the agent of the case before one with more skill',
      agent('B', { isCaseAgent: true, missingSkills: ['X'] }),
      agent('A'),
    ],
    ['skill before nearness', agent('B', { metres: 9000 }), agent('A', { metres: 10, missingSkills: ['X'] })],
    ['nearness before load', agent('B', { metres: 100, load: 9 }), agent('A', { metres: 200, load: 0 })],
    ['a known way before an unknown one', agent('B', { metres: 99_999 }), agent('A', { metres: null })],
    ['load before work number', agent('B', { load: 1 }), agent('A', { load: 2 })],
    ['work number at last', agent('A'), agent('B')],
    ['whoever fits before a case agent who is busy', agent('B'), agent('A', { isCaseAgent: true, duty: 'BUSY' })],
    ['whoever may be asked before one who may not', agent('B', { duty: 'BUSY' }), agent('A', { hasConflict: true })],
  ])('%s', (_, first, second) => {
    expect(inOrder([second, first])).toEqual([first, second]);
  });

  it('is total and does not depend on how agents were listed', () => {
    fc.assert(
      fc.property(
        anyAgents.chain((agents) =>
          fc.tuple(fc.constant(agents), fc.shuffledSubarray(agents, { minLength: agents.length })),
        ),
        ([agents, shuffled]) => {
          expect(inOrder(shuffled)).toEqual(inOrder(agents));
        },
      ),
    );
  });

  it('keeps two agents in their order whoever else is there', () => {
    fc.assert(
      fc.property(anyAgents, fc.nat(), (agents, at) => {
        fc.pre(agents.length > 2);
        const gone = agents[at % agents.length];
        const without = (list: readonly AgentFacts[]) => list.filter((each) => each !== gone);
        expect(inOrder(without(agents))).toEqual(without(inOrder(agents)));
      }),
    );
  });
});

const NARROW = { atOnce: 1, withinMetres: 2, overlooks: [] };
const WIDER = { atOnce: 2, overlooks: ['OUT'] as const };
const WIDEST = { atOnce: 3, overlooks: ['OUT', 'LACKS_SKILL', 'TIMED_OUT'] as const };
const STEPS = [NARROW, WIDER, WIDEST];

describe('whom the system asks', () => {
  it.each<[string, Partial<AgentFacts>, WideningTerms, boolean]>([
    ['nothing speaks against', {}, WIDER, true],
    ['at the edge of the distance', { metres: 2 }, NARROW, true],
    ['a metre too far', { metres: 3 }, NARROW, false],
    ['far off, but the agent of the case', { metres: 9000, isCaseAgent: true }, NARROW, true],
    ['nobody knows how far, and it matters', { metres: null }, NARROW, false],
    ['nobody knows how far, and it does not matter', { metres: null }, WIDER, true],
    ['out, too early', { metres: 0, isOut: true, duty: 'BUSY' }, NARROW, false],
    ['out, at a step that overlooks it', { isOut: true, duty: 'BUSY' }, WIDER, true],
    ['busy by his own word, at whatever step', { duty: 'BUSY' }, WIDEST, false],
    ['a skill short, too early', { missingSkills: ['X'] }, WIDER, false],
    ['a skill short, at last', { missingSkills: ['X'] }, WIDEST, true],
    ['he let it run out, at last', { offers: ['EXPIRED'] }, WIDEST, true],
    ['he declined, whatever is overlooked', { offers: ['DECLINED'] }, { atOnce: 9, overlooks: OBSTACLES }, false],
    ['he is excluded, whatever is overlooked', { isExcluded: true }, { atOnce: 9, overlooks: OBSTACLES }, false],
  ])('%s', (_, facts, step, suited) => {
    expect(suits(agent('A', facts), step)).toBe(suited);
  });

  it('is one who fits and is near; then two at once and further; then three, whom something soft speaks against', () => {
    const near = ['A', 'B'].map((workNo) => agent(workNo, { metres: 1 }));
    const far = ['C', 'D', 'E'].map((workNo) => agent(workNo, { metres: 5 }));
    const unskilled = ['F', 'G', 'H', 'I'].map((workNo) => agent(workNo, { metres: 1, missingSkills: ['X'] }));
    const asked = (list: readonly AgentFacts[], round: number) => {
      const next = nextToAsk(list, STEPS, round);
      return [next.asked.map(({ workNo }) => workNo).join(''), next.round];
    };
    expect(asked([...unskilled, ...far, ...near], 0)).toEqual(['A', 1]);
    expect(asked([...unskilled, ...far, ...near], 1)).toEqual(['AB', 2]);
    expect(asked([...unskilled, ...far], 0)).toEqual(['CD', 2]);
    expect(asked(unskilled, 0)).toEqual(['FGH', 3]);
    expect(asked(unskilled, 3)).toEqual(['FGH', 3]);
    expect(asked(unskilled, 200)).toEqual(['FGH', 3]);
    expect(asked([agent('A', { hasConflict: true })], 1)).toEqual(['', 1]);
  });

  it('is never somebody off duty, in conflict, excluded, asked now, or who declined, at whatever step', () => {
    fc.assert(
      fc.property(anyAgents, fc.nat({ max: 5 }), (agents, round) => {
        const { asked } = nextToAsk(agents, STEPS, round);
        for (const one of asked) {
          expect([null, 'OFF', 'BREAK']).not.toContain(one.duty);
          expect(one.onDutyThen && !one.hasConflict && !one.isExcluded).toBe(true);
          expect(one.offers).not.toContain('DECLINED');
          expect(one.offers).not.toContain('OPEN');
        }
      }),
    );
  });

  it('leaves nobody out: at the end everybody the widest step suits was asked, and who declined was asked once', () => {
    fc.assert(
      fc.property(anyAgents, (agents) => {
        const offers = new Map(agents.map(({ workNo, offers }) => [workNo, offers]));
        const all: string[] = [];
        for (let round = 0; ; ) {
          const now = agents.map((each) => ({ ...each, offers: offers.get(each.workNo) ?? [] }));
          const next = nextToAsk(now, STEPS, round);
          if (next.asked.length === 0) break;
          expect(next.round).toBeGreaterThan(0);
          round = next.round;
          for (const { workNo } of next.asked) offers.set(workNo, [...(offers.get(workNo) ?? []), 'DECLINED']);
          all.push(...next.asked.map(({ workNo }) => workNo));
        }
        const suited = agents.filter((each) => suits(each, WIDEST)).map(({ workNo }) => workNo);
        expect(all.toSorted()).toEqual(suited.toSorted());
      }),
    );
  });
});

describe('the clock of an offer', () => {
  const at = new Date('2026-12-01T01:00:00Z');

  it('runs for whoever can answer, and stands still for whoever is out', () => {
    expect(offerClock(30, false, at)).toEqual({ expiresAt: new Date('2026-12-01T01:30:00Z'), remainingMs: null });
    expect(offerClock(5, true, at)).toEqual({ expiresAt: null, remainingMs: 300_000 });
  });

  it('that stands still never runs out', () => {
    const still = { holder: null, state: 'OPEN', expiresAt: null } as const;
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (whenever) => {
        expect(answerRefusal(still, whenever)).toBeNull();
      }),
    );
  });
});

describe('answering an offer', () => {
  const at = new Date('2026-12-01T01:00:00Z');
  const later = new Date('2026-12-01T01:30:00Z');
  const none = { holder: null, state: 'OPEN', expiresAt: later } as const;

  it.each([
    ['open', none, null],
    ['run out this very moment', { ...none, expiresAt: at }, 'offer_expired'],
    ['ended by the house', { ...none, state: 'EXPIRED' as const }, 'offer_expired'],
    ['declined before', { ...none, state: 'DECLINED' as const }, 'offer_declined'],
    ['of a visit that was cancelled', { ...none, state: 'WITHDRAWN' as const }, 'offer_withdrawn'],
    ['won by himself', { ...none, state: 'ACCEPTED' as const, holder: { name: '张三', isSelf: true } }, 'offer_taken'],
    ['won by another', { ...none, state: 'TAKEN' as const, holder: { name: '张三', isSelf: false } }, 'offer_taken'],
  ])('%s', (_, answering, code) => {
    expect(answerRefusal(answering, at)?.code ?? null).toBe(code);
  });

  it.each<[Parameters<typeof answerRefusal>[0], string]>([
    [{ ...none, holder: { name: '张三', isSelf: true } }, '这一单您已经接了'],
    [{ ...none, state: 'DECLINED' }, '您已经谢绝了这一单'],
    [{ ...none, state: 'WITHDRAWN' }, '这次上门已取消，不用再答复'],
    [{ ...none, expiresAt: at }, '答复时间已过，这一单已另行安排'],
  ])('%j is refused in words', (answering, title) => {
    expect(answerRefusal(answering, at)).toMatchObject({ status: 409, title });
  });

  it('is refused by the name of whoever came first', () => {
    const refusal = answerRefusal({ ...none, holder: { name: '李四', isSelf: false } }, at);
    expect(refusal).toMatchObject({ status: 409, title: '李四先接了这一单' });
  });

  it('never makes a second winner: whoever holds the visit, and however the offer stands, it is refused', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<OfferState>(...OFFER_STATES),
        fc.date({ noInvalidDate: true }),
        fc.boolean(),
        (state, expiresAt, isSelf) => {
          expect(answerRefusal({ state, expiresAt, holder: { name: '张三', isSelf } }, at)?.code).toBe('offer_taken');
        },
      ),
    );
  });
});

describe('duty', () => {
  it.each<[boolean, DutyState | null, boolean, DutyState | null]>([
    [false, 'AVAILABLE', false, null],
    [true, null, false, 'AVAILABLE'],
    [true, null, true, 'BUSY'],
    [true, 'AVAILABLE', true, 'BUSY'],
    [true, 'BREAK', true, 'BREAK'],
    [true, 'OFF', false, 'OFF'],
  ])('on shift %s, set %s, out for a visit %s: %s', (onShift, set, isOut, duty) => {
    expect(dutyOf(onShift, set, isOut)).toBe(duty);
  });
});

it('the neighbourhood of a point is less than 400 m off and the same for all its doors', () => {
  expect(areaOf({ longitude: 108.9763, latitude: 34.2061 })).toEqual({ longitude: 108.975, latitude: 34.205 });
  expect(areaOf({ longitude: 108.9771, latitude: 34.2069 })).toEqual({ longitude: 108.975, latitude: 34.205 });
});
