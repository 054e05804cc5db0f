import { inTurn } from '@/api/in-turn';
import { ApiProblem } from '@/api/problem';
import { type KeptStep, type StepPorts, StepQueue } from './step-queue';

/** Storage takes its time, and others work meanwhile. */
const nextTick = () => new Promise<void>((done) => setImmediate(done));
const OFFLINE = new ApiProblem({ code: 'offline', status: 0, title: '网络不通' });
const refusal = (code: string, status = 422) => new ApiProblem({ code, status, title: code });

/** A house that takes steps like the real one: by key, in order, on the version it has; and a phone that may lose the line. */
class World implements StepPorts {
  steps: readonly KeptStep[] = [];
  version = 4;
  readonly took: string[] = [];
  readonly photosTaken = new Map<string, string>();
  readonly forgotten: string[] = [];
  readonly answers = new Map<string, number>();
  readonly words = new Map<string, string>();
  /** What happens at each coming call, before or after the house has it. */
  readonly faults: ({ before?: ApiProblem; after?: ApiProblem } | undefined)[] = [];

  async load() {
    await nextTick();
    return this.steps;
  }
  async save(steps: readonly KeptStep[]) {
    await nextTick();
    // As storage keeps it.
    this.steps = JSON.parse(JSON.stringify(steps));
  }
  async send(step: KeptStep, body: object, key: string) {
    return this.call(() => {
      const text = JSON.stringify(body);
      const known = this.answers.get(key);
      if (known !== undefined) {
        if (this.words.get(key) !== text) throw refusal('key_used_otherwise', 422);
        return known;
      }
      if ((body as { version: number }).version !== this.version) throw refusal('record_moved_on', 409);
      this.version += 1;
      this.took.push(step.label);
      this.answers.set(key, this.version);
      this.words.set(key, text);
      return this.version;
    });
  }
  async upload(photo: string, key: string) {
    return this.call(() => {
      if (!this.photosTaken.has(key)) this.photosTaken.set(key, `id-of-${photo}`);
      return this.photosTaken.get(key) ?? '';
    });
  }
  async versionOf() {
    return this.call(() => this.version);
  }
  async forget(photo: string) {
    this.forgotten.push(photo);
  }
  exclusively<T>(work: () => Promise<T>) {
    return inTurn('steps', work);
  }
  private async call<T>(work: () => T): Promise<T> {
    const fault = this.faults.shift();
    if (fault?.before) throw fault.before;
    const answer = work();
    if (fault?.after) throw fault.after;
    return answer;
  }
}

