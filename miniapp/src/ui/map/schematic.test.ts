import { type MapSite, type Position, schematic } from './schematic';

const SQUARE: Position[] = [
  [108.95, 34.18],
  [109.01, 34.18],
  [109.01, 34.22],
  [108.95, 34.22],
];
const COLOURS = { ground: '#fff', edge: '#000', open: '#0a0', closed: '#aaa', words: '#111' };
const site = (part: Partial<MapSite>): MapSite => ({
  key: 'a',
  name: '1号驿站',
  position: [108.98, 34.2],
  open: true,
  ...part,
});
const centreOf = (svg: string) => {
  const [, x, y] = svg.match(/<circle cx="([\d.]+)" cy="([\d.]+)"/) ?? [];
  return [Number(x), Number(y)];
};

describe('the schematic map', () => {
  it('puts the middle of the district in the middle of the drawing', () => {
    const svg = schematic(SQUARE, [site({})], COLOURS);
    const [, width, height] = svg.match(/viewBox="0 0 (\d+) (\d+)"/) ?? [];
    const [x, y] = centreOf(svg);
    expect(x).toBeCloseTo(Number(width) / 2, 0);
    expect(y).toBeCloseTo(Number(height) / 2, 0);
  });

  it('has north up and east to the right', () => {
    const [west, south] = centreOf(schematic(SQUARE, [site({ position: [108.96, 34.19] })], COLOURS));
    const [east, north] = centreOf(schematic(SQUARE, [site({ position: [109.0, 34.21] })], COLOURS));
    expect(east).toBeGreaterThan(west ?? Number.NaN);
    expect(north).toBeLessThan(south ?? Number.NaN);
  });

  it('draws a closed site hollow, so that colour is not the only sign', () => {
    expect(schematic(SQUARE, [site({ open: true })], COLOURS)).toContain('fill="#0a0" stroke="#0a0"');
    expect(schematic(SQUARE, [site({ open: false })], COLOURS)).toContain('fill="#fff" stroke="#aaa"');
  });

  it('keeps names apart where sites lie close together', () => {
    const near: MapSite[] = [site({ key: 'a' }), site({ key: 'b', name: '2号驿站', position: [108.985, 34.2] })];
    const svg = schematic(SQUARE, near, COLOURS);
    const names = [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"/g)].map(([, x, y]) => [Number(x), Number(y)]);
    const [first = [], second = []] = names;
    const apart =
      Math.abs((first[1] ?? 0) - (second[1] ?? 0)) >= 22 || Math.abs((first[0] ?? 0) - (second[0] ?? 0)) >= 80;
    expect(names).toHaveLength(2);
    expect(apart).toBe(true);
  });

  it('uses nothing that WeChat does not draw, and no name breaks it', () => {
    const svg = schematic(SQUARE, [site({ name: '<“政＋”&驿站>' })], COLOURS);
    expect(svg).not.toMatch(/<style|%/);
    expect(svg).toContain('&lt;“政＋”&amp;驿站>');
  });
});
