import { soughtBy } from './search.rules';

it.each([
  ['bj261123-5ajn34wy', { by: 'NUMBER', number: 'BJ261123-5AJN34WY' }],
  ['138 0000 1234', { by: 'PHONE', phone: '13800001234' }],
  ['91610100maexamp14y', { by: 'CREDIT_CODE', code: '91610100MAEXAMP14Y' }],
  [' 王小明 ', { by: 'NAME', name: '王小明' }],
  ['02988888888', { by: 'NAME', name: '02988888888' }],
])('«%s» is taken for %j', (words, sought) => expect(soughtBy(words)).toEqual(sought));
