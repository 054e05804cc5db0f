import type { CallHeard } from './announcements';
import { CallBoard, SHOWN_MS } from './call-board';

const AT = '2026-11-24T02:00:00.000Z';
let calls = 0;
const call = (label: string): CallHeard => {
  calls += 1;
  return { id: calls, label, windowLabel: '3号窗口', at: AT };
};

describe('the large numbers of a display', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function board(places: number, say: (sentence: string) => Promise<void> = async () => undefined) {
    const pictures: string[][] = [];
    const said: string[] = [];
    const hall = new CallBoard({
      places,
      show: (shown) => pictures.push(shown.map(({ label }) => label)),
      say: (sentence) => {
        said.push(sentence);
        return say(sentence);
      },
    });
    return { hall, said, now: () => pictures.at(-1) ?? [] };
  }

  it('stand for ten seconds each', async () => {
    const { hall, now } = board(2);
    hall.hear([call('A001')], AT);
    await jest.advanceTimersByTimeAsync(SHOWN_MS - 1);
    expect(now()).toEqual(['A001']);
    await jest.advanceTimersByTimeAsync(1);
    expect(now()).toEqual([]);
  });

  it('wait for room, in order, and none is lost', async () => {
    const { hall, said, now } = board(1);
    hall.hear([call('A001'), call('B002'), call('C003')], AT);
    expect(now()).toEqual(['A001']);
    await jest.advanceTimersByTimeAsync(SHOWN_MS);
    expect(now()).toEqual(['B002']);
    await jest.advanceTimersByTimeAsync(SHOWN_MS);
    expect(now()).toEqual(['C003']);
    expect(said).toEqual(['请A零零一号到三号窗口', '请B零零二号到三号窗口', '请C零零三号到三号窗口']);
  });

  it('stay until they were called out', async () => {
    let finish: () => void = () => undefined;
    const { hall, now } = board(1, () => new Promise((resolve) => (finish = resolve)));
    hall.hear([call('A001')], AT);
    await jest.advanceTimersByTimeAsync(SHOWN_MS * 2);
    expect(now()).toEqual(['A001']);
    finish();
    await jest.advanceTimersByTimeAsync(0);
    expect(now()).toEqual([]);
  });
});
