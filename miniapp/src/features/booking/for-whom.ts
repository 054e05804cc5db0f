import type { BookingForWhom } from 'shared-types/booking.contract';
import { BINDING_LABELS } from 'shared-types/enterprise.states';
import type { ResultOf } from 'shared-types/routes';
import type { Option } from '@/ui/choice/Options';

type Helped = ResultOf<'GET /me/family'>['helped'];
type Bindings = ResultOf<'GET /enterprises'>['items'];

/** The key of oneself. */
export const SELF = 'SELF';

/** For whom somebody may book, each with its key: themselves, relatives who consented, enterprises they act for. */
export function peopleToBookFor(helped: Helped, enterprises: Bindings): Option<string>[] {
  return [
    { key: SELF, title: '本人' },
    ...helped.map(({ handle, name, phone }) => {
      return { key: `RELATIVE:${handle}`, title: `家人 ${name}`, ...(phone !== '' && { note: phone }) };
    }),
    ...enterprises.map(({ creditCode, name, state }) => {
      const active = state === 'ACTIVE';
      return {
        key: `ENTERPRISE:${creditCode}`,
        title: name,
        disabled: !active,
        ...(!active && { note: BINDING_LABELS[state] }),
      };
    }),
  ];
}

/** What is sent for a key. */
export function forWhomOf(key: string): BookingForWhom {
  const [kind, id = ''] = key.split(':');
  if (kind === 'RELATIVE') return { kind, handle: id };
  if (kind === 'ENTERPRISE') return { kind, creditCode: id };
  return { kind: SELF };
}
