import { join } from 'node:path';
import fc from 'fast-check';
import { loadConfig } from '../load-config';
import {
  droppedThoughFiled,
  inOrder,
  itemsInCircle,
  type PlanLine,
  planItemOf,
  planRefusal,
} from './agency-plan.rules';

const { centre } = loadConfig(join(__dirname, '../../../config'));
const itemByKey = (key: string) => centre.itemByKey(key);

const line = (itemKey: string, part: Partial<PlanLine> = {}): PlanLine => ({
  itemKey,
  situationKey: itemByKey(itemKey)?.situations[0]?.key ?? '',
  after: [],
  prepareWorkdays: 2,
  agentMaterials: [],
  ...part,
});
const faultsOf = (lines: PlanLine[]) => planRefusal(lines, itemByKey)?.details.fields ?? [];

describe('lines are a plan', () => {
  it('when the items are known, each stands once and the order has no circle', () => {
    expect(
      planRefusal([line('license-reissue'), line('company-alteration', { after: ['license-reissue'] })], itemByKey),
    ).toBeNull();
  });

  it.each<[string, PlanLine[], string, string]>([
    ['an item nobody knows', [line('no-such')], 'body.lines.0.itemKey', '没有这个事项'],
    ['an item that must be done in person', [line('disability-certificate')], 'body.lines.0.itemKey', '须本人办理'],
    ['an item twice', [line('license-reissue'), line('license-reissue')], 'body.lines.1.itemKey', '已经在方案里'],
    [
      'a situation it does not have',
      [line('license-reissue', { situationKey: 'x' })],
      'body.lines.0.situationKey',
      '办理情形',
    ],
    [
      'a material it does not have',
      [line('license-reissue', { agentMaterials: ['x'] })],
      'body.lines.0.agentMaterials',
      '没有这份材料',
    ],
    [
      'a predecessor that is not in it',
      [line('license-reissue', { after: ['company-alteration'] })],
      'body.lines.0.after',
      '不在方案里',
    ],
    [
      'an item that waits for itself',
      [line('license-reissue', { after: ['license-reissue'] })],
      'body.lines.0.after',
      '不在方案里',
    ],
  ])('not with %s, and the field is named', (_, lines, path, message) => {
    const faults = faultsOf(lines);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.path).toBe(path);
    expect(faults[0]?.message).toContain(message);
  });

  it('not in a circle, whose items are named', () => {
    const faults = faultsOf([
      line('license-reissue', { after: ['company-alteration'] }),
      line('company-alteration', { after: ['license-reissue'] }),
    ]);
    expect(faults[0]?.message).toContain(itemByKey('license-reissue')?.name);
    expect(faults[0]?.message).toContain(itemByKey('company-alteration')?.name);
  });
});

it('a kept line says what the catalogue said of its situation, and who brings what', () => {
  const item = itemByKey('license-reissue');
  if (!item) throw new Error('no item');
  const [situation] = item.situations;
  const [first = ''] = situation?.materials ?? [];
  const kept = planItemOf(line(item.key, { agentMaterials: [first], after: ['x', 'x'] }), item, 'v1');
  expect(kept).toMatchObject({
    name: item.name,
    department: item.authority,
    itemVersion: 'v1',
    situationName: situation?.name,
    after: ['x'],
  });
  expect(kept.materials.map(({ key }) => key).sort()).toEqual([...(situation?.materials ?? [])].sort());
  expect(kept.materials.filter(({ by }) => by === 'AGENT').map(({ key }) => key)).toEqual([first]);
  expect(kept).not.toHaveProperty('agentMaterials');
});

it('an instant item takes no working day, a committed one what is promised', () => {
  const instant = centre.items.find(({ type, agencyAllowed }) => type === 'INSTANT' && agencyAllowed);
  const committed = centre.items.find(({ type, agencyAllowed }) => type === 'COMMITTED' && agencyAllowed);
  if (!instant || !committed) throw new Error('the catalogue lacks one');
  expect(planItemOf(line(instant.key), instant, 'v1').workdays).toBe(0);
  expect(planItemOf(line(committed.key), committed, 'v1').workdays).toBe(committed.committedWorkdays);
});

it('what was filed has to stay in the plan', () => {
  const filed = [
    { itemKey: 'a', name: '甲' },
    { itemKey: 'b', name: '乙' },
  ];
  expect(droppedThoughFiled(filed, [{ itemKey: 'b', after: [] }])).toEqual(['甲']);
  expect(
    droppedThoughFiled(filed, [
      { itemKey: 'b', after: [] },
      { itemKey: 'a', after: [] },
    ]),
  ).toEqual([]);
});

describe('an order', () => {
  const graphs = fc
    .array(fc.array(fc.nat(7), { maxLength: 4 }), { minLength: 1, maxLength: 8 })
    .map((rows) =>
      rows.map((after, i) => ({ itemKey: `p${i}`, after: after.filter((j) => j < rows.length).map((j) => `p${j}`) })),
    );

  it('puts each after everything it waits for, and leaves out only what waits in a circle', () => {
    fc.assert(
      fc.property(graphs, (lines) => {
        const sorted = inOrder(lines).map(({ itemKey }) => itemKey);
        expect([...sorted, ...itemsInCircle(lines)].sort()).toEqual(lines.map(({ itemKey }) => itemKey).sort());
        for (const { itemKey, after } of lines) {
          if (!sorted.includes(itemKey)) continue;
          for (const key of after) expect(sorted.indexOf(key)).toBeLessThan(sorted.indexOf(itemKey));
        }
      }),
    );
  });

  it('what is left out waits for something that is left out too', () => {
    fc.assert(
      fc.property(graphs, (lines) => {
        const out = itemsInCircle(lines);
        for (const key of out) {
          const after = lines.find(({ itemKey }) => itemKey === key)?.after ?? [];
          expect(after.some((before) => out.includes(before))).toBe(true);
        }
      }),
    );
  });

  it('of what could be next, the one written first comes first', () => {
    const lines = ['c', 'a', 'b'].map((itemKey) => ({ itemKey, after: itemKey === 'c' ? ['b'] : [] }));
    expect(inOrder(lines).map(({ itemKey }) => itemKey)).toEqual(['a', 'b', 'c']);
  });
});
