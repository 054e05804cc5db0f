import { join } from 'node:path';
import fc from 'fast-check';
import { pinyin } from 'pinyin-pro';
import { loadCentre } from './centre.config';
import { indexItems, type SearchableItem, searchItems } from './item-search.rules';

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

describe('what counts for more', () => {
  const item = (key: string, part: Partial<SearchableItem>): SearchableItem => {
    return { key, name: '', plainName: '', keywords: [], situations: [], ...part };
  };
  const called = (...keywords: string[]) => keywords.map((each) => item(each, { keywords: [each] }));
  const found = (catalogue: readonly SearchableItem[], words: string, limit?: number) =>
    searchItems(indexItems(catalogue), words, limit).map((hit) => hit.item.key);

  it('a citizen’s own word before a name, official or plain, and a name before a situation', () => {
    const words = '甲乙丙丁';
    const catalogue = [
      item('situation', { situations: [{ name: words }] }),
      item('name', { name: words }),
      item('plain', { plainName: words }),
      item('keyword', { keywords: [words] }),
    ];
    expect(found(catalogue, words)).toEqual(['keyword', 'name', 'plain', 'situation']);
  });

  it.each<[string, string, string[], string[]]>([
    ['the whole before a part of something longer', '甲乙', ['甲乙丙', '甲乙'], ['甲乙', '甲乙丙']],
    ['the more of it is asked for', '甲乙', ['甲乙丙丁戊', '甲乙丙'], ['甲乙丙', '甲乙丙丁戊']],
    ['the more it says of what is asked', '甲乙丙丁戊', ['甲乙', '甲乙丙丁'], ['甲乙丙丁', '甲乙']],
    [
      'all in one before the same characters in their order',
      '甲丙戊',
      ['甲乙丙丁戊', '己甲丙戊庚'],
      ['己甲丙戊庚', '甲乙丙丁戊'],
    ],
    [
      'three characters in their order, with fewer between them',
      '甲丙戊',
      ['甲乙丙丁己戊', '甲乙丙戊'],
      ['甲乙丙戊', '甲乙丙丁己戊'],
    ],
    ['three characters in their order, said with others between', '甲乙丙丁戊', ['甲丙戊'], ['甲丙戊']],
    ['not three characters in another order', '戊丙甲', ['甲乙丙丁戊'], []],
    ['not three of which one is missing', '甲丙己', ['甲乙丙丁戊'], []],
    ['not two characters apart', '甲丙', ['甲乙丙'], []],
    ['not one character of something longer', '甲', ['甲乙', '丙甲'], []],
    ['one character that is all of it', '甲', ['甲'], ['甲']],
    ['half of it said otherwise, where nothing fits better', '甲乙己庚', ['甲乙丙丁', '丙丁'], []],
    ['the first of those equally good in the catalogue', '甲乙', ['甲乙丙', '丁甲乙'], ['甲乙丙', '丁甲乙']],
  ])('%s: %s among %j', (_, words, phrases, expected) => {
    expect(found(called(...phrases), words)).toEqual(expected);
  });

  it('one character that is all of it, even of a situation', () => {
    expect(found([item('situation', { situations: [{ name: '甲' }] })], '甲')).toEqual(['situation']);
  });

  it('what is rare in the catalogue before what stands in many of its items', () => {
    const catalogue = called('公司天地', '公司玄黄', '公司宇宙', '日月注销');
    expect(found(catalogue, '公司注销')).toEqual(['日月注销']);
  });

  it('what is far below the best is left out, and found where nothing is better', () => {
    expect(found(called('甲乙丙戊'), '甲乙丙丁')).toEqual(['甲乙丙戊']);
    expect(found(called('甲乙丙戊', '甲乙丙丁'), '甲乙丙丁')).toEqual(['甲乙丙丁']);
  });

  it.each(['、', '，', ',', '(', ')', '（', '）'])(
    'a plain name is as good in each part as in whole: 甲乙%s丙丁',
    (mark) => {
      const catalogue = [...called('丙丁戊'), item('parts', { plainName: `甲乙${mark}丙丁` })];
      expect(found(catalogue, '丙丁')).toEqual(['parts', '丙丁戊']);
    },
  );

  it.each(['(', ')', '（', '）'])('an official name is as good before and within its brackets: 甲乙%s丙丁', (mark) => {
    const catalogue = [...called('丙丁戊'), item('parts', { name: `甲乙${mark}丙丁` })];
    expect(found(catalogue, '丙丁')).toEqual(['parts', '丙丁戊']);
  });

  it('an official name is one name whatever else stands in it', () => {
    expect(found([item('whole', { name: '甲乙、丙丁' }), ...called('丙丁戊')], '丙丁')).toEqual(['丙丁戊', 'whole']);
  });

  it.each<[string, string, string[], string[]]>([
    ['letters that are all of it before its beginning', 'gs', ['公司设立', '公司'], ['公司', '公司设立']],
    ['the longer part of its sound', 'gongsi', ['公司设立登记', '公司设立'], ['公司设立', '公司设立登记']],
    ['ü typed as v', 'lvyou', ['旅游'], ['旅游']],
    ['not letters from its middle', 'sl', ['公司设立'], []],
    ['not a single letter', 'g', ['公司'], []],
    ['letters of the alphabet as they stand', 'ktv', ['KTV'], ['KTV']],
  ])('%s: %s among %j', (_, letters, phrases, expected) => {
    expect(found(called(...phrases), letters)).toEqual(expected);
  });

  it('particles between the words neither in what is asked nor in what is found', () => {
    expect(found(called('开一家店', '开店铺'), '开店')).toEqual(['开一家店', '开店铺']);
    expect(found(called('开店铺', '开店'), '开一个店')).toEqual(['开店', '开店铺']);
  });

  it('words of asking only where nothing else is said', () => {
    expect(found(called('需要什么'), '需要什么')).toEqual(['需要什么']);
    expect(found(called('需要什么', '甲乙丙'), '需要什么甲乙丙')).toEqual(['甲乙丙']);
  });

  it('ten where nobody says how many, and none of an empty catalogue', () => {
    const many = Array.from({ length: 12 }, (_, i) => item(`${i}`, { keywords: ['甲乙'] }));
    expect(found(many, '甲乙')).toEqual(many.slice(0, 10).map(({ key }) => key));
    expect(found(many, '甲乙', 3)).toEqual(['0', '1', '2']);
    expect(found([], '甲乙')).toEqual([]);
  });
});

it('words of asking around a name change nothing', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...items),
      fc.constantFrom('请问，', '你好，我们要', '麻烦'),
      fc.constantFrom('，怎么样？', '，需要什么？', '，可以吗？', ''),
      ({ name }, before, after) => {
        expect(find(`${before}${name}${after}`)).toEqual(find(name));
      },
    ),
  );
});
