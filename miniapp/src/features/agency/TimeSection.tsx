import { useRead } from '@/api';
import { Card } from '@/ui/card/Card';
import { DayStrip } from '@/ui/choice/DayStrip';
import { Options } from '@/ui/choice/Options';
import { Loaded } from '@/ui/feedback/Loaded';
import { Stack } from '@/ui/layout/Stack';
import type { RequestDraft } from './request-draft';

interface TimeSectionProps {
  readonly draft: Pick<RequestDraft, 'urgent' | 'date' | 'from'>;
  readonly onChange: (part: Partial<RequestDraft>) => void;
}

/** When the agent comes: a window of a day, or as soon as can be while that is possible. */
export function TimeSection({ draft: { urgent, date, from }, onChange }: TimeSectionProps) {
  const reading = useRead('GET /agency/times');
  return (
    <Card title="什么时候上门">
      <Loaded reading={reading}>
        {({ days, urgent: soon }) => {
          const day = days.find((each) => each.date === date);
          return (
            <Stack gap={4}>
              {soon.available && (
                <Options
                  label="急不急"
                  options={[
                    { key: 'WINDOW', title: '约一个时间', note: '按约定的时间段上门' },
                    { key: 'URGENT', title: '紧急', note: `${soon.withinHours} 小时内上门` },
                  ]}
                  chosen={urgent ? 'URGENT' : 'WINDOW'}
                  onChoose={(kind) => onChange({ urgent: kind === 'URGENT' })}
                />
              )}
              {!urgent && (
                <DayStrip
                  label="哪一天"
                  days={days.map((each) => ({
                    date: each.date,
                    open: each.windows.length > 0,
                    word: each.windows.length > 0 ? '可约' : '不可约',
                  }))}
                  chosen={date || null}
                  onChoose={(chosen) => onChange({ date: chosen, from: '' })}
                />
              )}
              {!urgent && day && (
                <Options
                  label="哪个时间段"
                  options={day.windows.map((window) => ({ key: window.from, title: `${window.from}–${window.to}` }))}
                  chosen={from || null}
                  onChoose={(chosen) => onChange({ from: chosen })}
                />
              )}
            </Stack>
          );
        }}
      </Loaded>
    </Card>
  );
}
