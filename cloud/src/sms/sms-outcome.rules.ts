/**
 * What became of a message.
 * - `SENT`: the operator took it
 * - `TOO_OFTEN`: this phone has had its share for now
 * - `BAD_PHONE`: no such number, or its owner has shut out such messages
 * - `RETRY`: not now (network, load, a fault on their side)
 * - `BAD_SETUP`: our keys, signature, template or balance; somebody must be told
 */
export type SmsOutcome = 'SENT' | 'TOO_OFTEN' | 'BAD_PHONE' | 'RETRY' | 'BAD_SETUP';

const EXACT: Readonly<Record<string, SmsOutcome>> = {
  Ok: 'SENT',
  'LimitExceeded.DeliveryFrequencyLimit': 'TOO_OFTEN',
  'FailedOperation.PhoneNumberInBlacklist': 'BAD_PHONE',
  'InvalidParameterValue.IncorrectPhoneNumber': 'BAD_PHONE',
  'UnsupportedOperation.UnsupportedRegion': 'BAD_PHONE',
  'UnsupportedOperation.UnsuportedRegion': 'BAD_PHONE',
  // A clock that is wrong stays wrong: trying again does not help.
  'InternalError.RequestTimeException': 'BAD_SETUP',
  'InternalError.RestApiInterfaceNotExist': 'BAD_SETUP',
  'InternalError.SigFieldMissing': 'BAD_SETUP',
  'InternalError.SigVerificationFail': 'BAD_SETUP',
};

const PREFIXES: readonly (readonly [string, SmsOutcome])[] = [
  ['LimitExceeded.PhoneNumber', 'TOO_OFTEN'],
  ['InternalError', 'RETRY'],
  ['RequestLimitExceeded', 'RETRY'],
  ['ResourceUnavailable', 'RETRY'],
];

/** The outcome of an error code of SMS API 3.0 (null: no code came back); an unknown one is ours to look at. */
export function outcomeOfCode(code: string | null): SmsOutcome {
  if (code === null) return 'RETRY';
  if (Object.hasOwn(EXACT, code)) return EXACT[code] ?? 'BAD_SETUP';
  return PREFIXES.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 'BAD_SETUP';
}
