import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { now } from '../clock';
import { Database } from '../database/database';
import type { Actor, Person } from '../session/actor';
import { inForce } from '../session/membership.entity';
import type { Capacity } from './lifecycle.rules';

interface Held {
  readonly ownerPersonId?: number | null;
  readonly ownerEnterpriseId?: number | null;
  readonly holderStaffId?: number | null;
  readonly barredStaffId?: number | null;
}

/** Finds in what capacities somebody stands to a record. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Capacities {
  @Inject()
  database!: Database;

  /** Every capacity of the actor towards this record; a stranger has none, not even ANYONE. */
  async of(actor: Actor, record: Held): Promise<Capacity[]> {
    if (actor.kind === 'HOUSE' || actor.kind === 'BACK_OFFICE' || actor.kind === 'DEVICE') return [actor.kind];
    if (actor.kind !== 'PERSON') return [];
    const barred = actor.staff !== null && record.barredStaffId === actor.staff.id;
    const capacities: Capacity[] = barred ? [] : [...rolesOf(actor)];
    if (await this.owns(actor, record)) capacities.push('OWNER');
    if (actor.staff && !barred && record.holderStaffId === actor.staff.id) capacities.push('HOLDER');
    return capacities.length > 0 ? [...capacities, 'ANYONE'] : [];
  }

  /** The same for a record that is about to be opened; anybody may be let open one by ANYONE. */
  async ofOpening(actor: Actor, details: Held): Promise<Capacity[]> {
    const capacities = await this.of(actor, details);
    return capacities.includes('ANYONE') ? capacities : [...capacities, 'ANYONE'];
  }

  /** True for the person it belongs to, for whom that person lets act, and for every present member of its enterprise. */
  async owns(person: Person, record: Held): Promise<boolean> {
    if (record.ownerPersonId === person.personId) return true;
    if (record.ownerPersonId && (await this.actsFor(person, record.ownerPersonId))) return true;
    if (!record.ownerEnterpriseId) return false;
    const at = now();
    const member = await this.database.row(
      `SELECT 1 FROM enterprise_member m WHERE m.enterprise_id = ? AND m.person_id = ? AND ${inForce('m')}`,
      [record.ownerEnterpriseId, person.personId, at, at],
    );
    return member !== null;
  }

  /** True while somebody has consented that this person follows and acts in their matters. */
  private async actsFor({ personId }: Person, ownerPersonId: number): Promise<boolean> {
    const consent = await this.database.row(
      'SELECT 1 FROM family_consent WHERE helper_id = ? AND person_id = ? AND ended_at IS NULL',
      [personId, ownerPersonId],
    );
    return consent !== null;
  }

  /** Everybody it belongs to now: those who are told of its progress. */
  async owners(record: Held): Promise<number[]> {
    const people = record.ownerPersonId ? [record.ownerPersonId] : [];
    if (!record.ownerEnterpriseId) return people;
    const at = now();
    const members = await this.database.rows<{ personId: number }>(
      `SELECT m.person_id AS personId FROM enterprise_member m WHERE m.enterprise_id = ? AND ${inForce('m')}`,
      [record.ownerEnterpriseId, at, at],
    );
    return [...new Set([...people, ...members.map(({ personId }) => personId)])];
  }
}

const rolesOf = (person: Person): readonly Capacity[] =>
  person.staff && !person.secondFactorOwed ? person.staff.roles : [];
