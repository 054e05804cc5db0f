/**
 * What became of a subscribe message.
 * - `SENT`: WeChat took it
 * - `REFUSED`: the person does not want it; final, the in-app inbox remains
 * - `BAD_RECIPIENT`: WeChat does not know the openid; final
 * - `BAD_TEMPLATE`, `BAD_FIELD`: our mistake; final, somebody must be told
 * - `RETRY`: not now; the same message may be sent again later
 */
export type SubscribeOutcome = 'SENT' | 'REFUSED' | 'BAD_RECIPIENT' | 'BAD_TEMPLATE' | 'BAD_FIELD' | 'RETRY';

const OUTCOME_OF_CODE: Readonly<Record<number, SubscribeOutcome>> = {
  40003: 'BAD_RECIPIENT',
  40037: 'BAD_TEMPLATE',
  // The page a card leads to is part of the message we compose, like its fields.
  41030: 'BAD_FIELD',
  43101: 'REFUSED',
  47003: 'BAD_FIELD',
};

/** The outcome of a refused call; a code not known to be final is worth another try, with the relay's bounded patience. */
export function outcomeOfRefusal(errcode: number | null): SubscribeOutcome {
  return OUTCOME_OF_CODE[errcode ?? 0] ?? 'RETRY';
}
