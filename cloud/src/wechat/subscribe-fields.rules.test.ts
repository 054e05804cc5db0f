import fc from 'fast-check';
import { fitField, fitSubscribeFields } from './subscribe-fields.rules';

describe('a thing', () => {
  it.each([
    ['二十个字以内原样', '二十个字以内原样'],
    ['一二三四五六七八九十一二三四五六七八九十', '一二三四五六七八九十一二三四五六七八九十'],
    ['一二三四五六七八九十一二三四五六七八九十一', '一二三四五六七八九十一二三四五六七八九…'],
    ['第一行\n第二行\t末尾', '第一行 第二行 末尾'],
    ['  两端的空格  ', '两端的空格'],
  ])('%j becomes %j', (raw, value) => {
    expect(fitField('thing1', raw)).toBe(value);
  });

  it('never ends in half a character', () => {
    expect(fitField('thing1', `${'字'.repeat(18)}😀尾巴`)).toBe(`${'字'.repeat(18)}…`);
  });

  it('is always 1 to 20 characters without control characters, whatever a citizen wrote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (raw) => {
        const value = fitField('thing1', raw);
        if (value === null) return raw.trim() === '' || !/[^\p{Cc}\s]/u.test(raw);
        return value.length >= 1 && value.length <= 20 && !/\p{Cc}/u.test(value) && !/\p{Surrogate}/u.test(value);
      }),
    );
  });
});

describe('every other type of field', () => {
  it.each([
    ['name1', '欧阳示例', '欧阳示例'],
    ['name1', '一二三四五六七八九十一', '一二三四五六七八九十'],
    ['name1', 'A Rather Long Sample Name', 'A Rather Long Sample'],
    ['character_string1', 'YY-2026/1123 A7', 'YY-2026/1123 A7'],
    ['number1', '-12.50', '-12.50'],
    ['letter1', 'ABC', 'ABC'],
    ['symbol1', '***', '***'],
    ['phrase1', '已受理', '已受理'],
    ['time1', '15:01', '15:01'],
    ['time1', '2026年11月30日 09:00', '2026年11月30日 09:00'],
    ['time1', '2026年11月30日 09:00~10:00', '2026年11月30日 09:00~10:00'],
    ['time1', '2026-11-30 09:00:00', '2026-11-30 09:00:00'],
    ['date1', '2026年11月30日', '2026年11月30日'],
    ['date1', '11月30日', '11月30日'],
    ['date1', '2026-11-30', '2026-11-30'],
    ['date1', '2026年11月30日~2026年12月2日', '2026年11月30日~2026年12月2日'],
    ['amount1', '¥12.50', '¥12.50'],
    ['amount1', '100元', '100元'],
    ['phone_number1', '+86-0766-66888866', '+86-0766-66888866'],
    ['car_number1', '陕A12345', '陕A12345'],
    ['const1', '已办结', '已办结'],
  ])('%s takes %j', (name, raw, value) => {
    expect(fitField(name, raw)).toBe(value);
  });

  it.each([
    ['character_string1', '编号1123'],
    ['character_string1', 'A'.repeat(33)],
    ['number1', '十二'],
    ['number1', '1'.repeat(33)],
    ['letter1', 'A1'],
    ['symbol1', 'a'],
    ['phrase1', '资料补正进行中'],
    ['phrase1', 'OK'],
    ['time1', '2026年11月30日'],
    ['time1', '上午'],
    ['date1', '明天'],
    ['amount1', '12345678901元'],
    ['phone_number1', '1'.repeat(18)],
    ['car_number1', '陕A1234567'],
    ['thing1', '   '],
    ['thing1', ''],
    ['unheard_of1', '值'],
    ['toString', '值'],
  ])('%s has no form for %j', (name, raw) => {
    expect(fitField(name, raw)).toBeNull();
  });
});

it('a whole message keeps what fits and names what does not', () => {
  expect(fitSubscribeFields({ thing1: '办理执照', phrase2: 'done', time3: '09:00' })).toEqual({
    data: { thing1: { value: '办理执照' }, time3: { value: '09:00' } },
    unfit: ['phrase2'],
  });
});
