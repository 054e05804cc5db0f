import { LIGHT_LABELS, type Light } from 'shared-types/deadline.states';
import { RECORD_LABELS, type RecordType } from 'shared-types/record.states';

/** How the reader wants the inbox; kept until they change it. */
export interface Filters {
  readonly whose: 'all' | 'mine';
  readonly type: RecordType | '';
  readonly light: Light | '';
}

export const ALL: Filters = { whose: 'all', type: '', light: '' };

/** What the inbox is asked with. */
export const queryOf = ({ whose, type, light }: Filters) => ({
  ...(whose === 'mine' && { mine: 'true' as const }),
  ...(type && { type }),
  ...(light && { light }),
});

/** Whether anything is left out. */
export const isNarrowed = (filters: Filters): boolean => Object.keys(queryOf(filters)).length > 0;

export const sameFilters = (one: Filters, other: Filters): boolean =>
  one.whose === other.whose && one.type === other.type && one.light === other.light;

/** What a filter lets through, in words: 我承办的 · 咨询 · 逾期. */
export const filterWords = ({ whose, type, light }: Filters): string =>
  [whose === 'mine' && '我承办的', type && RECORD_LABELS[type], light && LIGHT_LABELS[light]]
    .filter(Boolean)
    .join(' · ');
