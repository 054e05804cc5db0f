import type { agencyRoutes } from './agency.contract';
import type { agencyEndRoutes } from './agency-end.contract';
import type { agencyLifeRoutes } from './agency-life.contract';
import type { agencyMaterialsRoutes } from './agency-materials.contract';
import type { agencyPlanRoutes } from './agency-plan.contract';
import type { attachmentRoutes } from './attachment.contract';
import type { backOfficeRoutes } from './back-office.contract';
import type { bookingRoutes } from './booking.contract';
import type { bookingDeskRoutes } from './booking-desk.contract';
import type { bookingMarksRoutes } from './booking-marks.contract';
import type { calendarRoutes } from './calendar.contract';
import type { caseworkRoutes } from './casework.contract';
import type { complaintRoutes } from './complaint.contract';
import type { consultationRoutes } from './consultation.contract';
import type { RouteInput, RouteResult } from './contract';
import type { dayPlanRoutes } from './day-plan.contract';
import type { directoryRoutes } from './directory.contract';
import type { dispatchRoutes } from './dispatch.contract';
import type { documentRoutes } from './document.contract';
import type { enterpriseRoutes } from './enterprise.contract';
import type { familyRoutes } from './family.contract';
import type { greenChannelRoutes } from './green-channel.contract';
import type { identityRoutes } from './identity.contract';
import type { incidentRoutes } from './incident.contract';
import type { insightRoutes } from './insight.contract';
import type { jointApprovalRoutes } from './joint-approval.contract';
import type { keyProjectRoutes } from './key-project.contract';
import type { knowledgeRoutes } from './knowledge.contract';
import type { leaveRoutes } from './leave.contract';
import type { mandateRoutes } from './mandate.contract';
import type { notificationRoutes } from './notification.contract';
import type { paymentRoutes } from './payment.contract';
import type { precheckRoutes } from './precheck.contract';
import type { queueRoutes } from './queue.contract';
import type { realNameRoutes } from './real-name.contract';
import type { receptionRoutes } from './reception.contract';
import type { recordRoutes } from './record.contract';
import type { replyRoutes } from './reply.contract';
import type { rosterRoutes } from './roster.contract';
import type { signingRoutes } from './signing.contract';
import type { siteDaysRoutes } from './site-days.contract';
import type { siteQueuesRoutes } from './site-queues.contract';
import type { staffRoutes } from './staff.contract';
import type { supervisionRoutes } from './supervision.contract';
import type { ticketIntakeRoutes } from './ticket-intake.contract';
import type { visitRoutes } from './visit.contract';
import type { visitSafetyRoutes } from './visit-safety.contract';
import type { waitlistRoutes } from './waitlist.contract';

/** Every route of the house: the type all clients are drawn from. It exists only for the type checker. */
export type Routes = typeof identityRoutes &
  typeof directoryRoutes &
  typeof bookingRoutes &
  typeof waitlistRoutes &
  typeof queueRoutes &
  typeof siteDaysRoutes &
  typeof siteQueuesRoutes &
  typeof ticketIntakeRoutes &
  typeof bookingDeskRoutes &
  typeof bookingMarksRoutes &
  typeof enterpriseRoutes &
  typeof staffRoutes &
  typeof familyRoutes &
  typeof recordRoutes &
  typeof replyRoutes &
  typeof documentRoutes &
  typeof attachmentRoutes &
  typeof notificationRoutes &
  typeof calendarRoutes &
  typeof supervisionRoutes &
  typeof consultationRoutes &
  typeof knowledgeRoutes &
  typeof complaintRoutes &
  typeof caseworkRoutes &
  typeof backOfficeRoutes &
  typeof jointApprovalRoutes &
  typeof precheckRoutes &
  typeof receptionRoutes &
  typeof rosterRoutes &
  typeof leaveRoutes &
  typeof dispatchRoutes &
  typeof visitRoutes &
  typeof visitSafetyRoutes &
  typeof incidentRoutes &
  typeof dayPlanRoutes &
  typeof agencyRoutes &
  typeof mandateRoutes &
  typeof signingRoutes &
  typeof realNameRoutes &
  typeof agencyEndRoutes &
  typeof agencyLifeRoutes &
  typeof agencyMaterialsRoutes &
  typeof agencyPlanRoutes &
  typeof keyProjectRoutes &
  typeof greenChannelRoutes &
  typeof insightRoutes &
  typeof paymentRoutes;

export type RouteName = keyof Routes & string;
export type InputOf<K extends RouteName> = RouteInput<Routes[K]>;
export type ResultOf<K extends RouteName> = RouteResult<Routes[K]>;
