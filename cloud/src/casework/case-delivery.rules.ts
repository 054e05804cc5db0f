import { CLERK, OPEN, REVIEWER } from './case-actors.rules';
import {
  all,
  approvedOnly,
  certifiedOnly,
  feesPaid,
  mailChosen,
  mailedOnly,
  notCertified,
  notMailed,
  notRejected,
} from './case-guards.rules';

/** The promises that end when the result is in its applicant's hands, or on its way to them. */
export const DELIVERED_BY = ['LICENCE_DELIVERY', 'CERTIFICATE_NOTICE'] as const;

/** 制证、发证、送达: made, told of the same day, collected or mailed (行政许可法 art. 44; 3.6.1). */
export const deliveryActions = {
  certify: {
    from: ['DECIDED_APPROVED', 'DECIDED_TOLERANCE', 'NOTIFIED'],
    to: 'SAME',
    who: [...CLERK, ...REVIEWER],
    label: '证件已制作，已到窗口',
    guard: all(approvedOnly, notCertified),
    starts: ['CERTIFICATE_NOTICE'],
  },
  callToCollect: {
    from: ['NOTIFIED'],
    to: 'SAME',
    who: [...CLERK, 'HOUSE'],
    label: '已通知您领取证件',
    guard: all(certifiedOnly, notMailed),
    finishes: DELIVERED_BY,
  },
  chooseMail: {
    from: OPEN,
    to: 'SAME',
    who: ['OWNER', ...CLERK],
    label: '选择邮寄送达',
    guard: all(notRejected, notMailed),
  },
  chooseCollect: {
    from: OPEN,
    to: 'SAME',
    who: ['OWNER', ...CLERK],
    label: '选择到窗口领取',
    guard: all(mailChosen, notMailed),
  },
  mail: {
    from: ['NOTIFIED'],
    to: 'SAME',
    who: CLERK,
    label: '结果已寄出',
    guard: all(approvedOnly, mailChosen, notMailed, feesPaid),
    finishes: DELIVERED_BY,
  },
  confirmReceipt: {
    from: ['NOTIFIED'],
    to: 'DELIVERED',
    who: ['OWNER', ...CLERK],
    label: '邮寄的结果已收到',
    guard: mailedOnly,
  },
  deliver: {
    from: ['NOTIFIED'],
    to: 'DELIVERED',
    who: CLERK,
    label: '结果已送达',
    guard: all(approvedOnly, feesPaid),
    finishes: DELIVERED_BY,
  },
} as const;
