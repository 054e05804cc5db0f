import type { AgencyView } from 'shared-types/agency.contract';
import type { AgencyEndView } from 'shared-types/agency-end.contract';
import { useRead, useSession } from '@/api';
import { Card } from '@/ui/card/Card';
import { Note } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { momentWords } from '@/ui/words/dates';

const ENDED: readonly string[] = ['CLOSED', 'EVALUATED', 'ARCHIVED'];
const READERS: readonly string[] = [
  'QUALITY_INSPECTOR',
  'DISPATCHER',
  'BUSINESS_DEPUTY_SUPERVISOR',
  'GENERAL_SUPERVISOR',
];

/** The calls back, and whether the volume is complete, once a case is closed. */
export function AgencyVolume({ view }: { readonly view: AgencyView }) {
  const { me } = useSession();
  const reads = me?.staff?.roles.some((role) => READERS.includes(role)) ?? false;
  return reads && ENDED.includes(view.state) ? <Volume number={view.number} /> : null;
}

function Volume({ number }: { readonly number: string }) {
  const { data } = useRead('GET /agency-cases/:number/archive', { params: { number } }, { live: true });
  if (!data) return null;
  return (
    <>
      {data.callbacks.length > 0 && <Calls calls={data.callbacks} />}
      <Card title="归档清单">
        <Stack gap={3}>
          {data.complete ? <Note tone="ok">应归的文书都齐了。</Note> : <Note tone="warn">还有文书没有出具。</Note>}
          <Stack as="ul" gap={2}>
            {data.checklist.map(({ title, numbers, missing }) => (
              <Stack key={title} as="li" gap={0}>
                <Text tone={missing ? 'danger' : 'ink'}>{`${title}${missing ? '：还缺' : ''}`}</Text>
                <Text size="secondary" tone="ink-2">
                  {numbers.join('、')}
                </Text>
              </Stack>
            ))}
          </Stack>
        </Stack>
      </Card>
    </>
  );
}

function Calls({ calls }: { readonly calls: AgencyEndView['callbacks'] }) {
  return (
    <Card title="回访记录">
      <Stack as="ol" gap={3}>
        {calls.map(({ at, by, outcomeLabel, satisfaction, aspects, words }) => (
          <Stack key={at} as="li" gap={0}>
            <Text>{[outcomeLabel, ...(satisfaction === null ? [] : [satisfaction]), ...aspects].join(' · ')}</Text>
            <Text>{words}</Text>
            <Text size="secondary" tone="ink-2">{`${momentWords(at)} ${by}`}</Text>
          </Stack>
        ))}
      </Stack>
    </Card>
  );
}
