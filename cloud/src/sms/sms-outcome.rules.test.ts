import { outcomeOfCode } from './sms-outcome.rules';

it.each([
  ['Ok', 'SENT'],
  ['LimitExceeded.PhoneNumberThirtySecondLimit', 'TOO_OFTEN'],
  ['LimitExceeded.PhoneNumberOneHourLimit', 'TOO_OFTEN'],
  ['LimitExceeded.PhoneNumberDailyLimit', 'TOO_OFTEN'],
  ['LimitExceeded.PhoneNumberSameContentDailyLimit', 'TOO_OFTEN'],
  ['LimitExceeded.DeliveryFrequencyLimit', 'TOO_OFTEN'],
  ['LimitExceeded.AppMainlandChinaDailyLimit', 'BAD_SETUP'],
  ['InvalidParameterValue.IncorrectPhoneNumber', 'BAD_PHONE'],
  ['FailedOperation.PhoneNumberInBlacklist', 'BAD_PHONE'],
  ['UnsupportedOperation.UnsupportedRegion', 'BAD_PHONE'],
  ['FailedOperation.InsufficientBalanceInSmsPackage', 'BAD_SETUP'],
  ['FailedOperation.ContainSensitiveWord', 'BAD_SETUP'],
  ['UnauthorizedOperation.RequestIpNotInWhitelist', 'BAD_SETUP'],
  ['AuthFailure.SignatureFailure', 'BAD_SETUP'],
  ['InternalError', 'RETRY'],
  ['InternalError.Timeout', 'RETRY'],
  ['InternalError.RequestTimeException', 'BAD_SETUP'],
  ['RequestLimitExceeded.UinLimitExceeded', 'RETRY'],
  ['ACodeNobodyHasSeen', 'BAD_SETUP'],
  ['constructor', 'BAD_SETUP'],
  [null, 'RETRY'],
])('%s means %s', (code, outcome) => {
  expect(outcomeOfCode(code)).toBe(outcome);
});
