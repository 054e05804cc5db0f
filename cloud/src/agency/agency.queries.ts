import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { AgencyView, VisitTimes } from 'shared-types/agency.contract';
import {
  AGENCY_ACTIONS,
  ALTERNATIVE_LABELS,
  type Alternative,
  MATERIAL_CUSTODY_LABELS,
  SERVICE_MODE_LABELS,
  TERMINATION_GROUND_LABELS,
} from 'shared-types/agency.states';
import type { Centre } from '../directory/centre.config';
import type { DispatchRules } from '../dispatch/dispatch.config';
import { VisitQueries } from '../dispatch/dispatch.queries';
import { Suspensions } from '../dispatch/suspension.queries';
import { touches, unsuspended } from '../dispatch/suspension.rules';
import { VisitSecrets } from '../dispatch/visit-secrets';
import { offeredDays, urgentWindow } from '../dispatch/visit-time.rules';
import { now } from '../kernel/clock';
import { unguarded } from '../kernel/lifecycle/lifecycle.rules';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { type ReadRecord, RecordViews } from '../kernel/lifecycle/record-views';
import { maskAddress, maskName, maskPhone } from '../kernel/privacy/mask.rules';
import type { Person } from '../kernel/session/actor';
import type { AgencyCaseRow } from './agency.entity';
import { agencyLifecycle, isResumption } from './agency.rules';
import { AgencyCases } from './agency-cases';
import { nextWords } from './agency-next.rules';
import { AgencyPermits } from './agency-permits';
import { ClientCodes, pickUpKey } from './client-codes';
import { GreenChannelsInForce } from './green-channels-in-force';
import { KeyProjectsInForce } from './key-projects-in-force';

const OFFERED: readonly string[] = AGENCY_ACTIONS;

/** What the screens of a request read. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AgencyQueries {
  @Inject()
  cases!: AgencyCases;

  @Inject()
  permits!: AgencyPermits;

  @Inject()
  codes!: ClientCodes;

  @Inject()
  views!: RecordViews;

  @Inject()
  visits!: VisitQueries;

  @Inject()
  suspensions!: Suspensions;

  @Inject()
  secrets!: VisitSecrets;

  @Inject()
  keyProjects!: KeyProjectsInForce;

  @Inject()
  greenChannels!: GreenChannelsInForce;

  @Inject('centre')
  centre!: Centre;

  @Inject('dispatch')
  rules!: DispatchRules;

  /** The times a visit may be asked for now: none of those in which no visits are made. */
  async times(): Promise<VisitTimes> {
    const at = now();
    const suspended = await this.suspensions.inForce(at);
    const urgent = urgentWindow(this.rules, at);
    const urgentFree = urgent !== null && !suspended.some((each) => touches(each, urgent.from, urgent.to));
    return {
      days: unsuspended(offeredDays(this.rules, at), suspended),
      urgent: { available: urgentFree, withinHours: this.rules.urgentWithinHours },
    };
  }

  /** One request for its owner or the desk, with every visit and its steps; address and contact are masked for all. */
  async view(number: string, person: Person): Promise<AgencyView> {
    const read = await this.views.read('AGENCY_CASE', number, person);
    const request = await this.cases.rowOf(read.record);
    const view = await this.views.view(read);
    const visits = await this.visits.viewsFor(read.record.id, person);
    const contact = this.secrets.openContact(request.contact);
    const plan = await this.cases.latestPlan(read.record);
    const shown = read.asStaff ? plan : await this.cases.latestSent(read.record);
    return {
      ...view,
      actions: await this.offered(read.record, view.actions),
      next: nextWords(view.state, request.mode, plan?.state ?? null) ?? view.next,
      mode: request.mode,
      modeLabel: SERVICE_MODE_LABELS[request.mode].label,
      items: request.items.map((key) => ({ key, name: this.centre.itemByKey(key)?.name ?? key })),
      enterprise: await this.cases.enterpriseOf(read.record),
      urgent: request.urgent,
      from: request.windowFrom.toISOString(),
      to: request.windowTo.toISOString(),
      address: maskAddress(this.secrets.openPlace(request.place).address),
      contact: { name: maskName(contact.name), phone: maskPhone(contact.phone) },
      alternatives: request.alternatives
        .split(',')
        .filter((key) => key !== '')
        .map((key) => ({ key: key as Alternative, label: ALTERNATIVE_LABELS[key as Alternative] })),
      plan: shown && { no: shown.no, state: shown.state },
      custodyLabel: request.custody && MATERIAL_CUSTODY_LABELS[request.custody],
      groundLabel: request.ground && TERMINATION_GROUND_LABELS[request.ground],
      pickUp: await this.pickUp(read),
      closing: read.asStaff && request.closingVersion === read.record.version ? closingOf(request) : null,
      visits,
      keyProject: await this.keyProjects.shownOn(read.record),
      greenChannel: await this.greenChannels.shownOn(read.record),
    };
  }

  /** What the agent has fetched for the client; its code is for whoever is to show it. */
  private async pickUp({ record, asStaff }: ReadRecord): Promise<AgencyView['pickUp']> {
    const results = await this.permits.inHand(record.id);
    if (results.length === 0) return null;
    const code = asStaff ? null : this.codes.of('pick-up', pickUpKey(record.id, results));
    return { items: results.map(({ name }) => name), code };
  }

  /** What the reader may do now; every way back from standing still is offered as one. */
  private async offered(record: RecordRow, actions: readonly string[]): Promise<string[]> {
    const open = unguarded(agencyLifecycle, actions, await this.cases.facts(record));
    const named = open.map(offeredAs);
    return named.filter((action) => OFFERED.includes(action));
  }
}

const closingOf = ({ closingProposedAt, closingNote }: AgencyCaseRow): AgencyView['closing'] =>
  closingProposedAt && { proposedAt: closingProposedAt.toISOString(), note: closingNote };

/** Screens know one way back from standing still, and one way to withdraw. */
const offeredAs = (action: string): string => {
  if (isResumption(action)) return 'resume';
  return action === 'withdrawHolding' ? 'withdraw' : action;
};
