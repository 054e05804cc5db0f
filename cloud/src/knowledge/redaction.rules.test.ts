import { personalNumbersIn, redact } from './redaction.rules';

describe('a text proposed for publishing', () => {
  it.each([
    ['手机是13800001234，谢谢', '手机是【电话】，谢谢'],
    ['打 138-0000-1234 找我', '打 【电话】 找我'],
    ['打 138 0000 1234 找我', '打 【电话】 找我'],
    ['全角１３８００００１２３４也算', '全角【电话】也算'],
    ['+86 13800001234', '【电话】'],
    ['念作一三八零零零零一二三四', '念作【电话】'],
    ['家里 029-81234567', '家里 【电话】'],
    ['身份证610103199003072316能用吗', '身份证【身份证号】能用吗'],
    ['尾号带 X：61010319900307231X', '尾号带 X：【身份证号】'],
    ['老证 610103900307231', '老证 【身份证号】'],
    ['个体户代码92610133MA6U000000注销', '个体户代码【信用代码】注销'],
    ['卡号 6222 0212 3456 7890 123', '卡号 【账号】'],
    ['微信号：wang_1990', '微信号：【账号】'],
    ['发 a.b@example.com', '发 【邮箱】'],
    ['车牌陕A·12345', '车牌【车牌】'],
    ['绿牌陕AD12345的车', '绿牌【车牌】的车'],
    ['护照 E12345678 到期', '护照 【证件号】 到期'],
    ['上次的 ZX261123-7K3QF9TD 没办成', '上次的 【编号】 没办成'],
    ['我住南湖路12号3栋502室，', '我住南湖路【门牌】，'],
    ['住在芳华苑3-2-502', '住在芳华苑【门牌】'],
    ['3栋2单元502室的房子', '【门牌】的房子'],
    ['我叫王小明，想开店', '我叫【姓名】，想开店'],
    ['联系人：李雷', '联系人：【姓名】'],
  ])('%s → %s', (text, expected) => {
    expect(redact(text).text).toBe(expected);
  });

  it('loses the name of the one who asked, however they are addressed', () => {
    const { text, removed } = redact('王小明您好，王先生说的情况可以补办，小王子书店不受影响。', { names: ['王小明'] });
    expect(text).toBe('【姓名】您好，【姓名】说的情况可以补办，小王子书店不受影响。');
    expect(removed).toEqual(['姓名']);
  });

  it('keeps the telephones and addresses of the centre', () => {
    const keep = ['029-81234567', '南湖路12号'];
    const text = '请到南湖路12号，或拨打 029-81234567。';
    expect(redact(text, { keep })).toEqual({ text, removed: [] });
  });

  it.each([
    '请到 3 号窗口办理，5 个工作日办结',
    '到1号驿站，12345 热线也可以问',
    '依据国务院令第746号，2026年11月23日起施行',
    '营业执照丢了怎么补办？',
    '注册资本100万元，收费0元',
    '我是想问一下营业执照',
  ])('leaves alone what is nobody’s: %s', (text) => {
    expect(redact(text)).toEqual({ text, removed: [] });
  });

  it('names each kind of thing it took out once', () => {
    expect(redact('13800001234 或 13900001234，610103199003072316').removed).toEqual(['身份证号', '电话']);
  });
});

describe('a text to be published', () => {
  it.each([
    ['请拨打 13800001234', ['手机号']],
    ['一三八零零零零一二三四', ['手机号']],
    ['610103199003072316', ['身份证号']],
    ['13800001234 和 61010319900307231X', ['身份证号', '手机号']],
    ['请拨打 029-81234567 或 12345', []],
    ['【电话】', []],
  ])('%s still has %j', (text, expected) => {
    expect(personalNumbersIn(text)).toEqual(expected);
  });
});
