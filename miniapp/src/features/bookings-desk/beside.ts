/** What stands beside the day: nothing, a booking, a call that is taken, or the day's hours. */
export type Beside =
  | { readonly what: 'NOTHING' }
  | { readonly what: 'BOOKING'; readonly number: string }
  | { readonly what: 'PHONE' }
  | { readonly what: 'DAY' };

export const CLOSED: Beside = { what: 'NOTHING' };

export const isOpen = ({ what }: Beside): boolean => what !== 'NOTHING';
