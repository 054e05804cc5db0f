import {
  EMPTY_REQUEST,
  missingIn,
  missingParts,
  REQUEST_STEPS,
  type RequestDraft,
  requestBody,
  stepOf,
} from './request-draft';

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

  it.each([
    [0, 'MODE'],
    [6, 'REVIEW'],
    [-1, 'MODE'],
    [99, 'REVIEW'],
  ])('asks at step %i for %s', (step, question) => {
    expect(stepOf({ step })).toBe(question);
  });

  it('kept from before there were steps begins at the first', () => {
    expect(stepOf({} as RequestDraft)).toBe('MODE');
  });

  it('lets one go on from every question once it is answered', () => {
    for (const step of REQUEST_STEPS) expect(missingIn(step, COMPLETE, true)).toEqual([]);
    expect(missingIn('PLACE', { ...COMPLETE, address: ' ' }, true)).toEqual(['填写详细地址']);
    expect(missingIn('CONTACT', EMPTY_REQUEST, true)).toEqual(['填写联系人', '填写联系电话']);
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
