import { type Burst, ended, grown } from './burst';
import { isIdentityNumber, readScan } from './scan';

const ID = '11010519491231002X';
const CODE = '91350100M000100Y43';

describe('what a reader at the counter typed', () => {
  it.each([
    ['王芳\t女\t汉\t1949-12-31\t北京市朝阳区建国路 1 号\t11010519491231002X\t北京市公安局朝阳分局', '王芳'],
    ['王芳,女,汉,19491231,北京市朝阳区建国路1号,11010519491231002X,北京市公安局,20200101-长期', '王芳'],
    [`王芳\t${ID}`, '王芳'],
    [`王芳 ${ID.toLowerCase()}`, '王芳'],
    [`${ID},王芳`, '王芳'],
    [`姓名：王芳|身份证号：${ID}`, '王芳'],
    [`王芳\n${ID}`, '王芳'],
    [`阿卜杜拉·买买提,${ID}`, '阿卜杜拉·买买提'],
  ])('identity card: %j', (typed, name) => {
    expect(readScan(typed)).toEqual({ kind: 'CARD', name });
  });

  it.each([
    [CODE, undefined],
    [CODE.toLowerCase(), undefined],
    [`https://bt.gsxt.gov.cn/index.html?uniscid=${CODE}&type=1`, undefined],
    [`统一社会信用代码:${CODE},企业名称:福州示例商贸有限公司`, '福州示例商贸有限公司'],
    [`福州示例商贸有限公司;${CODE}`, '福州示例商贸有限公司'],
    [`${CODE}\t福州示例（集团）有限公司`, '福州示例（集团）有限公司'],
  ])('business licence: %j', (typed, name) => {
    expect(readScan(typed)).toEqual({ kind: 'LICENCE', creditCode: CODE, ...(name && { name }) });
  });

  it.each(['ZC12345678', 'zc12345678\n'])('what was checked at home: %j', (typed) => {
    expect(readScan(typed)).toEqual({ kind: 'PRECHECK', code: '12345678' });
  });

  it.each([
    'BJ261123-7K3QF9TD',
    'bj261123-7k3qf9td',
    'https://hall.example.cn/pages/progress/index?number=BJ261123-7K3QF9TD',
  ])('our own receipt: %j', (typed) => {
    expect(readScan(typed)).toEqual({ kind: 'RECORD', number: 'BJ261123-7K3QF9TD' });
  });

  it.each([
    ['a phone', '13800138000'],
    ['a card with a wrong check character', '王芳,110105194912310021'],
    ['a card of a day that does not exist', '王芳,110105194902300028'],
    ['a number without a name', ID],
    ['a code with a wrong check digit', '91350100M000100Y44'],
    ['two codes', `${CODE},91110108551385082Q`],
    ['a form filled in by a program', `${CODE}\t李四\t13800138000`],
    ['words', '公司设立登记'],
    ['nothing', ''],
  ])('%s is left as it was typed', (_what, typed) => {
    expect(readScan(typed)).toBeNull();
  });
});

describe('the number on an identity card', () => {
  it.each([
    ['11010519491231002X', true],
    ['11010519491231002x', true],
    ['440524188001010014', true],
    ['110105194912310021', false],
    ['11010519490230002X', false],
    ['01010519491231002X', false],
    ['1101051949123100', false],
  ])('%s: %s', (number, right) => {
    expect(isIdentityNumber(number)).toBe(right);
  });
});

describe('a burst of keys', () => {
  const type = (text: string, gap: number) => {
    let burst: Burst | null = null;
    let at = 1000;
    for (const character of text) {
      burst = grown(burst, character, at);
      at += gap;
    }
    return ended(burst, at);
  };

  it.each([
    [5, CODE],
    [30, CODE],
    [51, null],
    [90, null],
  ])('of eighteen characters %d ms apart is %j', (gap, text) => {
    expect(type(CODE, gap)).toBe(text);
  });

  it('is not what a hand rolls over a few keys', () => {
    expect(type('gssl', 20)).toBeNull();
  });

  it('begins after a pause, and leaves out what was typed before it', () => {
    const typed = grown(null, '李', 0);
    const scanned = [...CODE].reduce<Burst>((burst, character, n) => grown(burst, character, 500 + n * 10), typed);
    expect(ended(scanned, 690)).toBe(CODE);
  });

  it('is no burst any more where Enter comes late', () => {
    expect(ended({ text: CODE, at: 1000 }, 1200)).toBeNull();
  });
});
