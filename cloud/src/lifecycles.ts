import { agencyLifecycle } from './agency/agency.rules';
import { greenChannelLifecycle } from './agency/green-channel.rules';
import { keyProjectLifecycle } from './agency/key-project.rules';
import { mandateLifecycle } from './agency/mandate.rules';
import { appealLifecycle } from './booking/appeal.rules';
import { bookingLifecycle } from './booking/booking.rules';
import { waitlistLifecycle } from './booking/waitlist.rules';
import { caseLifecycle } from './casework/casework.rules';
import { jointApprovalLifecycle } from './casework/joint-approval.rules';
import { complaintLifecycle } from './complaint/complaint.rules';
import { consultationLifecycle } from './consultation/consultation.rules';
import { incidentLifecycle } from './dispatch/incident.rules';
import { visitLifecycle } from './dispatch/visit.rules';
import type { AnyLifecycle } from './kernel/lifecycle/lifecycle.rules';
import { ticketLifecycle } from './queue/ticket.rules';
import { leaveLifecycle } from './roster/leave.rules';

/** Every lifecycle of the house, for the screens that show records of all types. */
export const LIFECYCLES: readonly AnyLifecycle[] = [
  caseLifecycle,
  jointApprovalLifecycle,
  bookingLifecycle,
  waitlistLifecycle,
  ticketLifecycle,
  appealLifecycle,
  consultationLifecycle,
  complaintLifecycle,
  visitLifecycle,
  incidentLifecycle,
  agencyLifecycle,
  mandateLifecycle,
  keyProjectLifecycle,
  greenChannelLifecycle,
  leaveLifecycle,
];
