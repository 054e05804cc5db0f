import { join } from 'node:path';
import fc from 'fast-check';
import { pinyin } from 'pinyin-pro';
import { loadCentre } from './centre.config';
import { indexItems, searchItems } from './item-search.rules';

const { items } = loadCentre(join(__dirname, '../../../config'));
const index = indexItems(items);
const find = (words: string, limit?: number) => searchItems(index, words, limit).map((hit) => hit.item.key);

describe('finding an item by a citizen’s words', () => {
  it.each([
    ['开饭店', 'food-business-license-new'],
    ['我想开个小吃店', 'small-catering-permit'],
    ['营业执照丢了怎么办', 'license-reissue'],
    ['请问公司注销需要什么材料？', 'company-cancellation'],
    ['我要注册一个公司', 'company-establishment'],
    ['换法人', 'company-alteration'],
    ['法人变更', 'company-alteration'],
    ['老年证', 'elderly-preference-card'],
    ['二手房过户', 'real-estate-transfer'],
    ['ｋｔｖ', 'entertainment-license'],
    ['挖路', 'road-excavation-permit'],
    ['孩子医保', 'resident-medical-insurance'],
    ['失业', 'unemployment-registration'],
    ['取公积金', 'housing-fund-withdrawal'],
  ])('%s → %s', (words, key) => {
    expect(find(words, 3)).toContain(key);
  });

  it.each([
    ['gssl', 'company-establishment'],
    ['GSSL', 'company-establishment'],
    ['gs’sl', 'company-establishment'],
    ['gongsisheli', 'company-establishment'],
    ['spjy', 'food-business-license-new'],
    ['kfd', 'food-business-license-new'],
    ['esf', 'real-estate-transfer'],
    ['lnz', 'elderly-preference-card'],
  ])('typed without an input method, %s → %s', (letters, key) => {
    expect(find(letters, 3)).toContain(key);
  });

  it('lists every item among the eight a clerk is shown by at most six first letters of its name', () => {
    const initials = (name: string) =>
      pinyin(name.replace(/\P{L}/gu, ''), { pattern: 'first', toneType: 'none', type: 'array' }).join('');
    const missed = items.filter((item) => !find(initials(item.name).slice(0, 6), 8).includes(item.key));
    expect(missed.map(({ name }) => name)).toEqual([]);
  });

  it.each(['', '   ', '？？', 'asdf', '天气预报', '我想要'])('%j finds nothing', (words) => {
    expect(find(words)).toEqual([]);
  });

  it('finds every item by its official name, its plain name and each of its everyday words', () => {
    const missed = items.flatMap((item) =>
      [item.name, item.plainName, ...item.keywords].filter((words) => !find(words, 3).includes(item.key)),
    );
    expect(missed).toEqual([]);
  });

  it('puts the item first whose official name was asked for', () => {
    for (const item of items) expect(find(item.name)[0]).toBe(item.key);
  });

  it('takes any text, gives at most what was asked for, best first, each item once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 0, max: 70 }), (words, limit) => {
        const hits = searchItems(index, words, limit);
        expect(hits.length).toBeLessThanOrEqual(limit);
        expect(new Set(hits.map((hit) => hit.item.key)).size).toBe(hits.length);
        const scores = hits.map((hit) => hit.score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
      }),
    );
  });
});
