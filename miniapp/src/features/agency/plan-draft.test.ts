import type { PlanView } from 'shared-types/agency-plan.contract';
import { draftLacks, linesToSend, newLine, startOf, without } from './plan-draft';

const asked = [
  { key: 'a', name: '甲' },
  { key: 'b', name: '乙' },
];
const draft = {
  state: 'DRAFT',
  edition: 4,
  needs: '开店',
  items: [
    {
      itemKey: 'a',
      name: '甲',
      situationKey: 's',
      after: [],
      prepareWorkdays: 2,
      note: '先办',
      materials: [
        { key: 'm', by: 'AGENT' },
        { key: 'n', by: 'CLIENT' },
      ],
    },
  ],
} as unknown as PlanView;

describe('a plan being written', () => {
  it('begins with the items asked for, side by side, none of them settled', () => {
    const start = startOf(undefined, asked);
    expect(start).toMatchObject({ edition: null, needs: '' });
    expect(start.lines.map(({ itemKey, after, situationKey }) => [itemKey, after, situationKey])).toEqual([
      ['a', [], ''],
      ['b', [], ''],
    ]);
  });

  it('goes on with the draft there is', () => {
    const start = startOf(draft, asked);
    expect(start).toMatchObject({ edition: 4, needs: '开店' });
    expect(linesToSend(start.lines)).toEqual([
      { itemKey: 'a', situationKey: 's', after: [], prepareWorkdays: 2, agentMaterials: ['m'], note: '先办' },
    ]);
  });

  it('leaves nobody waiting for an item that was taken out', () => {
    const lines = [newLine('a', '甲'), { ...newLine('b', '乙'), after: ['a'] }];
    expect(without(lines, 'a')).toEqual([newLine('b', '乙')]);
  });

  it('says what it lacks', () => {
    const line = { ...newLine('a', '甲'), situationKey: 's' };
    expect(draftLacks({ edition: null, needs: '', lines: [line] })).toBe('写明客户的需求');
    expect(draftLacks({ edition: null, needs: '开店', lines: [] })).toBe('至少列一个事项');
    expect(draftLacks({ edition: null, needs: '开店', lines: [newLine('a', '甲')] })).toBe('选择“甲”的办理情形');
    expect(draftLacks({ edition: null, needs: '开店', lines: [line] })).toBeNull();
  });
});
