import { NUMBER_PREFIXES, RECORD_TYPES, type RecordType } from 'shared-types/record.states';
import { address } from '@/ui/base/nav';

/** The screen a record of each type is read on; the public progress page where there is no other. */
const PAGES: Partial<Record<RecordType, string>> = {
  BOOKING: '/pages/booking/index',
  TICKET: '/pages/ticket/index',
  BOOKING_APPEAL: '/pages/appeal/index',
  LEAVE: '/packages/desk/leave/index',
  WAITLIST: '/pages/waitlist/index',
  CONSULTATION: '/pages/consultation/index',
  COMPLAINT: '/pages/complaint/index',
  CASE: '/pages/case/index',
  JOINT_APPROVAL: '/pages/case/index',
  AGENCY_CASE: '/packages/enterprise/case/index',
  MANDATE: '/packages/enterprise/mandate/index',
  INCIDENT: '/packages/desk/incidents/index',
  KEY_PROJECT: '/packages/desk/key-projects/index',
  GREEN_CHANNEL: '/packages/desk/key-projects/index',
  // Whose page it is depends on who asks: the client's case, or the agent's day.
  VISIT_ORDER: '/pages/record/index',
};

/** What a number's letters say it is. */
export const typeOfNumber = (number: string): RecordType | undefined =>
  RECORD_TYPES.find((type) => number.startsWith(NUMBER_PREFIXES[type]));

/** Where a record is read by its owner. */
export function pageOfRecord(number: string, type: RecordType | undefined = typeOfNumber(number)): string {
  return address((type && PAGES[type]) ?? '/pages/progress/index', { number });
}
