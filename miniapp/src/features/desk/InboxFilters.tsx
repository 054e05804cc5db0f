import { useState } from 'react';
import { LIGHT_LABELS, LIGHTS } from 'shared-types/deadline.states';
import { RECORD_LABELS } from 'shared-types/record.states';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Options, Segmented } from '@/ui/choice/Options';
import { SearchField, SelectField } from '@/ui/field/Field';
import { Row, Stack } from '@/ui/layout/Stack';
import { ALL, type Filters, filterWords, isNarrowed, sameFilters } from './inbox-filters';
import { useSavedFilters } from './saved-filters';

const WHOSE = [
  { key: 'all', title: '全部' },
  { key: 'mine', title: '我承办的' },
] as const;
const TYPES = [
  { key: '', title: '所有类型' },
  ...(
    [
      'CASE',
      'CONSULTATION',
      'COMPLAINT',
      'AGENCY_CASE',
      'MANDATE',
      'BOOKING_APPEAL',
      'LEAVE',
      'VISIT_ORDER',
      'INCIDENT',
      'KEY_PROJECT',
      'GREEN_CHANNEL',
    ] as const
  ).map((key) => ({
    key,
    title: RECORD_LABELS[key],
  })),
];
const LIGHT_CHOICES = [{ key: '', title: '所有灯色' }, ...LIGHTS.map((key) => ({ key, title: LIGHT_LABELS[key] }))];
const SHORTEST = 2;

interface InboxFiltersProps {
  readonly filters: Filters;
  readonly onChange: (part: Partial<Filters>) => void;
  readonly onSearch: (words: string) => void;
}

/** Looks one up, or narrows what waits; how it is narrowed stays in sight as long as it is. */
export function InboxFilters({ filters, onChange, onSearch }: InboxFiltersProps) {
  const [words, setWords] = useState('');
  const [open, setOpen] = useState(false);
  const { whose, type, light } = filters;
  const narrowed = isNarrowed(filters);
  const search = () => {
    if (words.trim().length >= SHORTEST) onSearch(words.trim());
  };
  return (
    <Card>
      <Stack gap={3}>
        <SearchField
          label="找一件"
          placeholder="编号、手机号、姓名或企业名称"
          value={words}
          maxLength={60}
          onChange={setWords}
          onSearch={search}
        />
        {(open || narrowed) && (
          <>
            <Segmented label="谁承办的" options={WHOSE} chosen={whose} onChoose={(key) => onChange({ whose: key })} />
            <SelectField
              label="类型"
              value={type}
              choices={TYPES}
              onChange={(key) => onChange({ type: key as Filters['type'] })}
            />
            <SelectField
              label="灯色"
              value={light}
              choices={LIGHT_CHOICES}
              onChange={(key) => onChange({ light: key as Filters['light'] })}
            />
          </>
        )}
        <Saved filters={filters} onChange={onChange} />
        <Row gap={2} wrap>
          <Button kind="text" icon="filter" onPress={() => (narrowed ? onChange(ALL) : setOpen(!open))}>
            {narrowed ? '清除筛选' : open ? '收起筛选' : '筛选'}
          </Button>
          {narrowed && <KeepOrForget filters={filters} />}
        </Row>
      </Stack>
    </Card>
  );
}

/** The filters somebody uses every day, one press each. */
function Saved({ filters, onChange }: Pick<InboxFiltersProps, 'filters' | 'onChange'>) {
  const { filters: saved } = useSavedFilters();
  if (saved.length === 0) return null;
  const chosen = saved.findIndex((each) => sameFilters(each, filters));
  return (
    <Options
      label="常用筛选"
      layout="grid"
      options={saved.map((each, key) => ({ key, title: filterWords(each) }))}
      chosen={chosen === -1 ? null : chosen}
      onChoose={(key) => onChange(saved[key] ?? ALL)}
    />
  );
}

function KeepOrForget({ filters }: Pick<InboxFiltersProps, 'filters'>) {
  const { isSaved, save, forget } = useSavedFilters();
  const kept = isSaved(filters);
  return (
    <Button kind="text" onPress={() => (kept ? forget(filters) : save(filters))}>
      {kept ? '不再常用' : '存为常用'}
    </Button>
  );
}
