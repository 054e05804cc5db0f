import { useState } from 'react';
import type { PlanDay, Shift } from 'shared-types/roster.contract';
import { POST_LABELS, POSTS, type Post, SITE_POSTS, WINDOW_POSTS } from 'shared-types/roster.states';
import type { ResultOf } from 'shared-types/routes';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { SelectField, TextField } from '@/ui/field/Field';
import { Row } from '@/ui/layout/Stack';
import { FormSheet } from '@/ui/overlay/FormSheet';
import type { Written } from './DayPlan';
import { sent } from './plan-words';

interface ShiftSheetProps {
  readonly day: PlanDay;
  readonly cast: ResultOf<'GET /roster/cast'>;
  readonly written: Written;
  readonly onClose: () => void;
}

const NOTHING: Shift = { workNo: '', post: 'WINDOW', siteKey: null, windowNo: null, from: '09:00', to: '17:00' };

/** One shift: who, at which post, where, from when to when; saved into the day's draft. */
export function ShiftSheet({ day, cast, written, onClose }: ShiftSheetProps) {
  const [shift, setShift] = useState<Shift>({ ...NOTHING, ...written.shift });
  const { submit, busy, problem } = useWrite('PUT /roster/:date/draft', {
    refresh: ['GET /roster/plans/:date'],
    onDone: onClose,
  });
  const others = day.shifts.filter((_, at) => at !== written.at).map(sent);
  const save = (shifts: readonly Shift[]) =>
    void submit({ params: { date: day.date }, body: { draftVersion: day.draftVersion, shifts: [...shifts] } });
  // The one that is written is the last of those that are sent.
  const fault = (field: keyof Shift) => problem?.field(`body.shifts.${others.length}.${field}`);
  const change = (part: Partial<Shift>) => setShift({ ...shift, ...part });
  const atSite = SITE_POSTS.includes(shift.post);
  const atWindow = WINDOW_POSTS.includes(shift.post);
  const siteKey = atSite ? (shift.siteKey ?? cast.sites[0]?.key ?? null) : null;
  const whole: Shift = { ...shift, siteKey, windowNo: atWindow ? (shift.windowNo ?? null) : null };
  return (
    <FormSheet
      title={written.at === null ? '加一个班次' : '改这个班次'}
      send="存入草稿"
      busy={busy}
      problem={problem}
      complete={shift.workNo !== '' && (!atWindow || whole.windowNo !== null)}
      onClose={onClose}
      onSend={() => save([...others, whole])}
    >
      <SelectField
        label="岗位"
        value={shift.post}
        choices={POSTS.map((key) => ({ key, title: POST_LABELS[key] }))}
        onChange={(post) => change({ post: post as Post, workNo: '', windowNo: null })}
      />
      <SelectField
        label="谁"
        value={shift.workNo}
        choices={[{ key: '', title: '请选择' }, ...peopleFor(cast, shift.post)]}
        onChange={(workNo) => change({ workNo })}
        error={fault('workNo')}
      />
      {atSite && (
        <SelectField
          label="在哪里"
          value={siteKey ?? ''}
          choices={cast.sites.map(({ key, name: title }) => ({ key, title }))}
          onChange={(key) => change({ siteKey: key, windowNo: null })}
          error={fault('siteKey')}
        />
      )}
      {atWindow && (
        <SelectField
          label="窗口"
          value={whole.windowNo === null ? '' : String(whole.windowNo)}
          choices={[{ key: '', title: '请选择' }, ...windowsAt(cast, siteKey)]}
          onChange={(no) => change({ windowNo: no === '' ? null : Number(no) })}
          error={fault('windowNo')}
        />
      )}
      <Row gap={2} even>
        <TextField
          label="从"
          value={shift.from}
          maxLength={5}
          onChange={(from) => change({ from })}
          error={fault('from')}
        />
        <TextField label="到" value={shift.to} maxLength={5} onChange={(to) => change({ to })} error={fault('to')} />
      </Row>
      {written.at !== null && (
        <Button kind="text" icon="trash" busy={busy} onPress={() => save(others)}>
          撤下这个班次
        </Button>
      )}
    </FormSheet>
  );
}

const peopleFor = ({ people }: ShiftSheetProps['cast'], post: Post) =>
  people
    .filter(({ posts }) => posts.includes(post))
    .map(({ workNo, name }) => ({ key: workNo, title: `${name}（${workNo}）` }));

const windowsAt = ({ windows }: ShiftSheetProps['cast'], siteKey: string | null) =>
  windows.filter((window) => window.siteKey === siteKey).map(({ no, label }) => ({ key: String(no), title: label }));
