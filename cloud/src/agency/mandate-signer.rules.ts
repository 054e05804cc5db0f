import type { Authority } from 'shared-types/enterprise.states';
import type { SigningCapacity } from 'shared-types/signing.states';
import { notAllowed, type Refusal, ruledOut } from '../kernel/errors/refusal';
import { type CivilDate, formatChineseWithYear } from '../kernel/time/civil-date';

/** A membership in force at this moment. */
export interface SignerMembership {
  readonly authority: Authority;
  readonly validFrom: CivilDate | null;
  /** The last day of a handler's authority. */
  readonly validUntil: CivilDate | null;
}

/** Somebody who would sign for the client. */
export interface Signer {
  readonly personId: number;
  /** Works for the centre now. */
  readonly worksHere: boolean;
  /** The individual whose matter it is; null where it is an enterprise's. */
  readonly principalPersonId: number | null;
  /** Their standing with the enterprise whose matter it is; null where they have none today. */
  readonly membership: SignerMembership | null;
  /** Is the agent the mandate names. */
  readonly isAgent: boolean;
}

/**
 * Why somebody may not sign a mandate for the client. Nobody signs for somebody else: not a relative who follows the
 * matter, not one of the staff, whatever they are to the client elsewhere (民法典 art. 165, 168). An enterprise signs by its
 * legal representative, or by a handler whose authority lasts as long as what they grant. Null when they may.
 */
export function signerRefusal(signer: Signer, until: CivilDate, today: CivilDate): Refusal | null {
  if (signer.isAgent) return ruledOut('agent_signs_not', '您是这份委托的经办人，不能同时代表委托人签署');
  if (signer.principalPersonId !== null) {
    return signer.principalPersonId === signer.personId ? null : notAllowed('委托书要由委托人本人签署，家人不能代签');
  }
  if (signer.worksHere) return notAllowed('中心工作人员不能代表企业签署委托书，请由企业的法定代表人签署');
  if (signer.membership === null) return notAllowed('您现在不能代表这家企业签署，请由法定代表人或有授权的经办人签署');
  return handlerRefusal(signer.membership, until, today);
}

function handlerRefusal(
  { authority, validFrom, validUntil }: SignerMembership,
  until: CivilDate,
  today: CivilDate,
): Refusal | null {
  if (authority === 'LEGAL_REPRESENTATIVE') return null;
  const current = validFrom !== null && validUntil !== null && validFrom <= today && today <= validUntil;
  if (!current) return ruledOut('handler_not_current', '您的授权今天没有效力，请由法定代表人签署，或先更新授权');
  if (until <= validUntil) return null;
  const end = formatChineseWithYear(validUntil);
  return ruledOut('handler_term_shorter', `您的授权到${end}为止，比委托期限短，请由法定代表人签署，或先更新授权`);
}

/** By what right whoever may sign does so. */
export const capacityOf = ({ principalPersonId, membership }: Signer): SigningCapacity =>
  principalPersonId === null && membership ? membership.authority : 'SELF';