describe('steps on their way to the house', () => {
  let world: World;
  let queue: StepQueue;
  beforeEach(() => {
    world = new World();
    queue = new StepQueue(world);
  });

  let keys = 0;
  const step = (label: string, more: Partial<KeptStep> = {}): KeptStep => ({
    key: `key-${++keys}`,
    wording: 1,
    by: 'D01',
    visit: 'SM-1',
    step: 'start',
    route: 'POST /visits/:number/start',
    label,
    body: {},
    madeAt: '2027-03-02T01:00:00.000Z',
    photos: [],
    version: 4,
    ...more,
  });
  const day = async (labels: readonly string[]) => {
    for (const label of labels) await queue.add(step(label));
  };

  it('an hour without a network: everything goes in the order it was made, each on the version the one before left', async () => {
    world.faults.push({ before: OFFLINE });
    await day(['出发', '到达', '开始', '完成']);
    expect((await queue.flush('D01')).size).toBe(1);
    expect(world.took).toEqual([]);
    await queue.flush('D01');
    expect(world.took).toEqual(['出发', '到达', '开始', '完成']);
    expect(world.steps).toEqual([]);
  });

  it.each([0, 1, 2, 3])(
    'the answer to step %i is lost, and the app killed after it: everything happens once',
    async (lost) => {
      await day(['出发', '到达', '开始', '完成']);
      for (let i = 0; i < lost; i += 1) world.faults.push(undefined);
      world.faults.push({ after: OFFLINE });
      await queue.flush('D01');
      await new StepQueue(world).flush('D01');
      expect(world.took).toEqual(['出发', '到达', '开始', '完成']);
      expect(world.steps).toEqual([]);
    },
  );

  it('a photo is sent once and goes with its step, though the line breaks between the two', async () => {
    await queue.add(step('到达', { photos: ['门口'] }));
    world.faults.push(undefined, { before: OFFLINE });
    await queue.flush('D01');
    await queue.flush('D01');
    expect([...world.photosTaken.values()]).toEqual(['id-of-门口']);
    expect([...world.words.values()][0]).toContain('"photos":["id-of-门口"]');
    expect(world.forgotten).toEqual(['门口']);
  });

  it('a photo whose answer is lost is not a second photo', async () => {
    await queue.add(step('到达', { photos: ['门口'] }));
    world.faults.push({ after: OFFLINE });
    await queue.flush('D01');
    await queue.flush('D01');
    expect(world.photosTaken.size).toBe(1);
    expect(world.took).toEqual(['到达']);
  });

  it('somebody else changed the visit meanwhile: the step is judged on what it is now', async () => {
    await day(['出发', '到达']);
    world.version = 9;
    await queue.flush('D01');
    expect(world.took).toEqual(['出发', '到达']);
    expect(world.version).toBe(11);
  });

  it('a step that is refused on what the visit is now is not tried for ever', async () => {
    await day(['到达']);
    world.version = 9;
    world.faults.push(undefined, undefined, { before: refusal('not_now', 409) });
    expect([...(await queue.flush('D01')).values()]).toMatchObject([{ code: 'not_now' }]);
    expect(world.steps).toMatchObject([{ label: '到达', version: 9, refusal: { code: 'not_now' } }]);
  });

  it('what the house refuses holds up its own visit alone, until it is tried again or given up', async () => {
    await day(['到达', '开始']);
    await queue.add(step('别家', { visit: 'SM-2' }));
    world.faults.push({ before: refusal('too_far') });
    const outcomes = await queue.flush('D01');
    expect([...outcomes.values()].map((each) => (each === 'DONE' ? each : each.code))).toEqual(['too_far', 'DONE']);
    expect(world.took).toEqual(['别家']);
    expect(world.steps.map(({ label, refusal: why }) => [label, why?.code])).toEqual([
      ['到达', 'too_far'],
      ['开始', undefined],
    ]);
    await queue.retry(world.steps[0]?.key ?? '');
    await queue.flush('D01');
    expect(world.took).toEqual(['别家', '到达', '开始']);
  });

  it('is not lost when it is made while others are on their way, and none of those comes back', async () => {
    await day(['出发', '到达']);
    const adding = ['开始', '登记', '完成'].map((label) => queue.add(step(label)));
    await Promise.all([queue.flush('D01'), ...adding, queue.flush('D01')]);
    expect(world.took).toEqual(['出发', '到达', '开始', '登记', '完成']);
    expect(world.steps).toEqual([]);
  });

  it('taken back before its maker’s eyes, it leaves its photo to the form', async () => {
    await queue.add(step('完成', { photos: ['现场'] }));
    await queue.takeBack(world.steps[0]?.key ?? '');
    expect([world.steps, world.forgotten]).toEqual([[], []]);
  });

  it('giving a step up gives up those that followed from it, and their photos; not another visit’s', async () => {
    await queue.add(step('到达', { photos: ['门口'] }));
    await queue.add(step('别家', { visit: 'SM-2' }));
    await queue.add(step('开始'));
    await queue.giveUp(world.steps[0]?.key ?? '');
    expect(world.steps.map(({ label }) => label)).toEqual(['别家']);
    expect(world.forgotten).toEqual(['门口']);
  });

  it.each([401, 429, 503])('an answer of %i says nothing of the step: it waits', async (status) => {
    await day(['出发']);
    world.faults.push({ before: refusal('later', status) });
    await queue.flush('D01');
    expect(world.steps[0]?.refusal).toBeUndefined();
    await queue.flush('D01');
    expect(world.took).toEqual(['出发']);
  });

  it('whoever else signs in on this phone sends nothing of another’s', async () => {
    await day(['出发']);
    await queue.flush('D02');
    expect(world.took).toEqual([]);
    expect(world.steps).toHaveLength(1);
  });
});
