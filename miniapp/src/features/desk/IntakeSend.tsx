import type { Completeness } from 'shared-types/casework.states';
import type { ItemGuide } from 'shared-types/directory.contract';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Options } from '@/ui/choice/Options';
import { ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { PLACES } from './intake';
import type { Intake } from './use-intake';

interface IntakeSendProps {
  readonly intake: Intake;
  readonly onSend: () => void;
  readonly onNext: (place: string) => void;
}

/** What becomes of the file: accepted, or what is done about a gap; what is still lacking. */
export function IntakeSend({ intake, onSend, onNext }: IntakeSendProps) {
  const { guide, ways, way, missing, lacks, problem, busy, setWay } = intake;
  return (
    <Card title="收件受理">
      <Stack gap={3}>
        {guide.data && <Text tone="ink-2">{promiseOf(guide.data)}</Text>}
        {ways.length > 1 && (
          <>
            <Text strong>还缺 {missing.map(({ name }) => name).join('、')}</Text>
            <Options
              id={PLACES.way}
              label="材料不齐怎么办"
              numbered
              options={ways.map((key) => ({ key, ...WAYS[key] }))}
              chosen={way ?? null}
              onChoose={setWay}
              onNext={() => onNext(PLACES.send)}
            />
          </>
        )}
        {problem && <ProblemNote problem={problem} />}
        {lacks[0] !== undefined && (
          <Text size="secondary" tone="ink-2">
            还差一步：{lacks[0]}
            {lacks.length > 1 && `（另有 ${lacks.length - 1} 项）`}
          </Text>
        )}
        <Button id={PLACES.send} block busy={busy} disabled={lacks.length > 0} onPress={onSend} hotkey="Ctrl+Enter">
          {WAYS[way ?? 'COMPLETE'].button}
        </Button>
      </Stack>
    </Card>
  );
}

/** What becomes of a file, by how complete it is. */
const WAYS: Readonly<Record<Completeness, { title: string; note: string; button: string }>> = {
  COMPLETE: { title: '材料齐全', note: '当场受理', button: '收件并受理' },
  TELL_ONCE: { title: '一次告知补齐', note: '出具《首接负责制告知单》，补齐后受理', button: '收件并一次告知' },
  TOLERANCE: { title: '容缺受理', note: '申请人书面承诺在期限内补齐，先受理', button: '收件并容缺受理' },
  CHECK_LATER: { title: '稍后核对', note: '情况复杂的，核对后受理或告知；逾期未告知视为受理', button: '收件待核对' },
};

/** What the applicant is told when the case is taken in. */
const promiseOf = ({ type, committedWorkdays }: ItemGuide): string =>
  type === 'INSTANT'
    ? '即办件：今天下班前办结。'
    : `承诺件：受理后 ${committedWorkdays} 个工作日内作出决定，各段日期见收件凭证。`;
