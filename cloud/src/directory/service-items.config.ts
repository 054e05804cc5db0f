import {
  CATEGORIES,
  ITEM_SITES,
  ITEM_TYPES,
  SOURCE_LABELS,
  SOURCE_QUALITIES,
  SUBJECTS,
} from 'shared-types/directory.states';
import { z } from 'zod';
import type { UnconfirmedValue } from '../kernel/config/provenance';
import { count, key, positive, text } from '../kernel/config/scalars';
import { uniqueBy } from './site.config';

/** Kinds of business that begin with an application, and public services, as guides to administrative business name them. */
const KINDS = [
  '行政许可',
  '行政确认',
  '行政给付',
  '行政裁决',
  '行政奖励',
  '行政征收',
  '其他行政权力',
  '公共服务',
] as const;

const material = z.strictObject({
  key,
  name: text,
  form: z.enum(['原件', '原件核验', '复印件', '电子']),
  copies: positive,
  required: z.boolean(),
  /** May be handed in later under tolerance acceptance (容缺). */
  canBeMissing: z.boolean(),
  source: z.enum(['申请人自备', '政府核发', '中介出具']),
});

const situation = z.strictObject({ key, name: text, materials: z.array(key).min(1) });

/** How well an item is known: what was checked against which source, and what is an estimate. */
const certainty = {
  /** Address of the source, or what stood in for one. */
  verified: text,
  /** What of the item the source confirms. */
  verifiedFor: text.optional(),
  sourceQuality: z.enum(SOURCE_QUALITIES),
  limitsFrom: z.strictObject({
    statutory: z.enum(['source', 'own knowledge']).nullable(),
    committed: z.enum(['source', 'estimate']),
  }),
  note: text.optional(),
};

export const serviceItemSchema = z
  .strictObject({
    key,
    name: text,
    /** What a citizen would call it. */
    plainName: text,
    category: z.enum(CATEGORIES),
    subject: z.array(z.enum(SUBJECTS)).min(1),
    type: z.enum(ITEM_TYPES),
    kind: z.enum(KINDS),
    authority: text,
    basis: z.array(text).min(1),
    /** Legal limit in working days; `null` where the law sets none. */
    statutoryWorkdays: positive.nullable(),
    /** Promised limit in working days; 0 is the same day. */
    committedWorkdays: count,
    specialProcedures: z.array(text),
    agencyAllowed: z.boolean(),
    toleranceAllowed: z.boolean(),
    fee: z.strictObject({ amountFen: count, basis: text }),
    situations: z.array(situation).min(1),
    materials: z.array(material).min(1),
    result: z.strictObject({ name: text, delivery: z.array(z.enum(['窗口领取', '邮寄', '电子证照'])).min(1) }),
    /** Minutes one application takes at a window. */
    counterMinutes: positive,
    sites: z.enum(ITEM_SITES),
    /** Words citizens search by. */
    keywords: z.array(text).min(1),
    ...certainty,
  })
  .superRefine((item, ctx) => {
    uniqueBy(item.materials, (each) => each.key, ['materials'], 'key', ctx);
    uniqueBy(item.situations, (each) => each.key, ['situations'], 'key', ctx);
    for (const { path, expected, input } of [...materialFaults(item), ...limitFaults(item)]) {
      ctx.addIssue({ code: 'custom', path, message: expected, input });
    }
  });

/** `service-items.json`: the catalogue of what the centre does. */
export const serviceItemsSchema = z
  .array(serviceItemSchema)
  .min(1)
  .superRefine((items, ctx) => uniqueBy(items, (item) => item.key, [], 'key', ctx));

export type ServiceItem = z.output<typeof serviceItemSchema>;
export type Material = z.output<typeof material>;
export type Situation = z.output<typeof situation>;

interface Fault {
  readonly path: (string | number)[];
  readonly expected: string;
  readonly input: unknown;
}
interface Materials {
  readonly situations: readonly Situation[];
  readonly materials: readonly Material[];
}

