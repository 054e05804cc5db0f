import { useState } from 'react';
import type { MandateView } from 'shared-types/mandate.contract';
import { useWrite } from '@/api';
import { address, replaceWith } from '@/ui/base/nav';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Options } from '@/ui/choice/Options';
import { ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { addDays, plainDate, shanghaiDate } from '@/ui/words/dates';

const TERMS = [30, 90, 180] as const;

/** The same mandate for another term: a paper of its own, to be signed again. */
export function RenewMandate({ view: { number, version, until } }: { readonly view: MandateView }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const { submit, busy, problem } = useWrite('POST /mandates/:number/renew', {
    refresh: ['GET /mandates/:number', 'GET /agency-cases/:number/mandates'],
    onDone: (renewal) => replaceWith(address('/packages/enterprise/mandate/index', { number: renewal.number })),
  });
  const from = until < shanghaiDate() ? shanghaiDate() : until;
  const options = TERMS.map((days) => {
    const last = addDays(from, days);
    return { key: last, title: `到 ${plainDate(last)}`, note: `再委托 ${days} 天` };
  });
  return (
    <Card title="续办">
      <Stack gap={3}>
        <Options label="续到哪一天" options={options} chosen={chosen} onChoose={setChosen} />
        <ProblemNote problem={problem} />
        <Button
          block
          kind="secondary"
          busy={busy}
          disabled={chosen === null}
          onPress={() => void submit({ params: { number }, body: { version, until: chosen ?? '' } })}
        >
          拟续办委托书
        </Button>
      </Stack>
    </Card>
  );
}
