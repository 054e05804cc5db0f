import { useState } from 'react';
import type { MandateView } from 'shared-types/mandate.contract';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Options } from '@/ui/choice/Options';
import { ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';

const CHOICES = [
  { key: 'YES', title: '允许', note: '经办人请假、调岗时，中心可以换本中心的其他代办员，换的时候告诉我' },
  { key: 'NO', title: '不允许', note: '要换人，先问我同不同意' },
] as const;

/** The client's own choice, never one made for them: may the centre put another agent in (民法典 art. 169). */
export function ChooseSubstitution({
  view: { number, version, substitution, papers },
}: {
  readonly view: MandateView;
}) {
  const [chosen, setChosen] = useState<'YES' | 'NO' | null>(null);
  const { submit, busy, problem } = useWrite('POST /mandates/:number/prepare', {
    refresh: ['GET /mandates/:number', 'GET /agency-cases/:number/mandates'],
    onDone: () => setChosen(null),
  });
  const again = papers.length > 0;
  const send = () => void submit({ params: { number }, body: { version, substitution: chosen === 'YES' } });
  return (
    <Card title={again ? '要改选的话' : '先请您选一项'}>
      <Stack gap={4}>
        <Text>
          {again
            ? `您选的是“${substitution ? '允许' : '不允许'}”更换经办人。改选后会重新出具文书，原来的作废。`
            : '经办人不能继续办时，允许中心换人吗？'}
        </Text>
        <Options label="允许中心更换经办人吗" options={CHOICES} chosen={chosen} onChoose={setChosen} />
        <ProblemNote problem={problem} />
        {problem?.code === 'real_name_needed' && (
          <Button block kind="secondary" to="/pages/real-name/index">
            去核验实名
          </Button>
        )}
        <Button block kind={again ? 'secondary' : 'primary'} busy={busy} disabled={chosen === null} onPress={send}>
          {again ? '改选并重新出具' : '出具文书'}
        </Button>
      </Stack>
    </Card>
  );
}
