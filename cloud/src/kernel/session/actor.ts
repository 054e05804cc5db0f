import type { DeviceKind, Role, SessionKind } from 'shared-types/identity.states';

/** Somebody who has not signed in. */
export interface Visitor {
  readonly kind: 'VISITOR';
}

/** A signed-in person; `staff` is set for those who work here, with the roles they hold at this moment. */
export interface Person {
  readonly kind: 'PERSON';
  readonly personId: number;
  readonly sessionId: number;
  readonly sessionKind: SessionKind;
  readonly staff: StaffMember | null;
  /** True when a staff member's desk session still owes the second factor: no role counts until it is given. */
  readonly secondFactorOwed: boolean;
}

export interface StaffMember {
  readonly id: number;
  readonly workNo: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly siteKey: string | null;
}

/** A person of whom the gate has seen that they work here. */
export interface Staff extends Person {
  readonly staff: StaffMember;
}

/** A paired kiosk or display: no person's rights. */
export interface Device {
  readonly kind: 'DEVICE';
  readonly deviceId: number;
  readonly deviceKind: DeviceKind;
  readonly siteKey: string;
}

/** The departments' case system, which signs what it tells. */
export interface BackOfficeSystem {
  readonly kind: 'BACK_OFFICE';
}

/** Timed work of the house itself. */
export interface House {
  readonly kind: 'HOUSE';
}

export type Caller = Visitor | Person | Device | BackOfficeSystem;
export type Actor = Caller | House;

export const VISITOR: Visitor = { kind: 'VISITOR' };
export const HOUSE: House = { kind: 'HOUSE' };
export const BACK_OFFICE: BackOfficeSystem = { kind: 'BACK_OFFICE' };

/** True when the actor holds one of the roles now (and has given the second factor where it is owed). */
export function holdsRole(actor: Actor, roles: readonly Role[]): actor is Staff {
  return (
    actor.kind === 'PERSON' &&
    actor.staff !== null &&
    !actor.secondFactorOwed &&
    actor.staff.roles.some((role) => roles.includes(role))
  );
}
