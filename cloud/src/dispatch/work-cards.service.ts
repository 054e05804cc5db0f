import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { CARD_PART_LABELS, type CardPart } from 'shared-types/dispatch.states';
import type { CardCheck, WorkCard } from 'shared-types/visit-safety.contract';
import type { Centre } from '../directory/centre.config';
import { PersonDirectory, type StaffCard } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { notFound } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { RecordViews } from '../kernel/lifecycle/record-views';
import type { Person, Staff } from '../kernel/session/actor';
import type { DispatchRules } from './dispatch.config';
import { VisitOrderRow } from './dispatch.entity';
import { RUNNING } from './visit.rules';
import { VisitReaders } from './visit-readers';
import { VisitSecrets } from './visit-secrets';

/** Work cards: shown by agents at the door, checked by clients, so that nobody else comes in for them. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class WorkCards {
  @Inject()
  database!: Database;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  views!: RecordViews;

  @Inject()
  readers!: VisitReaders;

  @Inject()
  secrets!: VisitSecrets;

  @Inject('centre')
  centre!: Centre;

  @Inject('dispatch')
  rules!: DispatchRules;

  /** The card of an agent who makes this visit, with the code of this moment. @throws 404 for others. */
  async show(agent: Staff, number: string): Promise<WorkCard> {
    const { staff } = agent;
    const record = await this.readers.ofTeam(number, agent);
    const stretch = this.stretch();
    const part: CardPart = record.holderStaffId === staff.id ? 'LEAD' : 'COMPANION';
    return {
      name: staff.name,
      workNo: staff.workNo,
      part,
      partLabel: CARD_PART_LABELS[part],
      code: this.secrets.cardCode(record.id, staff.id, stretch),
      changesAt: new Date((stretch + 1) * this.rules.workCard.codeSeconds * 1000).toISOString(),
    };
  }

  /** Whether what the one at the door shows is the card of somebody on this visit now. For its owner alone. */
  async check(person: Person, number: string, shown: string): Promise<CardCheck> {
    const { record, capacities } = await this.views.read('VISIT_ORDER', number, person);
    if (!capacities.includes('OWNER')) throw notFound();
    const stretch = this.stretch();
    for (const { card, part } of await this.sent(record)) {
      const codes = [stretch, stretch - 1].map((each) => this.secrets.cardCode(record.id, card.id, each));
      const byCode = codes.includes(shown);
      if (!byCode && card.workNo.toUpperCase() !== shown.toUpperCase()) continue;
      const advice = byCode ? '是中心派来的人，请放心接待' : '工号对得上。请再看一眼他手机上的动态码，更稳妥';
      return { genuine: true, name: card.name, workNo: card.workNo, partLabel: CARD_PART_LABELS[part], byCode, advice };
    }
    const advice = `不是这一次上门的代办员。请先不要开门、不要交材料，并打电话 ${this.centre.phones.hotline} 核实`;
    return { genuine: false, name: null, workNo: null, partLabel: null, byCode: false, advice };
  }

  /** Who is on the visit now and still works here as an agent. */
  private async sent({ id, state, holderStaffId }: RecordRow): Promise<{ card: StaffCard; part: CardPart }[]> {
    if (!(RUNNING as readonly string[]).includes(state)) return [];
    const { companionStaffId } = await this.database.repository(VisitOrderRow).findOneByOrFail({ id });
    const team = [
      { staffId: holderStaffId, part: 'LEAD' },
      { staffId: companionStaffId, part: 'COMPANION' },
    ] as const;
    const found: { card: StaffCard; part: CardPart }[] = [];
    for (const { staffId, part } of team) {
      const card = staffId === null ? null : await this.people.staffById(staffId);
      if (card?.roles.includes('PROXY_AGENT')) found.push({ card, part });
    }
    return found;
  }

  private stretch(): number {
    return Math.floor(now().getTime() / (this.rules.workCard.codeSeconds * 1000));
  }
}
