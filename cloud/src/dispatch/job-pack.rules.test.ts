import { fieldPath } from './job-pack.rules';

describe('what a phone knows of the way ahead', () => {
  it.each([
    ['setOut', 'EN_ROUTE', ['arrive']],
    ['arrive', 'ARRIVED', ['start']],
    ['start', 'IN_SERVICE', ['handOver', 'complete']],
    ['handOver', null, []],
    ['complete', 'COMPLETED', []],
  ])('after %s the visit is %s, and %j can follow', (step, state, actions) => {
    expect(fieldPath().find((each) => each.step === step)).toMatchObject({ state, actions });
  });

  it('names each state as people read it', () => {
    expect(fieldPath().map(({ stateLabel }) => stateLabel)).toEqual(['已出发', '已到达', '服务中', null, '上门已完成']);
  });
});
