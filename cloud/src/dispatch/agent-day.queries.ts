import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { AgentDay, OfferView, VisitLine } from 'shared-types/dispatch.contract';
import {
  DUTY_LABELS,
  OBSTACLE_LABELS,
  OFFER_ROLE_LABELS,
  type OfferRole,
  VISIT_STATES,
  type VisitState,
} from 'shared-types/dispatch.states';
import { distanceMetres } from '../directory/district.rules';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { maskAddress } from '../kernel/privacy/mask.rules';
import type { Staff } from '../kernel/session/actor';
import { civilDateOf } from '../kernel/time/civil-date';
import { AgentQueries } from './agents.queries';
import { pairOf } from './dispatch.queries';
import { areaOf } from './dispatch.rules';
import { routeOrder } from './route-order.rules';
import { FALLEN_THROUGH } from './visit.rules';
import { VisitSecrets } from './visit-secrets';

interface VisitFacts {
  number: string;
  state: VisitState;
  open: number;
  version: number;
  title: string;
  urgent: number;
  windowFrom: Date;
  windowTo: Date;
  place: Buffer;
  pairReasons: string;
  companionStaffId: number | null;
}

type OfferFacts = VisitFacts & { role: OfferRole; offeredAt: Date; expiresAt: Date | null };

const VISIT = `r.number, r.state, r.open, r.version, r.title, v.urgent, v.window_from AS windowFrom,
  v.window_to AS windowTo, v.place, v.pair_reasons AS pairReasons, v.companion_staff_id AS companionStaffId`;

const PAGE = 20;

/** What an agent's own screen reads. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AgentDayQueries {
  @Inject()
  database!: Database;

  @Inject()
  agents!: AgentQueries;

  @Inject()
  secrets!: VisitSecrets;

  /** Duty, open offers, and the visits of a day in the order to go; today's list keeps what is unfinished from before. */
  async day({ staff }: Staff, asked: string | undefined): Promise<AgentDay> {
    const today = civilDateOf(now());
    const date = asked ?? today;
    const standing = await this.agents.dutyNow(staff.id);
    const visits = [
      ...(await this.visits(staff.id, date)),
      ...(date === today ? await this.unfinished(staff.id, date) : []),
    ];
    const stops = visits.map((visit) => {
      const place = this.secrets.openPlace(visit.place);
      return { ...visit, place, from: visit.windowFrom, position: place };
    });
    return {
      date,
      duty: standing?.duty ?? null,
      dutyLabel: standing ? DUTY_LABELS[standing.duty] : OBSTACLE_LABELS.OFF_DUTY,
      shift: standing && { from: standing.shift.startsAt.toISOString(), to: standing.shift.endsAt.toISOString() },
      offers: await this.offers(staff),
      visits: routeOrder(stops, this.agents.baseOf(staff.siteKey)).map((stop) =>
        lineOf(stop, stop.place.address, staff.id),
      ),
    };
  }

  /** Visits of an agent's own that are over, the latest first; nobody else's, and no figures. */
  async history({ staff }: Staff, after: string | undefined): Promise<{ items: VisitLine[]; next: string | null }> {
    const last = after === undefined ? null : await this.idOf(after);
    const rows = await this.database.rows<VisitFacts>(
      `SELECT ${VISIT}
         FROM (SELECT id FROM record WHERE holder_staff_id = ? AND open = 0 AND type = 'VISIT_ORDER'
               UNION SELECT id FROM visit_order WHERE companion_staff_id = ?) mine
         JOIN record r ON r.id = mine.id AND r.open = 0 JOIN visit_order v ON v.id = r.id
        WHERE ? IS NULL OR mine.id < ?
        ORDER BY mine.id DESC LIMIT ${PAGE + 1}`,
      [staff.id, staff.id, last, last],
    );
    const items = rows.slice(0, PAGE).map((row) => lineOf(row, this.secrets.openPlace(row.place).address, staff.id));
    return { items, next: rows.length > PAGE ? (items.at(-1)?.number ?? null) : null };
  }

  private async idOf(number: string): Promise<number> {
    const row = await this.database.row<{ id: number }>('SELECT id FROM record WHERE number = ?', [number]);
    return row?.id ?? 0;
  }

  private visits(staffId: number, date: string): Promise<VisitFacts[]> {
    return this.database.rows<VisitFacts>(
      `SELECT ${VISIT} FROM visit_order v JOIN record r ON r.id = v.id
        WHERE v.date = ? AND (r.holder_staff_id = ? OR v.companion_staff_id = ?) AND r.state NOT IN (?)`,
      [date, staffId, staffId, FALLEN_THROUGH],
    );
  }

  private unfinished(staffId: number, date: string): Promise<VisitFacts[]> {
    return this.database.rows<VisitFacts>(
      `SELECT ${VISIT} FROM record r JOIN visit_order v ON v.id = r.id
        WHERE r.holder_staff_id = ? AND r.open = 1 AND r.type = 'VISIT_ORDER' AND v.date < ?`,
      [staffId, date],
    );
  }

  private async offers({ id, siteKey }: Staff['staff']): Promise<OfferView[]> {
    const rows = await this.database.rows<OfferFacts>(
      `SELECT ${VISIT}, o.role, o.offered_at AS offeredAt, o.expires_at AS expiresAt
         FROM visit_offer o JOIN visit_order v ON v.id = o.visit_id JOIN record r ON r.id = v.id
        WHERE o.staff_id = ? AND o.state = 'OPEN' AND (o.expires_at > ? OR o.expires_at IS NULL)
        ORDER BY o.expires_at IS NULL, o.expires_at, o.id`,
      [id, now()],
    );
    const base = this.agents.baseOf(siteKey);
    return rows.map((row) => {
      const place = this.secrets.openPlace(row.place);
      return {
        number: row.number,
        title: row.title,
        urgent: row.urgent === 1,
        from: row.windowFrom.toISOString(),
        to: row.windowTo.toISOString(),
        address: maskAddress(place.address),
        area: areaOf(place),
        metres: base && distanceMetres(base, place),
        role: row.role,
        roleLabel: OFFER_ROLE_LABELS[row.role],
        pair: pairOf(row.pairReasons).map(({ label }) => label),
        offeredAt: row.offeredAt.toISOString(),
        answerBy: row.expiresAt?.toISOString() ?? null,
      };
    });
  }
}

function lineOf(row: Omit<VisitFacts, 'place'>, address: string, staffId: number): VisitLine {
  return {
    number: row.number,
    state: row.state,
    stateLabel: VISIT_STATES[row.state].label,
    open: row.open === 1,
    version: row.version,
    title: row.title,
    urgent: row.urgent === 1,
    from: row.windowFrom.toISOString(),
    to: row.windowTo.toISOString(),
    address: maskAddress(address),
    asCompanion: row.companionStaffId === staffId,
  };
}
