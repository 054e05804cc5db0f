import type { MaterialBringer } from 'shared-types/agency-plan.states';
import type { ProblemField } from 'shared-types/problem';
import type { ServiceItem } from '../directory/service-items.config';
import { invalidInput, type Refusal } from '../kernel/errors/refusal';

/** A line of a plan as an agent writes it. */
export interface PlanLine {
  readonly itemKey: string;
  readonly situationKey: string;
  /** Keys of the items that have to be decided first; none where it may run side by side with the others. */
  readonly after: readonly string[];
  /** Working days it takes to get its materials together. */
  readonly prepareWorkdays: number;
  /** Keys of the materials the agent brings; the client brings the others. */
  readonly agentMaterials: readonly string[];
  readonly note?: string | undefined;
}

/** A line as a version keeps it: with what the catalogue said when it was written, so that it never changes. */
export interface PlanItem extends Omit<PlanLine, 'agentMaterials'> {
  readonly itemVersion: string;
  readonly name: string;
  readonly situationName: string;
  readonly department: string;
  /** The promised limit; 0 for what is decided the same day. */
  readonly workdays: number;
  readonly materials: readonly {
    readonly key: string;
    readonly name: string;
    readonly form: string;
    readonly copies: number;
    readonly required: boolean;
    readonly by: MaterialBringer;
  }[];
}

/** Everything one version of a plan says. */
export interface PlanContent {
  /** What the client needs, in the agent's words. */
  readonly needs: string;
  readonly items: readonly PlanItem[];
}

type Lookup = (itemKey: string) => ServiceItem | undefined;

/** Why lines are no plan, naming each field; null when they are one: known items, each once, in an order without a circle. */
export function planRefusal(lines: readonly PlanLine[], itemByKey: Lookup): Refusal | null {
  const faults = lines.flatMap((line, i) => lineFaults(line, i, lines, itemByKey));
  if (faults.length > 0) return invalidInput(faults);
  const circle = itemsInCircle(lines);
  if (circle.length === 0) return null;
  const names = circle.map((key) => itemByKey(key)?.name ?? key).join('、');
  return invalidInput([{ path: 'body.lines', message: `先后顺序绕成了圈：${names}` }]);
}

function lineFaults(line: PlanLine, i: number, lines: readonly PlanLine[], itemByKey: Lookup): ProblemField[] {
  const item = itemByKey(line.itemKey);
  const at = `body.lines.${i}`;
  if (!item) return [{ path: `${at}.itemKey`, message: '没有这个事项' }];
  if (!item.agencyAllowed) return [{ path: `${at}.itemKey`, message: `“${item.name}”须本人办理，不能帮办代办` }];
  if (lines.findIndex(({ itemKey }) => itemKey === line.itemKey) < i) {
    return [{ path: `${at}.itemKey`, message: `“${item.name}”已经在方案里了` }];
  }
  const situation = item.situations.find(({ key }) => key === line.situationKey);
  if (!situation) return [{ path: `${at}.situationKey`, message: `请选择“${item.name}”的办理情形` }];
  const stranger = line.agentMaterials.find((key) => !situation.materials.includes(key));
  if (stranger !== undefined) return [{ path: `${at}.agentMaterials`, message: `“${item.name}”没有这份材料` }];
  const others = lines.map(({ itemKey }) => itemKey).filter((key) => key !== line.itemKey);
  if (line.after.every((key) => others.includes(key))) return [];
  return [{ path: `${at}.after`, message: `“${item.name}”的前置事项不在方案里` }];
}

/** What has an order: an item and those before it. */
interface Ordered {
  readonly itemKey: string;
  readonly after: readonly string[];
}

/**
 * Lines so that each stands after everything it waits for; among those that could be next, the one written first.
 * What waits in a circle is left out.
 */
export function inOrder<T extends Ordered>(lines: readonly T[]): T[] {
  const placed = new Set<string>();
  const sorted: T[] = [];
  for (let next: T | undefined; ; ) {
    next = lines.find(({ itemKey, after }) => !placed.has(itemKey) && after.every((key) => placed.has(key)));
    if (!next) return sorted;
    placed.add(next.itemKey);
    sorted.push(next);
  }
}

/** Keys of the items that wait for themselves, directly or through others, or for one that does. */
export function itemsInCircle(lines: readonly Ordered[]): string[] {
  const sorted = new Set(inOrder(lines).map(({ itemKey }) => itemKey));
  return lines.map(({ itemKey }) => itemKey).filter((key) => !sorted.has(key));
}

/** A checked line with what the catalogue says of it now; `itemVersion` names that wording. */
export function planItemOf(line: PlanLine, item: ServiceItem, itemVersion: string): PlanItem {
  const { agentMaterials, ...kept } = line;
  const situation = item.situations.find(({ key }) => key === line.situationKey);
  return {
    ...kept,
    after: [...new Set(line.after)],
    itemVersion,
    name: item.name,
    situationName: situation?.name ?? '',
    department: item.authority,
    workdays: item.type === 'INSTANT' ? 0 : item.committedWorkdays,
    materials: item.materials
      .filter(({ key }) => situation?.materials.includes(key))
      .map(({ key, name, form, copies, required }) => {
        return { key, name, form, copies, required, by: agentMaterials.includes(key) ? 'AGENT' : 'CLIENT' };
      }),
  };
}

/** Names of items with a case that a new version would leave out: what was filed stays in the plan. */
export function droppedThoughFiled(filed: readonly { itemKey: string; name: string }[], lines: readonly Ordered[]) {
  const kept = new Set(lines.map(({ itemKey }) => itemKey));
  return filed.filter(({ itemKey }) => !kept.has(itemKey)).map(({ name }) => name);
}
