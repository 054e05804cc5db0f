import { SERVICE_MODE_LABELS, type ServiceMode } from 'shared-types/agency.states';
import { useRead, useSession } from '@/api';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { dayWords } from '@/ui/words/dates';
import { REQUEST_STEPS, type RequestDraft, type RequestStep } from './request-draft';

interface RequestReviewProps {
  readonly draft: RequestDraft;
  readonly onStep: (step: number) => void;
}

/** Everything said, each line leading back to its question, and what happens after it is sent. */
export function RequestReview({ draft, onStep }: RequestReviewProps) {
  const { status } = useSession();
  const { data } = useRead('GET /enterprises', undefined, { when: status === 'person' && draft.creditCode !== '' });
  const enterprise = data?.items.find(({ creditCode }) => creditCode === draft.creditCode);
  const lines: readonly (readonly [RequestStep, string, string])[] = [
    ['MODE', '方式', draft.mode === '' ? '' : SERVICE_MODE_LABELS[draft.mode].label],
    ['ITEMS', '事项', draft.itemNames.join('、')],
    ['CLIENT', '替谁办', enterprise?.name ?? (draft.creditCode || '我自己')],
    ['PLACE', '上门地址', `${draft.address} ${draft.door}`.trim()],
    ['CONTACT', '联系人', `${draft.contactName} ${draft.contactPhone}`.trim()],
    ['TIME', '上门时间', timeOf(draft)],
  ];
  return (
    <Stack gap={4}>
      <Card kind="plain" title="看一遍，要改的点开改">
        <List label="申请内容">
          {lines.map(([step, name, value]) => (
            <ListItem
              key={step}
              title={name}
              note={value || '还没有填'}
              onPress={() => onStep(REQUEST_STEPS.indexOf(step))}
            />
          ))}
        </List>
      </Card>
      <Card title="提交以后">
        <Stack as="ol" gap={3}>
          {afterwards(draft.mode || 'ASSIST').map((line, at) => (
            <Stack key={line} as="li" gap={0}>
              <Text>
                {at + 1}. {line}
              </Text>
            </Stack>
          ))}
        </Stack>
      </Card>
    </Stack>
  );
}

const timeOf = ({ urgent, date, from }: RequestDraft): string => {
  if (urgent) return '越快越好';
  return date === '' || from === '' ? '' : `${dayWords(date)} ${from}`;
};

const afterwards = (mode: ServiceMode): readonly string[] => [
  '中心受理后联系您，并为您安排代办员',
  '代办员按约定的时间上门，了解您的需求',
  '代办员写好服务方案：办哪些事项、先后顺序、要什么材料、哪天能办成',
  '您看过方案，确认了才开始办；要改可以退回',
  mode === 'AGENCY' ? '您签授权委托书，代办员代您递交和跟进' : '代办员帮您备齐材料，陪您递交',
  '每一项办到哪一步，您在这里随时看得到；全程不收费',
];
