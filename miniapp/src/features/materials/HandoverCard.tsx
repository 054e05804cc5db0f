import type { ReactNode } from 'react';
import type { HandoverView } from 'shared-types/agency-materials.contract';
import { Card } from '@/ui/card/Card';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Badge } from '@/ui/promise/Light';
import { momentWords } from '@/ui/words/dates';
import { numbered, paperWords } from './paper-words';

const TONES = { OPEN: 'warn', SIGNED: 'ok', VOID: 'quiet' } as const;

interface HandoverCardProps {
  readonly list: HandoverView;
  readonly children?: ReactNode;
}

/** One 材料交接清单 as both sides read it before they sign, and afterwards. */
export function HandoverCard({ list, children }: HandoverCardProps) {
  const { no, directionLabel, state, stateLabel, lines, draftedBy, draftedAt, documentNumber, voidReason } = list;
  return (
    <Card title={`材料交接清单 ${no}`} aside={<Badge tone={TONES[state]}>{stateLabel}</Badge>}>
      <Stack gap={3}>
        <Text size="secondary" tone="ink-2">{`${directionLabel} · ${draftedBy} · ${momentWords(draftedAt)}`}</Text>
        <Stack as="ol" gap={2}>
          {numbered(lines).map((line) => (
            <Stack key={line.at} as="li" gap={0}>
              <Text>{`${line.at}. ${line.name}`}</Text>
              <Text size="secondary" tone="ink-2">
                {paperWords(line)}
              </Text>
            </Stack>
          ))}
        </Stack>
        {state !== 'VOID' && <Signed list={list} />}
        {documentNumber !== null && <Text size="secondary">{`清单编号 ${documentNumber}，全文见“文书”。`}</Text>}
        {voidReason !== null && <Text size="secondary">{`作废的原因：${voidReason}`}</Text>}
        {children}
      </Stack>
    </Card>
  );
}

function Signed({ list: { clientSignedAt, clientMethodLabel, agentSignedAt } }: { readonly list: HandoverView }) {
  const client = clientSignedAt === null ? '还没有签' : `${momentWords(clientSignedAt)}，${clientMethodLabel}`;
  return (
    <Stack gap={0}>
      <Text size="secondary">{`客户：${client}`}</Text>
      <Text size="secondary">
        {`代办员：${agentSignedAt === null ? '还没有签' : `${momentWords(agentSignedAt)}，手写签名`}`}
      </Text>
    </Stack>
  );
}
