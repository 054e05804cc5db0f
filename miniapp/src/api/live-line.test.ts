import { sockets, type Wire } from '../../test/phone';
import { LiveLine, type News } from './live-line';

describe('a line to the live feed', () => {
  const latest = (): Wire => sockets.at(-1) as Wire;
  const settle = () => jest.advanceTimersByTimeAsync(0);
  let heard: News[];
  let gaps: number;
  let refused: object[];
  let line: LiveLine;

  beforeEach(() => {
    jest.useFakeTimers();
    sockets.splice(0);
    [heard, gaps, refused] = [[], 0, []];
    line = new LiveLine({
      wanted: () => true,
      hello: async () => ({ deviceToken: 'secret' }),
      onNews: (news) => heard.push(news),
      onGap: () => {
        gaps += 1;
      },
      onRefused: (hello) => refused.push(hello),
    });
  });
  afterEach(() => {
    line.stop();
    jest.useRealTimers();
  });

  it('says who listens, then hears', async () => {
    line.retryNow();
    await settle();
    latest().opens();
    await settle();
    expect(latest().sent).toEqual([{ deviceToken: 'secret' }]);
    latest().says({ type: 'ready' });
    latest().says({ type: 'queue', siteKey: 'hall' });
    expect(line.ready).toBe(true);
    expect(heard).toEqual([{ type: 'queue', siteKey: 'hall' }]);
    expect(gaps).toBe(0);
  });

  it('comes back by itself after it was lost, later each time, and then reads what it missed', async () => {
    line.retryNow();
    await settle();
    latest().closes(1006);
    expect(line.ready).toBe(false);
    await jest.advanceTimersByTimeAsync(1000);
    expect(sockets).toHaveLength(2);
    latest().closes(1006);
    await jest.advanceTimersByTimeAsync(999);
    expect(sockets).toHaveLength(2);
    await jest.advanceTimersByTimeAsync(1001);
    expect(sockets).toHaveLength(3);
    latest().says({ type: 'ready' });
    expect(gaps).toBe(1);
  });

  it('tells when the server no longer knows who listens', async () => {
    line.retryNow();
    await settle();
    latest().closes(4401);
    expect(refused).toEqual([{ deviceToken: 'secret' }]);
  });

  it('stays hung up once it was', async () => {
    line.retryNow();
    await settle();
    line.stop();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(sockets).toHaveLength(1);
  });
});
