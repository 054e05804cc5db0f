import type { ItemGuide, ItemSummary } from 'shared-types/directory.contract';

/** When it is done: 当天办结, 3 个工作日办结. */
export function limitWords({ type, committedWorkdays }: Pick<ItemSummary, 'type' | 'committedWorkdays'>): string {
  return type === 'INSTANT' || committedWorkdays === 0 ? '当天办结' : `${committedWorkdays} 个工作日办结`;
}

/** What it costs: 不收费, 20 元. */
export function feeWords({ fee }: Pick<ItemGuide, 'fee'>): string {
  return fee.amountFen === 0 ? '不收费' : `${fee.amountFen / 100} 元（${fee.basis}）`;
}
