import type { ServiceItem } from '../directory/service-items.config';
import { invalidInput, type Refusal, ruledOut } from '../kernel/errors/refusal';

/** Keys of the required materials of a situation that have not been received, in the guide's order. */
export function missingMaterials(item: ServiceItem, situationKey: string, received: readonly string[]): string[] {
  const situation = item.situations.find(({ key }) => key === situationKey);
  const asked = item.materials.filter(({ key }) => situation?.materials.includes(key));
  return asked.filter(({ key, required }) => required && !received.includes(key)).map(({ key }) => key);
}

/** Names of materials, in the words of the guide. */
export const materialNames = (item: ServiceItem, keys: readonly string[]): string[] =>
  item.materials.filter(({ key }) => keys.includes(key)).map(({ name }) => name);

/**
 * Why a file may not be accepted with these materials left for later; null when it may: the item allows it, and nothing
 * that must be there is missing (容缺受理: main materials complete, secondary ones promised).
 */
export function toleranceRefusal(item: ServiceItem, missing: readonly string[]): Refusal | null {
  if (!item.toleranceAllowed || item.type !== 'COMMITTED') {
    return ruledOut('tolerance_not_allowed', '这个事项不能容缺受理，请一次告知申请人补齐');
  }
  const main = item.materials.filter(({ key, canBeMissing }) => missing.includes(key) && !canBeMissing);
  if (main.length === 0) return null;
  const names = main.map(({ name }) => name).join('、');
  return ruledOut('main_materials_missing', `这些是主要材料，不能容缺：${names}`);
}

/** Working days the applicant has to bring what was left for later: never more than the item's own limit (容缺受理). */
export const toleranceWorkdays = (promised: number | null, committedWorkdays: number): number =>
  Math.max(1, Math.min(promised ?? committedWorkdays, committedWorkdays));

/** The item, once it is one and has this situation. @throws 400 naming what is unknown */
export function refuseUnknownSituation(item: ServiceItem | undefined, situationKey: string): ServiceItem {
  if (!item) throw invalidInput([{ path: 'body.itemKey', message: '没有这个事项' }]);
  if (!item.situations.some(({ key }) => key === situationKey)) {
    throw invalidInput([{ path: 'body.situationKey', message: '这个事项没有这种情形' }]);
  }
  return item;
}
