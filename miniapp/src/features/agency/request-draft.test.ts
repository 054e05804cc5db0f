import { EMPTY_REQUEST, missingParts, type RequestDraft, requestBody } from './request-draft';

const COMPLETE: RequestDraft = {
  ...EMPTY_REQUEST,
  mode: 'ASSIST',
  itemKeys: ['item'],
  itemNames: ['事项'],
  longitude: 108.97,
  latitude: 34.2,
  address: '示例路 1 号',
  contactName: '王小明',
  contactPhone: '19900001001',
  date: '2026-11-25',
  from: '09:00',
};

describe('a request for agency service', () => {
  it('names what is missing in the order of the form', () => {
    expect(missingParts(EMPTY_REQUEST, null)).toEqual([
      '选择帮办或代办',
      '选择要办的事项',
      '在图上选择地点',
      '填写详细地址',
      '填写联系人',
      '填写联系电话',
      '选择上门时间',
    ]);
  });

  it.each([
    [null, ['选择能上门的地点']],
    [false, ['选择能上门的地点']],
    [true, []],
  ])('with a place of which it is said %s that it lies inside misses %j', (inside, missing) => {
    expect(missingParts(COMPLETE, inside)).toEqual(missing);
  });

  it('needs no window when it is urgent', () => {
    const urgent = { ...COMPLETE, urgent: true, date: '', from: '' };
    expect(missingParts(urgent, true)).toEqual([]);
    expect(requestBody(urgent).time).toEqual({ kind: 'URGENT' });
  });

  it('leaves out what was not given', () => {
    expect(requestBody(COMPLETE)).toEqual({
      mode: 'ASSIST',
      itemKeys: ['item'],
      place: { longitude: 108.97, latitude: 34.2, address: '示例路 1 号' },
      contact: { name: '王小明', phone: '19900001001' },
      time: { kind: 'WINDOW', date: '2026-11-25', from: '09:00' },
    });
  });
});
