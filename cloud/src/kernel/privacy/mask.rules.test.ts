import { maskAddress, maskIdNumber, maskName, maskPhone } from './mask.rules';

it.each([
  ['', ''],
  ['曲', '曲*'],
  ['张三', '张*'],
  ['王小明', '王*明'],
  ['欧阳小明', '欧**明'],
])('the name %j is shown as %j', (name, shown) => {
  expect(maskName(name)).toBe(shown);
});

it('a phone keeps its first three and last four digits', () => {
  expect(maskPhone('13800001234')).toBe('138****1234');
  expect(maskPhone('1234567')).toBe('*******');
});

it('an identity number keeps four digits at each end', () => {
  expect(maskIdNumber('610113199001011234')).toBe('6101**********1234');
  expect(maskIdNumber('12345678')).toBe('********');
});

it.each([
  ['', ''],
  ['曲江新区芙蓉西路99号曲江公馆3栋502室', '曲江新区芙蓉西路***'],
  ['雁塔南路', '雁塔南路***'],
  ['大唐不夜城贞观广场东侧商铺', '大唐不夜城贞***'],
  ['99号', '***'],
])('the address %j is shown as %j', (address, shown) => {
  expect(maskAddress(address)).toBe(shown);
});
