import { useState } from 'react';
import { GREEN_MEASURE_LABELS, GREEN_MEASURES, type GreenMeasure } from 'shared-types/green-channel.states';
import { useWrite } from '@/api';
import { Checks } from '@/ui/choice/Checks';
import { Segmented } from '@/ui/choice/Options';
import { Note } from '@/ui/feedback/states';
import { TextAreaField } from '@/ui/field/Field';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { toast } from '@/ui/overlay/toast-store';
import { shanghaiDate } from '@/ui/words/dates';
import { CHANNEL_REFRESH } from './key-project-refresh';

const PERIODS = [
  { key: '7', title: '7 天' },
  { key: '30', title: '30 天' },
  { key: '90', title: '90 天' },
] as const;
type Days = (typeof PERIODS)[number]['key'];
const DAY_MS = 86_400_000;

/** The day so many days on, of which today is the first. */
const lastOf = (days: Days): string =>
  new Date(Date.parse(`${shanghaiDate()}T00:00:00Z`) + (Number(days) - 1) * DAY_MS).toISOString().slice(0, 10);

interface ProposeSheetProps {
  /** The number of the project or the case it is for. */
  readonly subject: string;
  readonly onClose: () => void;
}

/** Asks the centre for a green channel: which measures, why, how long. */
export function ProposeSheet({ subject, onClose }: ProposeSheetProps) {
  const [measures, setMeasures] = useState<readonly GreenMeasure[]>([]);
  const [days, setDays] = useState<Days>('30');
  const [words, setWords] = useState('');
  const { submit, busy, problem } = useWrite('POST /green-channels', {
    refresh: CHANNEL_REFRESH,
    onDone: () => {
      toast('已提请中心批准');
      onClose();
    },
  });
  const reason = words.trim();
  return (
    <FormSheet
      title="提请绿色通道"
      send="提请中心批准"
      busy={busy}
      problem={problem}
      complete={measures.length > 0 && reason.length >= 2}
      onClose={onClose}
      onSend={() =>
        void submit({ body: { subject, measures: [...measures], reason, from: shanghaiDate(), to: lastOf(days) } })
      }
    >
      <Note>法定条件、法定时限和普通群众的排队不因绿色通道改变。</Note>
      <Checks
        label="措施"
        checks={GREEN_MEASURES.map((key) => ({ key, title: GREEN_MEASURE_LABELS[key] }))}
        ticked={measures}
        onChange={(ticked) => setMeasures(GREEN_MEASURES.filter((key) => ticked.includes(key)))}
      />
      <Segmented label="期限，从今天起" options={PERIODS} chosen={days} onChoose={setDays} />
      <TextAreaField
        label="理由"
        value={words}
        maxLength={500}
        onChange={setWords}
        error={problem?.field('body.reason')}
      />
    </FormSheet>
  );
}
