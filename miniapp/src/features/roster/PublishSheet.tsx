import { useState } from 'react';
import type { PlanDay } from 'shared-types/roster.contract';
import { useWrite } from '@/api';
import { List, ListItem } from '@/ui/card/ListItem';
import { Note } from '@/ui/feedback/states';
import { TextAreaField } from '@/ui/field/Field';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { toast } from '@/ui/overlay/toast-store';
import { dayWords } from '@/ui/words/dates';
import { gapCount, gapWords } from './plan-words';

interface PublishSheetProps {
  readonly days: readonly PlanDay[];
  readonly onClose: () => void;
}

/** What is still missing is read before it is published; a day known already, or lacking somebody, takes a reason. */
export function PublishSheet({ days, onClose }: PublishSheetProps) {
  const [reason, setReason] = useState('');
  const lacking = days.filter((day) => gapCount(day) > 0);
  const asked = lacking.length > 0 || days.some(({ version }) => version > 0);
  const { submit, busy, problem } = useWrite('POST /roster/publish', {
    refresh: ['GET /roster/plans/:date', 'GET /me/shifts'],
    onDone: () => {
      onClose();
      toast('已发布，大家可以看到自己的班次');
    },
  });
  const body = {
    days: days.map(({ date, version, draftVersion }) => ({ date, version, draftVersion })),
    ...(reason.trim() !== '' && { reason: reason.trim() }),
  };
  return (
    <FormSheet
      title={`发布 ${days.length} 天的排班`}
      send="发布"
      busy={busy}
      problem={problem}
      complete={!asked || reason.trim().length >= 4}
      onClose={onClose}
      onSend={() => void submit({ body })}
    >
      <Note tone={lacking.length > 0 ? 'warn' : 'info'}>
        {lacking.length > 0
          ? `有 ${lacking.length} 天还缺岗。发布后窗口按排班开放，受影响的预约会自动改约并致歉。`
          : '发布后窗口按排班开放，受影响的预约会自动改约并致歉。'}
      </Note>
      {lacking.length > 0 && (
        <List label="还缺的岗位">
          {lacking.map(({ date, needs }) => (
            <ListItem
              key={date}
              title={dayWords(date)}
              note={needs.flatMap(({ place, gaps }) => gaps.map((gap) => `${place} ${gapWords(gap)}`)).join('；')}
            />
          ))}
        </List>
      )}
      {asked && (
        <TextAreaField
          label={lacking.length > 0 ? '为什么缺岗也先发布' : '为什么改'}
          value={reason}
          maxLength={100}
          onChange={setReason}
          error={problem?.field('body.reason')}
        />
      )}
    </FormSheet>
  );
}
