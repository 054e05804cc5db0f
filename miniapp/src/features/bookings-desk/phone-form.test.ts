import { bodyOf, faultsOf, firstFault, NOTHING, type PhoneForm, readOut } from './phone-form';

const FULL: PhoneForm = { ...NOTHING, itemKey: 'reissue', name: '赵小满', phone: '13911112222' };
const SLOT = { from: '14:00' };
const PLACE = { siteKey: 'hall', date: '2026-03-02', from: '14:00' };

describe('a call that is written down', () => {
  it('lacks nothing once item, time, name and phone are there', () => {
    expect(faultsOf(FULL, SLOT)).toEqual({});
  });

  it.each([
    ['an item', { itemKey: '' }, SLOT, 'item'],
    ['a time that is free', {}, undefined, 'times'],
    ['a name', { name: ' 赵 ' }, SLOT, 'name'],
    ['a phone', { phone: '' }, SLOT, 'phone'],
    ['a phone of eleven digits', { phone: '1391111' }, SLOT, 'phone'],
    ['the name of who comes instead', { whose: 'OTHER', consent: true } as const, SLOT, 'visitor'],
    ['their consent', { whose: 'OTHER', visitor: '钱大娘' } as const, SLOT, 'consent'],
  ])('lacks %s', (_, part, slot, place) => {
    expect(Object.keys(faultsOf({ ...FULL, ...part }, slot))).toEqual([place]);
  });

  it('is led to what is missing first, in the order of the call', () => {
    expect(firstFault(faultsOf(NOTHING, undefined))).toBe('item');
    expect(firstFault({ phone: 'x', name: 'y' })).toBe('name');
    expect(firstFault({})).toBeUndefined();
  });

  it('is sent without what was left empty, for another only with the consent', () => {
    expect(bodyOf(FULL, PLACE)).toEqual({
      itemKey: 'reissue',
      ...PLACE,
      caller: { name: '赵小满', phone: '13911112222' },
    });
    const other = bodyOf({ ...FULL, situationKey: 'lost', whose: 'OTHER', visitor: ' 钱大娘 ', consent: true }, PLACE);
    expect(other).toMatchObject({ situationKey: 'lost', visitor: { name: '钱大娘', consent: true } });
    expect(bodyOf({ ...FULL, visitor: '钱大娘' }, PLACE)).not.toHaveProperty('visitor');
  });
});

it('a number is read out in groups', () => {
  expect(readOut('YY261124-7K3QF9TD')).toBe('YY 2611 24 - 7K3Q F9TD');
});
