import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { AgencyView, VisitTimes } from 'shared-types/agency.contract';
import { AGENCY_ACTIONS, ALTERNATIVE_LABELS, type Alternative, SERVICE_MODE_LABELS } from 'shared-types/agency.states';
import type { Centre } from '../directory/centre.config';
import type { DispatchRules } from '../dispatch/dispatch.config';
import { VisitQueries } from '../dispatch/dispatch.queries';
import { VisitSecrets } from '../dispatch/visit-secrets';
import { offeredDays, urgentWindow } from '../dispatch/visit-time.rules';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { unguarded } from '../kernel/lifecycle/lifecycle.rules';
import { RecordViews } from '../kernel/lifecycle/record-views';
import { maskAddress, maskName, maskPhone } from '../kernel/privacy/mask.rules';
import type { Person } from '../kernel/session/actor';
import { AgencyCaseRow } from './agency.entity';
import { agencyLifecycle } from './agency.rules';

const OFFERED: readonly string[] = AGENCY_ACTIONS;

/** What the screens of a request read. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AgencyQueries {
  @Inject()
  database!: Database;

  @Inject()
  views!: RecordViews;

  @Inject()
  visits!: VisitQueries;

  @Inject()
  secrets!: VisitSecrets;

  @Inject('centre')
  centre!: Centre;

  @Inject('dispatch')
  rules!: DispatchRules;

  /** The times a visit may be asked for now. */
  times(): VisitTimes {
    const at = now();
    return {
      days: offeredDays(this.rules, at),
      urgent: { available: urgentWindow(this.rules, at) !== null, withinHours: this.rules.urgentWithinHours },
    };
  }

  /** One request for its owner or the desk, with every visit and its steps; address and contact are masked for all. */
  async view(number: string, person: Person): Promise<AgencyView> {
    const read = await this.views.read('AGENCY_CASE', number, person);
    const { id, ownerEnterpriseId } = read.record;
    const request = await this.database.repository(AgencyCaseRow).findOneByOrFail({ id });
    const view = await this.views.view(read);
    const visits = await this.visits.viewsFor(id, person);
    const contact = this.secrets.openContact(request.contact);
    return {
      ...view,
      actions: unguarded(agencyLifecycle, view.actions, { visit: visits[0] ?? null }).filter((action) =>
        OFFERED.includes(action),
      ),
      mode: request.mode,
      modeLabel: SERVICE_MODE_LABELS[request.mode].label,
      items: request.items.map((key) => ({ key, name: this.centre.itemByKey(key)?.name ?? key })),
      enterprise: ownerEnterpriseId === null ? null : await this.enterprise(ownerEnterpriseId),
      urgent: request.urgent,
      from: request.windowFrom.toISOString(),
      to: request.windowTo.toISOString(),
      address: maskAddress(this.secrets.openPlace(request.place).address),
      contact: { name: maskName(contact.name), phone: maskPhone(contact.phone) },
      alternatives: request.alternatives
        .split(',')
        .filter((key) => key !== '')
        .map((key) => ({ key: key as Alternative, label: ALTERNATIVE_LABELS[key as Alternative] })),
      visits,
    };
  }

  private enterprise(id: number): Promise<AgencyView['enterprise']> {
    return this.database.row('SELECT credit_code AS creditCode, name FROM enterprise WHERE id = ?', [id]);
  }
}
