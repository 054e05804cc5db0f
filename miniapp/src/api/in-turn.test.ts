import { inTurn } from './in-turn';

const nextTick = () => new Promise<void>((done) => setImmediate(done));

describe('what is done in turn', () => {
  it('never overlaps under one name, and keeps its order', async () => {
    const seen: string[] = [];
    const work = (name: string) => async () => {
      seen.push(`${name} begins`);
      await nextTick();
      seen.push(`${name} ends`);
    };
    await Promise.all([inTurn('steps', work('first')), inTurn('steps', work('second'))]);
    expect(seen).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  it('goes on after a failure, which is told to whoever asked', async () => {
    const failing = inTurn('steps', () => Promise.reject(new Error('no room')));
    const next = inTurn('steps', async () => 'done');
    await expect(failing).rejects.toThrow('no room');
    expect(await next).toBe('done');
  });

  it('does not wait for another name', async () => {
    let release: () => void = () => undefined;
    const held = inTurn('held', () => new Promise<void>((done) => (release = done)));
    expect(await inTurn('free', async () => 'done')).toBe('done');
    release();
    await held;
  });
});
