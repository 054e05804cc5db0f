import type { InputOf } from 'shared-types/routes';

/** What a caller wants: kept until it is booked, through a crash. */
export const NO_WISH = { itemKey: '', itemName: '', situationKey: '', siteKey: '', date: '', from: '' };
/** Who calls: kept out of storage, where the next at this computer would find them. */
export const NOBODY = { name: '', phone: '', whose: 'SELF' as 'SELF' | 'OTHER', visitor: '', consent: false };

/** What a clerk writes down during a call. */
export const NOTHING = { ...NO_WISH, ...NOBODY };
export type PhoneForm = typeof NOTHING;

/** Where the keyboard is sent to, in the order of the call. */
export const PLACES = {
  item: 'phone-item',
  times: 'phone-times',
  name: 'phone-name',
  phone: 'phone-number',
  visitor: 'phone-visitor',
  consent: 'phone-consent',
} as const;
export type Place = keyof typeof PLACES;

export type Faults = Partial<Record<Place, string>>;

const SHORTEST_NAME = 2;
const MOBILE = /^1[3-9]\d{9}$/;

/** What is still missing of a call, by where it is filled in; `slot` is the time chosen while it is free. Pure. */
export function faultsOf(form: PhoneForm, slot: unknown): Faults {
  const faults: Faults = {};
  if (form.itemKey === '') faults.item = '请先选要办的事项';
  else if (slot === undefined) faults.times = '请选一个时间';
  if (form.name.trim().length < SHORTEST_NAME) faults.name = '请问来电人怎么称呼，填写姓名';
  if (!MOBILE.test(form.phone)) faults.phone = form.phone === '' ? '请填写来电人的手机号' : '手机号应是 11 位数字';
  if (form.whose === 'OTHER') {
    if (form.visitor.trim().length < SHORTEST_NAME) faults.visitor = '请填写来办事的人的姓名';
    if (!form.consent) faults.consent = '请先问清本人是否同意';
  }
  return faults;
}

/** The first thing that is missing, in the order of the call. */
export const firstFault = (faults: Faults): Place | undefined =>
  (Object.keys(PLACES) as Place[]).find((place) => faults[place] !== undefined);

/** What is sent of a call. Pure. */
export function bodyOf(
  form: PhoneForm,
  place: { siteKey: string; date: string; from: string },
): InputOf<'POST /desk/bookings'>['body'] {
  const { itemKey, situationKey, name, phone, whose, visitor } = form;
  return {
    itemKey,
    ...(situationKey && { situationKey }),
    ...place,
    caller: { name: name.trim(), phone },
    ...(whose === 'OTHER' && { visitor: { name: visitor.trim(), consent: true as const } }),
  };
}

/** A number as it is read out: YY261124-7K3QF9TD → YY 2611 24, 7K3Q F9TD. Pure. */
export function readOut(number: string): string {
  return number
    .split('-')
    .map((part) => part.replace(/^[A-Z]{2}(?=\d)/, '$& ').replace(/([A-Z0-9]{4})(?=[A-Z0-9])/g, '$1 '))
    .join(' - ');
}
