import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readNoticeText } from './notice-text.rules';

const NOTICE_2026 = `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`;

describe('the lines of a notice', () => {
  it('of 2026 give the calendar of 2026', () => {
    const { off, work } = parse(readFileSync(join(__dirname, '../../../config/calendar/2026.yaml'), 'utf8'));
    expect(readNoticeText(2026, NOTICE_2026)).toEqual({ days: { off, work }, unread: [] });
  });

  it.each([
    ['one day off', '清明：4月5日（周一）放假。', [{ name: '清明', from: '2027-04-05', to: '2027-04-05' }], []],
    [
      'a range over a month’s end',
      '春节：1月30日至2月5日放假，共7天。1月24日、25日上班。',
      [{ name: '春节', from: '2027-01-30', to: '2027-02-05' }],
      ['2027-01-24', '2027-01-25'],
    ],
    [
      'no brackets and spaces between',
      '元旦 : 1 月 1 日 至 3 日 放假',
      [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }],
      [],
    ],
  ])('may give %s', (_, text, off, work) => {
    expect(readNoticeText(2027, text)).toEqual({ days: { off, work }, unread: [] });
  });

  it.each([
    '各省、自治区、直辖市人民政府：',
    '元旦：放假三天',
    '元旦：13月1日放假',
    '春节：2月30日至31日放假',
    '中秋节：9月15日放假。9月31日上班。',
  ])('that say nothing that can be read are given back: %s', (text) => {
    expect(readNoticeText(2027, `\n${text}`)).toEqual({ days: { off: [], work: [] }, unread: [{ line: 2, text }] });
  });
});
