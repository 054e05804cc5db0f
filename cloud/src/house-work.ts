import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { AgencyJobs } from './agency/agency.jobs';
import { Agency } from './agency/agency.service';
import { AgencyFilings } from './agency/agency-filing.service';
import { AgencyMandate } from './agency/agency-mandate';
import { GreenChannels } from './agency/green-channel.service';
import { MandateJobs } from './agency/mandate.jobs';
import { MANDATE_TOPIC } from './agency/mandate-news';
import { MandateSigning } from './agency/mandate-signing';
import { BookingJobs } from './booking/booking.jobs';
import { BookingIdentities } from './booking/booking-identities';
import { BookingMarks } from './booking/booking-marks';
import { BookingsOnDays } from './booking/bookings-on-days.queries';
import { BookingsWithout } from './booking/bookings-without.queries';
import { MarkJobs } from './booking/marks.jobs';
import { SlotCheck } from './booking/slot-check';
import { SlotDays } from './booking/slot-days.service';
import { DayUses } from './calendar/day-uses';
import { DATE_MOVED_TOPIC, RECOMPUTE_JOB, Recomputation } from './calendar/recomputation';
import { CaseFiles } from './casework/case-files';
import { CasePushes, PUSH_JOB } from './casework/case-pushes';
import { CaseworkJobs } from './casework/casework.jobs';
import { CASE_MOVED_TOPIC } from './casework/casework.rules';
import { CaseworkService } from './casework/casework.service';
import { COLLECTED_TOPIC, Deliveries } from './casework/delivery.service';
import { ASK_JOB, DepartmentAsking } from './casework/department-asking';
import { Handovers } from './casework/handover.service';
import { IntakeOrigin } from './casework/intake-origin';
import { JointApprovals } from './casework/joint-approval.service';
import { Prechecks } from './casework/prechecks';
import { SiteHours } from './directory/site-hours';
import { ALARM_TOPIC, AlarmNews } from './dispatch/alarm-news';
import { DispatchJobs, SEEK_JOB } from './dispatch/dispatch.jobs';
import { IncidentJobs } from './dispatch/incident.jobs';
import { SUSPEND_JOB } from './dispatch/suspension.service';
import { VISIT_HOLDER_TOPIC } from './dispatch/visit-news';
import { VisitsDuring } from './dispatch/visits-during.queries';
import { WAKE_TOPIC, Waking } from './dispatch/waking.service';
import { IdentityJobs } from './identity/identity.jobs';
import { PERSON_MERGED_TOPIC } from './identity/merging.service';
import { PHONE_VERIFIED_TOPIC } from './identity/phone-claims.service';
import { CalendarInForce } from './kernel/deadline/calendar-in-force';
import { TimerJobs } from './kernel/deadline/timer.jobs';
import { AttachmentJobs } from './kernel/files/attachment.jobs';
import { Housekeeping } from './kernel/jobs/housekeeping';
import { Jobs } from './kernel/jobs/jobs';
import { LiveFeed } from './kernel/outbox/live-feed';
import { POSITIONS, Relay } from './kernel/outbox/relay';
import { NoticeDelivery } from './notification/notice-delivery';
import { NOTICE_TOPIC } from './notification/notification.service';
import { PAYMENT_TOPIC } from './payment/order-book';
import { PaymentJobs } from './payment/payment.jobs';
import { Reconciliation } from './payment/reconciliation';
import { REFUND_TOPIC } from './payment/refunds.service';
import { WechatOrders } from './payment/wechat-orders';
import { QueueJobs } from './queue/queue.jobs';
import { TicketIntakes } from './queue/ticket-intake';
import { TEXT_WRITTEN_TOPIC, TextChecks } from './reply/text-checks.service';
import { AbsenceUses } from './roster/absence-uses';
import { LEAVE_NEWS_TOPIC, LEAVE_SUBMITTED_TOPIC, Leaves } from './roster/leave.service';
import { ROSTER_GAPS_TOPIC, RosterCheck } from './roster/roster-check';
import { ROSTER_PUBLISHED_TOPIC, SHIFTS_CHANGED_TOPIC } from './roster/roster-days';
import { Signatories } from './signing/signatories';
import { PromisesDuring } from './supervision/promises-during.queries';
import { RosterNews } from './supervision/roster-news';
import { Supervision } from './supervision/supervision.service';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** A moment no listener notices, and under load the work of hundreds of commits is done in one go. */
const REST_MS = 25;

