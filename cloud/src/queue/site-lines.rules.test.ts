import type { Category } from 'shared-types/directory.states';
import type { ServicePoint } from '../directory/centre.config';
import { canServe, labelOf, linesFor, linesOf, onlyCategory, ownLine } from './site-lines.rules';

const ALL: Category[] = ['COMPREHENSIVE', 'CONSTRUCTION', 'MARKET_REGULATION'];
const point = (skills: readonly Category[], category?: Category): ServicePoint => {
  return { key: 'p', siteKey: 's', no: 1, label: '窗口', skills, ...(category === undefined ? {} : { category }) };
};

describe('the lines of a site', () => {
  it('are one for each kind of window, and one for a station’s all-round counters', () => {
    const hall = [point(['COMPREHENSIVE'], 'COMPREHENSIVE'), point(['MARKET_REGULATION'], 'MARKET_REGULATION')];
    expect(linesOf(hall)).toEqual([
      { key: 'COMPREHENSIVE', name: '综合', categories: ['COMPREHENSIVE'] },
      { key: 'MARKET_REGULATION', name: '市场监管', categories: ['MARKET_REGULATION'] },
    ]);
    expect(linesOf([point(ALL)])).toEqual([{ key: 'ALL', name: '综合服务', categories: ALL }]);
  });

  it('take business without windows of its own to those that lend themselves to it', () => {
    expect(linesOf([point(['COMPREHENSIVE', 'CONSTRUCTION'], 'COMPREHENSIVE')])).toEqual([
      { key: 'COMPREHENSIVE', name: '综合', categories: ['COMPREHENSIVE', 'CONSTRUCTION'] },
    ]);
  });

  it('are known by one kind of business only where there is one', () => {
    expect([onlyCategory({ categories: ALL }), onlyCategory({ categories: ['CONSTRUCTION'] })]).toEqual([
      null,
      'CONSTRUCTION',
    ]);
  });
});

describe('a window', () => {
  const lines = linesOf(ALL.map((category) => point([category], category)));
  const keys = (own: ServicePoint, lent: readonly string[] = []) => linesFor(own, lines, lent).map(({ key }) => key);

  it('calls from its own line first, then where it was lent, then where its skills allow', () => {
    const able = point(ALL, 'CONSTRUCTION');
    expect(keys(able)[0]).toBe('CONSTRUCTION');
    expect(keys(able, ['MARKET_REGULATION'])).toEqual(['CONSTRUCTION', 'MARKET_REGULATION', 'COMPREHENSIVE']);
  });

  it('calls from a line of several kinds of business when it can do one of them', () => {
    const mixed = linesOf([point(['COMPREHENSIVE', 'CONSTRUCTION'], 'COMPREHENSIVE')]);
    expect(linesFor(point(['CONSTRUCTION'], 'MARKET_REGULATION'), mixed, []).map(({ key }) => key)).toEqual([
      'COMPREHENSIVE',
    ]);
  });

  it('calls from no line whose business it cannot do, lent or not', () => {
    expect(keys(point(['CONSTRUCTION'], 'CONSTRUCTION'), ['COMPREHENSIVE'])).toEqual(['CONSTRUCTION']);
  });

  it.each<[string, ServicePoint, { line: string; category: string | null }, boolean]>([
    ['its business', point(['CONSTRUCTION'], 'CONSTRUCTION'), { line: 'CONSTRUCTION', category: 'CONSTRUCTION' }, true],
    ['other business', point(['CONSTRUCTION'], 'CONSTRUCTION'), { line: 'ALL', category: 'COMPREHENSIVE' }, false],
    ['unknown business of its own line', point(ALL), { line: 'ALL', category: null }, true],
    [
      'its business in a line that is not its own',
      point(ALL, 'CONSTRUCTION'),
      { line: 'ALL', category: 'COMPREHENSIVE' },
      true,
    ],
    ['unknown business of another line', point(ALL, 'CONSTRUCTION'), { line: 'ALL', category: null }, false],
  ])('serves %s', (_, window, ticket, expected) => {
    expect(canServe(window, ticket)).toBe(expected);
  });

  it('of a station belongs to the line of all business', () => {
    expect([ownLine(point(ALL)), ownLine(point(['CONSTRUCTION'], 'CONSTRUCTION'))]).toEqual(['ALL', 'CONSTRUCTION']);
  });
});

it.each([
  ['A', 7, 'A007'],
  ['Y', 123, 'Y123'],
  ['C', 1004, 'C1004'],
])('the number of %s and %i is %s', (prefix, count, label) => {
  expect(labelOf(prefix, count)).toBe(label);
});
