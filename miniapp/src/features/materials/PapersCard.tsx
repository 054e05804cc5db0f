import type { PaperView } from 'shared-types/agency-materials.contract';
import { Card } from '@/ui/card/Card';
import { Note } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { momentWords } from '@/ui/words/dates';
import { paperWords } from './paper-words';

interface PapersCardProps {
  readonly papers: readonly PaperView[];
  readonly outstanding: number;
  /** How staff read it. */
  readonly forStaff?: boolean;
}

/** Every paper handed over, in whose hands it is, and every hand it went through. */
export function PapersCard({ papers, outstanding, forStaff = false }: PapersCardProps) {
  if (papers.length === 0) return null;
  const whose = forStaff ? '客户' : '您';
  return (
    <Card title="材料现在在谁手上">
      <Stack gap={4}>
        {outstanding > 0 ? (
          <Note>{`还有 ${outstanding} 份材料要返还${whose}。`}</Note>
        ) : (
          <Note tone="ok">{`要返还的材料都已经还给${whose}。`}</Note>
        )}
        <Stack as="ul" gap={4}>
          {papers.map((paper) => (
            <PaperLine key={paper.no} paper={paper} />
          ))}
        </Stack>
      </Stack>
    </Card>
  );
}

function PaperLine({ paper }: { readonly paper: PaperView }) {
  return (
    <Stack as="li" gap={1}>
      <Text strong>
        {paper.no}. {paper.name}
      </Text>
      <Text size="secondary" tone="ink-2">
        {paperWords(paper)}
      </Text>
      <Text tone="primary">{`现在在：${paper.where}`}</Text>
      {paper.onItsWayTo !== null && <Text size="secondary">{`正在移交${paper.onItsWayTo}，等对方接收`}</Text>}
      {paper.chain.map(({ at, from, to, state }) => (
        <Text key={at + to} size="secondary" tone="ink-2">
          {`${momentWords(at)} ${from} → ${to}${state === 'REFUSED' ? '（没有接收）' : ''}`}
        </Text>
      ))}
    </Stack>
  );
}
