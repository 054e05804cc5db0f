import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { CATEGORY_LABELS, type Category } from 'shared-types/directory.states';
import type { BoardLine, Candidate, VisitView } from 'shared-types/dispatch.contract';
import {
  DECLINE_REASON_LABELS,
  DUTY_LABELS,
  MATERIAL_FORM_LABELS,
  OBSTACLE_LABELS,
  OFFER_LABELS,
  OFFER_ROLE_LABELS,
  PAIR_REASON_LABELS,
  type PairReason,
  VISIT_ACTIONS,
  VISIT_STATES,
  type VisitState,
} from 'shared-types/dispatch.states';
import type { Role } from 'shared-types/identity.states';
import { Database } from '../kernel/database/database';
import { Attachments } from '../kernel/files/attachments';
import { Capacities } from '../kernel/lifecycle/capacities';
import { actionsFor, type Capacity } from '../kernel/lifecycle/lifecycle.rules';
import { RecordRow } from '../kernel/lifecycle/record.entity';
import { type ReadRecord, RecordViews } from '../kernel/lifecycle/record-views';
import { maskAddress, maskName, maskPhone } from '../kernel/privacy/mask.rules';
import type { Person, Staff } from '../kernel/session/actor';
import { AgentQueries } from './agents.queries';
import type { DispatchRules } from './dispatch.config';
import { VisitMaterialRow, type VisitOfferRow, VisitOrderRow } from './dispatch.entity';
import { areaOf, fits, inOrder, mayAsk, obstaclesOf } from './dispatch.rules';
import { AWAITED, stepsOf, visitLifecycle } from './visit.rules';
import { VisitReaders } from './visit-readers';
import { VisitSecrets } from './visit-secrets';

interface BoardFacts {
  id: number;
  number: string;
  state: VisitState;
  version: number;
  title: string;
  urgent: number;
  windowFrom: Date;
  windowTo: Date;
  place: Buffer;
  workNo: string | null;
  name: string | null;
  companionNo: string | null;
  companionName: string | null;
  pairReasons: string;
}

type OfferFacts = VisitOfferRow & { workNo: string; name: string };

/** The latest visit made for a subject, as the subject's own room needs it. */
export interface SubjectVisit {
  readonly id: number;
  readonly number: string;
  readonly state: VisitState;
  readonly open: boolean;
  readonly holderStaffId: number | null;
}

const OFFERED: readonly string[] = VISIT_ACTIONS;
const PAGE = 50;

/** Between whom a visit is, and who arranged it. */
const NEAR: readonly Capacity[] = ['OWNER', 'HOLDER', ...visitLifecycle.desk];