/** Everything the house does by itself: which news has a handler, and which work is done how often. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class HouseWork {
  @Inject()
  jobs!: Jobs;

  @Inject()
  relay!: Relay;

  @Inject()
  feed!: LiveFeed;

  @Inject()
  timerJobs!: TimerJobs;

  @Inject()
  housekeeping!: Housekeeping;

  @Inject()
  attachmentJobs!: AttachmentJobs;

  @Inject()
  noticeDelivery!: NoticeDelivery;

  @Inject()
  identityJobs!: IdentityJobs;

  @Inject()
  casework!: CaseworkService;

  @Inject()
  caseFiles!: CaseFiles;

  @Inject()
  deliveries!: Deliveries;

  @Inject()
  handovers!: Handovers;

  @Inject()
  jointApprovals!: JointApprovals;

  @Inject()
  prechecks!: Prechecks;

  @Inject()
  casePushes!: CasePushes;

  @Inject()
  departmentAsking!: DepartmentAsking;

  @Inject()
  caseworkJobs!: CaseworkJobs;

  @Inject()
  bookingJobs!: BookingJobs;

  @Inject()
  dayUses!: DayUses;

  @Inject()
  bookingsOnDays!: BookingsOnDays;

  @Inject()
  bookingIdentities!: BookingIdentities;

  @Inject()
  bookingMarks!: BookingMarks;

  @Inject()
  markJobs!: MarkJobs;

  @Inject()
  slotDays!: SlotDays;

  @Inject()
  slotCheck!: SlotCheck;

  @Inject()
  siteHours!: SiteHours;

  @Inject()
  queueJobs!: QueueJobs;

  @Inject()
  intakeOrigin!: IntakeOrigin;

  @Inject()
  ticketIntakes!: TicketIntakes;

  @Inject()
  waking!: Waking;

  @Inject()
  alarmNews!: AlarmNews;

  @Inject()
  dispatchJobs!: DispatchJobs;

  @Inject()
  incidentJobs!: IncidentJobs;

  @Inject()
  supervision!: Supervision;

  @Inject()
  rosterCheck!: RosterCheck;

  @Inject()
  leaves!: Leaves;

  @Inject()
  absenceUses!: AbsenceUses;

  @Inject()
  bookingsWithout!: BookingsWithout;

  @Inject()
  visitsDuring!: VisitsDuring;

  @Inject()
  promisesDuring!: PromisesDuring;

  @Inject()
  rosterNews!: RosterNews;

  @Inject()
  calendarInForce!: CalendarInForce;

  @Inject()
  recomputation!: Recomputation;

  @Inject()
  agency!: Agency;

  @Inject()
  signatories!: Signatories;

  @Inject()
  mandateSigning!: MandateSigning;

  @Inject()
  mandateJobs!: MandateJobs;

  @Inject()
  agencyFilings!: AgencyFilings;

  @Inject()
  agencyMandate!: AgencyMandate;

  @Inject()
  agencyJobs!: AgencyJobs;

  @Inject()
  greenChannels!: GreenChannels;

  @Inject()
  paymentJobs!: PaymentJobs;

  @Inject()
  textChecks!: TextChecks;

  @Inject()
  wechatOrders!: WechatOrders;

  @Inject()
  reconciliation!: Reconciliation;

  assign(): void {
    this.dayUses.register((days, calendar) => this.bookingsOnDays.touched(days, calendar));
    this.intakeOrigin.register((clerk, ticket, number) => this.ticketIntakes.note(clerk, ticket, number));
    this.absenceUses.register((absence) => this.bookingsWithout.of(absence));
    this.absenceUses.register((absence) => this.visitsDuring.of(absence));
    this.absenceUses.register((absence) => this.promisesDuring.of(absence));
    this.signatories.register('MANDATE', this.mandateSigning);
    this.relay.register(NOTICE_TOPIC, (payload) => this.noticeDelivery.deliver(payload));
    this.relay.register(PHONE_VERIFIED_TOPIC, (payload) => this.phoneVerified(payload));
    this.relay.register(ROSTER_PUBLISHED_TOPIC, (payload) => this.slotDays.follow(payload));
    this.relay.register(ROSTER_GAPS_TOPIC, (payload) => this.rosterNews.tellGaps(payload));
    this.relay.register(LEAVE_SUBMITTED_TOPIC, (payload) => this.rosterNews.tellSubmitted(payload));
    this.relay.register(LEAVE_NEWS_TOPIC, (payload) => this.rosterNews.tellDecided(payload));
    this.relay.register(SHIFTS_CHANGED_TOPIC, (payload) => this.rosterNews.tellChanged(payload));
    this.relay.register(PERSON_MERGED_TOPIC, (payload) => this.personMerged(payload));
    this.relay.register(PAYMENT_TOPIC, (payload) => this.caseFiles.notePaid(payload));
    this.relay.register(COLLECTED_TOPIC, (payload) => this.deliveries.dropPostage(payload));
    this.relay.register(DATE_MOVED_TOPIC, (payload) => this.supervision.tellMoved(payload));
    this.relay.register(VISIT_HOLDER_TOPIC, (payload) => this.agency.follow(payload));
    this.relay.register(WAKE_TOPIC, (payload) => this.waking.deliver(payload));
    this.relay.register(ALARM_TOPIC, (payload) => this.alarmNews.deliver(payload));
    this.relay.register(MANDATE_TOPIC, (payload) => this.agencyMandate.follow(payload));
    this.relay.register(CASE_MOVED_TOPIC, (payload) => this.agencyFilings.follow(payload));
    this.relay.register(TEXT_WRITTEN_TOPIC, (payload) => this.textChecks.check(payload));
    this.relay.register(REFUND_TOPIC, (payload) => this.wechatOrders.sendRefund(payload));
    this.jobs.add('outbox.position', SECOND, () => this.position(), REST_MS);
    this.jobs.add('outbox.deliver', SECOND, () => this.deliver(), REST_MS);
    this.jobs.add('feed.pump', SECOND, () => this.feed.pump());
    this.jobs.add('feed.recheck', MINUTE, () => this.feed.recheck());
    this.jobs.add('timer.breach', MINUTE, () => this.timerJobs.recordBreaches());
    this.jobs.add('calendar.follow', SECOND, () => this.calendarInForce.follow());
    this.jobs.add(RECOMPUTE_JOB, 5 * SECOND, () => this.recomputation.proceed());
    this.jobs.add('supervision.escalate', MINUTE, () => this.supervision.escalate());
    this.jobs.add('housekeeping', 10 * MINUTE, () => this.housekeeping.sweep());
    this.jobs.add('files.sweep', 10 * MINUTE, () => this.attachmentJobs.sweep());
    this.jobs.add('identity.sweep', 60 * MINUTE, () => this.identityJobs.sweep());
    this.jobs.add('casework.lapse', MINUTE, () => this.caseworkJobs.endLapsed());
    this.jobs.add('casework.precheck', 60 * MINUTE, () => this.prechecks.forget());
    this.jobs.add('casework.joint', MINUTE, () => this.jointApprovals.concludeSettled());
    this.jobs.add('casework.handover', MINUTE, () => this.handovers.returnLapsed());
    this.jobs.add('casework.remind', 10 * MINUTE, () => this.caseworkJobs.remind());
    this.jobs.add(PUSH_JOB, 5 * SECOND, () => this.casePushes.pushDue());
    this.jobs.add(ASK_JOB, 30 * SECOND, () => this.departmentAsking.askDue());
    this.jobs.add('booking.lapse', 10 * SECOND, () => this.bookingJobs.lapse());
    this.jobs.add('roster.leave', 5 * MINUTE, () => this.leaves.proceed());
    this.jobs.add('roster.check', 10 * MINUTE, () => this.rosterCheck.lookAhead());
    this.jobs.add('queue.day', 5 * MINUTE, () => this.queueJobs.endDay());
    this.jobs.add('booking.marks', 10 * MINUTE, () => this.markJobs.sweep());
    this.jobs.add('booking.check', 10 * MINUTE, () => this.slotCheck.compareTonight());
    this.jobs.add('waitlist.sweep', MINUTE, () => this.bookingJobs.serveWaiting());
    this.jobs.add('waitlist.end', 60 * MINUTE, () => this.bookingJobs.endWaiting());
    this.jobs.add('directory.hours', SECOND, () => this.siteHours.follow());
    this.jobs.add('dispatch.expire', 10 * SECOND, () => this.dispatchJobs.expireOffers());
    this.jobs.add('dispatch.wake', 10 * SECOND, () => this.dispatchJobs.wakePhones());
    this.jobs.add('dispatch.call', MINUTE, () => this.dispatchJobs.remindToCall());
    this.jobs.add('dispatch.late', MINUTE, () => this.dispatchJobs.tellLate());
    this.jobs.add('dispatch.relieve', MINUTE, () => this.dispatchJobs.relieveEndangered());
    this.jobs.add('dispatch.watch', 30 * SECOND, () => this.dispatchJobs.watch());
    this.jobs.add(SUSPEND_JOB, MINUTE, () => this.dispatchJobs.suspend());
    this.jobs.add(SEEK_JOB, MINUTE, () => this.dispatchJobs.seekAgents());
    this.jobs.add('dispatch.forget', 60 * MINUTE, () => this.dispatchJobs.forgetPositions());
    this.jobs.add('mandate.settle', MINUTE, () => this.mandateJobs.settle());
    this.jobs.add('agency.mandate', MINUTE, () => this.agencyMandate.followBegun());
    this.jobs.add('agency.remind', 10 * MINUTE, () => this.agencyJobs.remind());
    this.jobs.add('agency.papers', 10 * MINUTE, () => this.agencyJobs.alarmOutstanding());
    this.jobs.add('agency.green', 10 * MINUTE, () => this.greenChannels.expire());
    this.jobs.add('incident.send', 10 * SECOND, () => this.incidentJobs.sendWaiting());
    this.jobs.add('incident.alarm', 10 * SECOND, () => this.incidentJobs.alarm());
    this.jobs.add('incident.forget', 60 * MINUTE, () => this.incidentJobs.forgetPositions());
    this.jobs.add('payment.bill', 10 * MINUTE, () => this.reconcile());
    this.jobs.add('payment.follow', 30 * SECOND, () => this.paymentJobs.follow());
    this.relay.onWake((pending) => {
      this.jobs.nudge('outbox.position');
      if (pending) this.jobs.nudge('outbox.deliver');
    });
  }

  private async phoneVerified(payload: { personId: number }): Promise<void> {
    await this.casework.claim(payload);
    await this.bookingIdentities.claim(payload);
    await this.bookingMarks.review(`P:${payload.personId}`);
  }

  private async personMerged(payload: { fromPersonId: number; intoPersonId: number }): Promise<void> {
    await this.bookingIdentities.unite(payload);
    await this.bookingMarks.review(`P:${payload.intoPersonId}`);
  }

  private async position(): Promise<void> {
    for (let given = POSITIONS; given === POSITIONS; ) {
      given = await this.relay.position();
      if (given > 0) this.jobs.nudge('feed.pump');
    }
  }

  private async reconcile(): Promise<void> {
    while ((await this.reconciliation.compareNext()) !== null);
  }

  private async deliver(): Promise<void> {
    while ((await this.relay.deliver()) > 0);
  }
}
