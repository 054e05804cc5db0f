import { bestOf, type CutText, conceptsOf, fitOf, tokenColumn, tokenOf } from './knowledge-search.rules';

const LISTS = {
  groups: [
    ['丢', '遗失', '补', '补办'],
    ['执照', '营业执照'],
  ],
  ignored: ['怎么', '了'],
};
/** A text with its words given: `营业执照|丢|了`. */
const cut = (words: string): CutText => ({ text: words.replaceAll('|', ''), words: words.split('|') });
const NOTHING = cut('');
const fit = (asked: string, title: string, body = NOTHING) => fitOf(conceptsOf(cut(asked), LISTS), cut(title), body);

describe('the words of a question', () => {
  it('of the same meaning are one thing asked for, and words of asking are none', () => {
    const concepts = conceptsOf(cut('营业执照|丢|了|怎么|补'), LISTS);
    expect(concepts.map(({ words }) => words[0])).toEqual(['丢', '执照']);
  });

  it('of one character count as words only, never inside another', () => {
    expect(conceptsOf(cut('创业|补贴'), LISTS).map(({ words }) => words)).toEqual([['创业'], ['补贴']]);
  });

  it.each([
    ['补', 'xe8a1a5'],
    ['a', 'x61'],
  ])('%s is kept as %s, long enough for the index', (word, token) => {
    expect(tokenOf(word)).toBe(token);
    expect(token.length).toBeGreaterThanOrEqual(3);
  });

  it('stand once in the column of tokens', () => {
    expect(tokenColumn(['补', '办', '补'])).toBe('xe8a1a5 xe58a9e');
  });
});

describe('an entry', () => {
  it('that says all of it in other words fits wholly', () => {
    expect(fit('营业执照|丢|了|怎么|补', '执照|遗失|后|补办')).toBe(1);
  });

  it('fits less where only its text speaks of it', () => {
    expect(fit('执照|丢', '常见|问题', cut('执照|遗失'))).toBeCloseTo(0.6);
  });

  it('that speaks of something else does not fit, and nothing asked finds nothing', () => {
    expect(fit('营业执照|丢', '公共|卫生|许可')).toBe(0);
    expect(fit('怎么|了', '执照|遗失')).toBe(0);
  });

  it('that fits by chance is left out; the others come best first, equals as they came', () => {
    const found = [
      { entry: 'a', fit: 0.6 },
      { entry: 'b', fit: 1 },
      { entry: 'c', fit: 0.49 },
      { entry: 'd', fit: 0.6 },
    ];
    expect(bestOf(found, 10)).toEqual(['b', 'a', 'd']);
    expect(bestOf(found, 1)).toEqual(['b']);
  });
});
