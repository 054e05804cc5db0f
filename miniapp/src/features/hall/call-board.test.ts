import type { CallHeard } from './announcements';
import { CallBoard, SHOWN_MS } from './call-board';

const AT = '2026-11-24T02:00:00.000Z';
const call = (label: string): CallHeard => ({ label, windowNo: 3, calledAt: AT });

describe('the large numbers of a display', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function board(places: number, say: (sentence: string) => Promise<void> = async () => undefined) {
    const pictures: string[][] = [];
    const said: string[] = [];
    const calls = new CallBoard({
      places,
      show: (shown) => pictures.push(shown.map(({ label }) => label)),
      say: (sentence) => {
        said.push(sentence);
        return say(sentence);
      },
    });
    return { calls, said, now: () => pictures.at(-1) ?? [] };
  }

  it('stand for ten seconds each', async () => {
    const { calls, now } = board(2);
    calls.hear([call('A001')], AT);
    await jest.advanceTimersByTimeAsync(SHOWN_MS - 1);
    expect(now()).toEqual(['A001']);
    await jest.advanceTimersByTimeAsync(1);
    expect(now()).toEqual([]);
  });

  it('wait for room, in order, and none is lost', async () => {
    const { calls, said, now } = board(1);
    calls.hear([call('A001'), call('B002'), call('C003')], AT);
    expect(now()).toEqual(['A001']);
    await jest.advanceTimersByTimeAsync(SHOWN_MS);
    expect(now()).toEqual(['B002']);
    await jest.advanceTimersByTimeAsync(SHOWN_MS);
    expect(now()).toEqual(['C003']);
    expect(said).toEqual(['请A零零一号到三号窗口', '请B零零二号到三号窗口', '请C零零三号到三号窗口']);
  });

  it('stay until they were called out', async () => {
    let finish: () => void = () => undefined;
    const { calls, now } = board(1, () => new Promise((resolve) => (finish = resolve)));
    calls.hear([call('A001')], AT);
    await jest.advanceTimersByTimeAsync(SHOWN_MS * 2);
    expect(now()).toEqual(['A001']);
    finish();
    await jest.advanceTimersByTimeAsync(0);
    expect(now()).toEqual([]);
  });
});