/** Situations ask only for materials of the list, and every material is asked for in some situation. */
function materialFaults({ situations, materials }: Materials): Fault[] {
  const known = new Set(materials.map((each) => each.key));
  const asked = new Set(situations.flatMap((each) => each.materials));
  const unknown = situations.flatMap((each, at) =>
    each.materials.flatMap((name, index) => {
      if (known.has(name)) return [];
      const path = ['situations', at, 'materials', index];
      return [{ path, expected: `a material of the item: ${[...known].join(', ')}`, input: name }];
    }),
  );
  const idle = materials.flatMap((each, at) => {
    if (asked.has(each.key)) return [];
    return [{ path: ['materials', at, 'key'], expected: 'a material that some situation asks for', input: each.key }];
  });
  return [...unknown, ...idle];
}

interface Limits {
  readonly type: (typeof ITEM_TYPES)[number];
  readonly statutoryWorkdays: number | null;
  readonly committedWorkdays: number;
  readonly limitsFrom: { readonly statutory: string | null };
}

/** A promise is never longer than the law allows; an instant item is done on the day; a limit says where it is from. */
function limitFaults({ type, statutoryWorkdays, committedWorkdays, limitsFrom }: Limits): Fault[] {
  const faults: Fault[] = [];
  const path = ['committedWorkdays'];
  if (statutoryWorkdays !== null && committedWorkdays > statutoryWorkdays) {
    const expected = `at most ${statutoryWorkdays}, the legal limit`;
    faults.push({ path, expected, input: committedWorkdays });
  }
  if ((type === 'INSTANT') !== (committedWorkdays === 0)) {
    const expected =
      type === 'INSTANT' ? '0, because the item is INSTANT' : 'at least 1, because the item is COMMITTED';
    faults.push({ path, expected, input: committedWorkdays });
  }
  if ((statutoryWorkdays === null) !== (limitsFrom.statutory === null)) {
    const expected =
      statutoryWorkdays === null ? 'null, because there is no legal limit' : 'where the legal limit is from';
    faults.push({ path: ['limitsFrom', 'statutory'], expected, input: limitsFrom.statutory });
  }
  return faults;
}

/** What is not certain about the catalogue, one row a value: the items say so themselves. */
export function uncertainItems(file: string, items: readonly ServiceItem[]): UnconfirmedValue[] {
  const codes: UnconfirmedValue = {
    file,
    path: '[*].key',
    value: `共 ${items.length} 项`,
    mark: 'SAMPLE',
    why: '事项标识为本系统自编，未取得国家和省统一的事项编码',
  };
  return [codes, ...items.flatMap((item, at) => uncertainValues(file, item, at))];
}

function uncertainValues(file: string, item: ServiceItem, at: number): UnconfirmedValue[] {
  const row = (field: string, value: string, why: string): UnconfirmedValue => {
    return { file, path: `[${at}].${field}`, value, mark: 'UNVERIFIED', why };
  };
  const rows = [row('counterMinutes', `${item.counterMinutes} 分钟`, `“${item.name}”窗口用时为估计`)];
  if (item.sourceQuality !== 'official') {
    const checked = item.verifiedFor ? `，核到：${item.verifiedFor}` : '';
    rows.unshift(row('name', item.name, `来源：${SOURCE_LABELS[item.sourceQuality]}${checked}`));
  }
  if (item.limitsFrom.statutory === 'own knowledge') {
    rows.push(
      row('statutoryWorkdays', `${item.statutoryWorkdays} 个工作日`, `“${item.name}”法定时限据从业经验，未核对条文`),
    );
  }
  if (item.limitsFrom.committed === 'estimate') {
    rows.push(
      row('committedWorkdays', `${item.committedWorkdays} 个工作日`, `“${item.name}”承诺时限为估计，以办事指南为准`),
    );
  }
  return rows;
}
