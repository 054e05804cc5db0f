import type { MandateView } from 'shared-types/mandate.contract';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { plainDate } from '@/ui/words/dates';

/** What a mandate says, for whoever reads it. */
export function MandateFacts({ view }: { readonly view: MandateView }) {
  const { principal, items, acts, agents, from, until, substitution, number, caseNumber } = view;
  return (
    <Card title="委托内容">
      <Stack gap={3}>
        <Facts
          facts={[
            ['编号', number],
            ['代办编号', caseNumber],
            ['委托人', principal],
            ['事项', items.map(({ name }) => name).join('、')],
            ['权限', acts.map(({ label }) => label).join('、')],
            ['期限', `${plainDate(from)}至${plainDate(until)}（含当日）`],
            ['经办人', agentWords(view)],
            [
              '更换经办人',
              substitution === null ? '待委托人选定' : substitution ? '允许中心更换' : '不允许，须事先同意',
            ],
          ]}
        />
        {agents
          .filter(({ basis }) => basis !== 'NAMED')
          .map(({ workNo, name, basisLabel, agreed, reason }) => (
            <Text key={workNo} size="secondary" tone="ink-2">
              {name}（{workNo}）：{agreed ? basisLabel : '等委托人同意'}
              {reason === null ? '' : `，${reason}`}
            </Text>
          ))}
      </Stack>
    </Card>
  );
}

const agentWords = ({ holder }: MandateView): string => (holder ? `${holder.name}（工号 ${holder.workNo}）` : '—');
