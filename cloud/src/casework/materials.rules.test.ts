import { join } from 'node:path';
import fc from 'fast-check';
import { loadConfig } from '../load-config';
import {
  materialNames,
  missingMaterials,
  refuseUnknownSituation,
  toleranceRefusal,
  toleranceWorkdays,
} from './materials.rules';

const { centre } = loadConfig(join(__dirname, '../../../config'));
const item = (key: string) => centre.items.find((each) => each.key === key) as (typeof centre.items)[number];
const FOOD = item('food-business-license-new');
const INSTANT = item('license-reissue');

describe('materials of a situation', () => {
  it.each([
    [[], ['form', 'license', 'layout', 'rules', 'health', 'id']],
    [
      ['form', 'id'],
      ['license', 'layout', 'rules', 'health'],
    ],
    [['form', 'license', 'layout', 'rules', 'health', 'id'], []],
  ])('with %j received still want %j', (received, missing) => {
    expect(missingMaterials(FOOD, 'restaurant', received)).toEqual(missing);
  });

  it('of a situation nobody knows want nothing', () => {
    expect(missingMaterials(FOOD, 'no-such', [])).toEqual([]);
  });

  it('are named in the guide’s words and order, whatever the order asked', () => {
    const names = FOOD.materials.slice(0, 2).map(({ name }) => name);
    expect(materialNames(FOOD, ['license', 'form', 'no-such'])).toEqual(names);
  });
});

describe('tolerance', () => {
  it('lets secondary materials come later, and main ones not, naming them', () => {
    expect(toleranceRefusal(FOOD, ['layout', 'rules'])).toBeNull();
    const refusal = toleranceRefusal(FOOD, ['layout', 'form', 'license']);
    expect(refusal?.code).toBe('main_materials_missing');
    expect(refusal?.title).toBe(`这些是主要材料，不能容缺：${materialNames(FOOD, ['form', 'license']).join('、')}`);
  });

  it('is not for what is done on the spot, nor for an item that does not allow it', () => {
    expect(toleranceRefusal(INSTANT, [])?.code).toBe('tolerance_not_allowed');
    expect(toleranceRefusal({ ...INSTANT, toleranceAllowed: true }, [])?.code).toBe('tolerance_not_allowed');
    expect(toleranceRefusal({ ...FOOD, toleranceAllowed: false }, [])?.code).toBe('tolerance_not_allowed');
  });

  it.each([
    [5, 10, 5],
    [5, 3, 3],
    [null, 7, 7],
    [5, 0, 1],
  ])('promised %p with a limit of %d working days lasts %d', (promised, limit, days) => {
    expect(toleranceWorkdays(promised, limit)).toBe(days);
  });

  it('never lasts longer than the item’s own limit, and never less than a day', () => {
    fc.assert(
      fc.property(fc.option(fc.integer({ min: 1, max: 60 })), fc.integer({ min: 1, max: 60 }), (promised, limit) => {
        const days = toleranceWorkdays(promised, limit);
        expect(days >= 1 && days <= limit).toBe(true);
      }),
    );
  });
});

describe('an item and its situation', () => {
  it('are found where both are known', () => {
    expect(refuseUnknownSituation(FOOD, FOOD.situations[0]?.key ?? '')).toBe(FOOD);
  });

  it('are named where they are not', () => {
    const faultOf = (item: typeof FOOD | undefined, key: string) => {
      try {
        refuseUnknownSituation(item, key);
        return null;
      } catch (error) {
        return error;
      }
    };
    expect(faultOf(undefined, 'x')).toMatchObject({
      status: 400,
      details: { fields: [{ path: 'body.itemKey', message: '没有这个事项' }] },
    });
    expect(faultOf(FOOD, 'no-such')).toMatchObject({
      status: 400,
      details: { fields: [{ path: 'body.situationKey', message: '这个事项没有这种情形' }] },
    });
  });
});
