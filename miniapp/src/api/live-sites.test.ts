import { atMostEvery, onWatchedSites, watchedSites, watchSite } from './live-sites';

describe('the sites on screen', () => {
  it('are followed for as long as anything shows them, and told once when they change', () => {
    const told: string[][] = [];
    onWatchedSites(() => told.push([...watchedSites()]));
    const [first, second] = [watchSite('hall'), watchSite('hall')];
    first();
    expect(watchedSites()).toEqual(['hall']);
    second();
    expect(watchedSites()).toEqual([]);
    expect(told).toEqual([['hall'], []]);
  });
});

describe('a queue that moves often', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is looked at once at once, and once more after the gap, however often it moved between', () => {
    let looks = 0;
    const moved = atMostEvery(2000, 0, () => {
      looks += 1;
    });
    moved();
    expect(looks).toBe(1);
    for (let times = 0; times < 10; times++) moved();
    jest.advanceTimersByTime(1999);
    expect(looks).toBe(1);
    jest.advanceTimersByTime(1);
    expect(looks).toBe(2);
    jest.advanceTimersByTime(10_000);
    expect(looks).toBe(2);
  });

  it('is looked at by those who wait there one by one: within the scatter, never all at the same moment', () => {
    jest.spyOn(Math, 'random').mockReturnValue(0.5);
    let looks = 0;
    atMostEvery(2000, 800, () => {
      looks += 1;
    })();
    jest.advanceTimersByTime(399);
    expect(looks).toBe(0);
    jest.advanceTimersByTime(1);
    expect(looks).toBe(1);
  });
});