/** What the screens of visits and of the dispatcher read. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class VisitQueries {
  @Inject()
  database!: Database;

  @Inject()
  attachments!: Attachments;

  @Inject()
  views!: RecordViews;

  @Inject()
  readers!: VisitReaders;

  @Inject()
  capacities!: Capacities;

  @Inject()
  agents!: AgentQueries;

  @Inject()
  secrets!: VisitSecrets;

  @Inject('dispatch')
  rules!: DispatchRules;

  /** One visit for its owner, its agent or the desk: contact masked for all, the arrival code for its owner alone. */
  async view(number: string, person: Person): Promise<VisitView> {
    return this.show(await this.readers.read(number, person), person);
  }

  /** Every visit made for a subject, newest first, for somebody who may read the subject. */
  async viewsFor(subjectId: number, person: Person): Promise<VisitView[]> {
    const rows = await this.database.rows<{ id: number }>(
      'SELECT id FROM visit_order WHERE subject_id = ? ORDER BY id DESC LIMIT 20',
      [subjectId],
    );
    const views: VisitView[] = [];
    for (const { id } of rows) {
      const record = await this.database.repository(RecordRow).findOneByOrFail({ id });
      const capacities = await this.capacities.of(person, record);
      views.push(await this.show({ record, capacities, asStaff: !capacities.includes('OWNER') }, person));
    }
    return views;
  }

  /** The latest visit made for a subject; null when there was none. */
  async latestFor(subjectId: number): Promise<SubjectVisit | null> {
    const row = await this.database.row<Omit<SubjectVisit, 'open'> & { open: number }>(
      `SELECT r.id, r.number, r.state, r.open, r.holder_staff_id AS holderStaffId
         FROM visit_order v JOIN record r ON r.id = v.id WHERE v.subject_id = ? ORDER BY v.id DESC LIMIT 1`,
      [subjectId],
    );
    return row && { ...row, open: row.open === 1 };
  }

  /** The subject a visit is made for. */
  async subjectIdOf(visitId: number): Promise<number | null> {
    const visit = await this.database.repository(VisitOrderRow).findOneBy({ id: visitId });
    return visit?.subjectId ?? null;
  }

  /** Open visits by the beginning of their window, with every offer made and what the reader may do. */
  async board(reader: Staff, after: string | undefined): Promise<{ items: BoardLine[]; next: string | null }> {
    const last = after === undefined ? null : await this.windowOf(after);
    const rows = await this.database.rows<BoardFacts>(
      `SELECT v.id, r.number, r.state, r.version, r.title, v.urgent, v.window_from AS windowFrom,
              v.window_to AS windowTo, v.place, v.pair_reasons AS pairReasons, t.work_no AS workNo, t.name,
              c.work_no AS companionNo, c.name AS companionName
         FROM record r JOIN visit_order v ON v.id = r.id LEFT JOIN staff t ON t.id = r.holder_staff_id
              LEFT JOIN staff c ON c.id = v.companion_staff_id
        WHERE r.open = 1 AND r.type = 'VISIT_ORDER'
          AND (? IS NULL OR v.window_from > ? OR (v.window_from = ? AND v.id > ?))
        ORDER BY v.window_from, v.id LIMIT ${PAGE + 1}`,
      [last?.id ?? null, last?.windowFrom ?? null, last?.windowFrom ?? null, last?.id ?? null],
    );
    const page = rows.slice(0, PAGE);
    const offers = await this.offersOf(page.map(({ id }) => id));
    const items = page.map((row) => this.boardLine(row, offers.get(row.id) ?? [], reader.staff.roles));
    return { items, next: rows.length > PAGE ? (items.at(-1)?.number ?? null) : null };
  }

  /** Every agent judged for one visit, in the order they would be asked. */
  async candidates(number: string, person: Person): Promise<{ version: number; items: Candidate[] }> {
    const { record } = await this.views.read('VISIT_ORDER', number, person);
    const visit = await this.database.repository(VisitOrderRow).findOneByOrFail({ id: record.id });
    const choices = inOrder(await this.agents.choicesFor(record, visit));
    const items = choices.map((choice) => ({
      workNo: choice.workNo,
      name: choice.name,
      duty: choice.duty,
      dutyLabel: choice.duty === null ? OBSTACLE_LABELS.OFF_DUTY : DUTY_LABELS[choice.duty],
      isCaseAgent: choice.isCaseAgent,
      missingSkills: choice.missingSkills.map((skill) => CATEGORY_LABELS[skill as Category] ?? skill),
      metres: choice.metres,
      load: choice.load,
      obstacles: obstaclesOf(choice).map((key) => ({ key, label: OBSTACLE_LABELS[key] })),
      mayAsk: mayAsk(choice),
      fits: fits(choice),
    }));
    return { version: record.version, items };
  }

  private async show(read: ReadRecord, reader: Person): Promise<VisitView> {
    const { id, state } = read.record;
    const visit = await this.database.repository(VisitOrderRow).findOneByOrFail({ id });
    const view = await this.views.view(read);
    const awaited = read.capacities.includes('OWNER') && (AWAITED as readonly string[]).includes(state);
    const contact = this.secrets.openContact(visit.contact);
    return {
      ...view,
      actions: view.actions.filter(offeredFor(visit.pairReasons, visit.companionStaffId !== null)),
      subject: await this.subject(visit.subjectId),
      urgent: visit.urgent,
      from: visit.windowFrom.toISOString(),
      to: visit.windowTo.toISOString(),
      address: maskAddress(this.secrets.openPlace(visit.place).address),
      contact: { name: maskName(contact.name), phone: maskPhone(contact.phone) },
      arrivalCode: awaited ? this.secrets.openCode(visit.arrivalCode) : null,
      arrivedBy: visit.arrivedBy,
      arrivalNote: read.asStaff ? visit.arrivalNote : null,
      expectedAt: (AWAITED as readonly string[]).includes(state) ? (visit.expectedAt?.toISOString() ?? null) : null,
      pair: pairOf(visit.pairReasons),
      companion: await this.staffMark(visit.companionStaffId),
      proposal: proposalOf(visit, state),
      mayMove: view.actions.includes('reschedule') && visit.moves < this.rules.reschedule.clientTimes,
      steps: await this.steps(id, state as VisitState),
      materials: await this.materials(id),
      photos: await this.attachments.of(id, reader),
      signed: this.signed(visit, read),
    };
  }

  /** The client's hand for those the visit is between and the desk; that there is one for whoever oversees it. */
  private signed({ clientSignature }: VisitOrderRow, { capacities }: ReadRecord): VisitView['signed'] {
    if (clientSignature === null) return null;
    const { name, at, strokes } = this.secrets.openSignature(clientSignature);
    const near = capacities.some((each) => NEAR.includes(each));
    return { name: maskName(name), at, strokes: near ? strokes : null };
  }

  private staffMark(id: number | null): Promise<VisitView['companion']> {
    return this.database.row('SELECT work_no AS workNo, name FROM staff WHERE id = ?', [id]);
  }

  private async subject(id: number): Promise<VisitView['subject']> {
    const { number, type } = await this.database.repository(RecordRow).findOneByOrFail({ id });
    return { number, type };
  }

  /** Times of the present agent only: what an agent did from whom it was taken back is history, not progress. */
  private async steps(id: number, state: VisitState): Promise<VisitView['steps']> {
    const rows = await this.database.rows<{ state: string; at: Date }>(
      `SELECT to_state AS state, MIN(at) AS at FROM timeline
        WHERE record_id = ? AND id > (SELECT MAX(id) FROM timeline WHERE record_id = ? AND to_state = 'CREATED')
        GROUP BY to_state`,
      [id, id],
    );
    const reached = new Map(rows.map((row) => [row.state, row.at]));
    return stepsOf(state, reached).map((step) => ({ ...step, at: step.at?.toISOString() ?? null }));
  }

  private async materials(visitId: number): Promise<VisitView['materials']> {
    const rows = await this.database.repository(VisitMaterialRow).find({ where: { visitId }, order: { id: 'ASC' } });
    return rows.map(({ name, form, copies, pages, condition }) => {
      return { name, form, formLabel: MATERIAL_FORM_LABELS[form], copies, pages, condition };
    });
  }

  private windowOf(number: string): Promise<{ id: number; windowFrom: Date } | null> {
    return this.database.row(
      `SELECT v.id, v.window_from AS windowFrom FROM record r JOIN visit_order v ON v.id = r.id WHERE r.number = ?`,
      [number],
    );
  }

  private async offersOf(visitIds: readonly number[]): Promise<Map<number, OfferFacts[]>> {
    const offers = new Map<number, OfferFacts[]>();
    if (visitIds.length === 0) return offers;
    const rows = await this.database.rows<OfferFacts>(
      `SELECT o.visit_id AS visitId, o.role, o.state, o.reason, o.seen_at AS seenAt, o.offered_at AS offeredAt, o.expires_at AS expiresAt,
              t.work_no AS workNo, t.name
         FROM visit_offer o JOIN staff t ON t.id = o.staff_id WHERE o.visit_id IN (?) ORDER BY o.id DESC`,
      [visitIds],
    );
    for (const row of rows) offers.set(row.visitId, [...(offers.get(row.visitId) ?? []), row]);
    return offers;
  }

  private boardLine(row: BoardFacts, offers: readonly OfferFacts[], roles: readonly Role[]): BoardLine {
    const place = this.secrets.openPlace(row.place);
    return {
      number: row.number,
      state: row.state,
      stateLabel: VISIT_STATES[row.state].label,
      version: row.version,
      title: row.title,
      urgent: row.urgent === 1,
      from: row.windowFrom.toISOString(),
      to: row.windowTo.toISOString(),
      address: maskAddress(place.address),
      area: areaOf(place),
      holder: row.workNo === null ? null : { workNo: row.workNo, name: row.name ?? '' },
      companion: row.companionNo === null ? null : { workNo: row.companionNo, name: row.companionName ?? '' },
      pair: pairOf(row.pairReasons),
      offers: offers.map((offer) => ({
        workNo: offer.workNo,
        name: offer.name,
        role: offer.role,
        roleLabel: OFFER_ROLE_LABELS[offer.role],
        state: offer.state,
        stateLabel: OFFER_LABELS[offer.state],
        offeredAt: offer.offeredAt.toISOString(),
        answerBy: offer.expiresAt?.toISOString() ?? null,
        seen: offer.seenAt !== null,
        reason: offer.reason === null ? null : DECLINE_REASON_LABELS[offer.reason],
      })),
      actions: actionsFor(visitLifecycle, row.state, roles).filter(
        offeredFor(row.pairReasons, row.companionNo !== null),
      ),
    };
  }
}

/** Why two go, each with its words. */
export function pairOf(reasons: string): VisitView['pair'] {
  return reasons
    .split(',')
    .filter((reason) => reason !== '')
    .map((reason) => ({ reason: reason as PairReason, label: PAIR_REASON_LABELS[reason as PairReason] }));
}

function proposalOf({ proposedFrom, proposedTo, proposedReason }: VisitOrderRow, state: string): VisitView['proposal'] {
  if (state !== 'ACCEPTED' || proposedFrom === null || proposedTo === null) return null;
  return { from: proposedFrom.toISOString(), to: proposedTo.toISOString(), reason: proposedReason ?? '' };
}

/** Of what the table allows, what a screen offers: a second agent is asked for while one is missing, and recalled once there. */
function offeredFor(pairReasons: string, accompanied: boolean): (action: string) => boolean {
  return (action) => {
    if (action === 'offerBeside') return pairReasons !== '' && !accompanied;
    if (action === 'recallCompanion') return accompanied;
    return OFFERED.includes(action);
  };
}
