import type { SignatureView } from 'shared-types/signing.contract';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';
import { Stack } from '@/ui/layout/Stack';
import { momentWords } from '@/ui/words/dates';

const HASH_SHOWN = 12;

interface SignaturesProps {
  readonly signatures: readonly SignatureView[];
  /** The paper's number, where it is not said beside it. */
  readonly number?: string;
}

/** Who signed, when, how, and what exactly. */
export function Signatures({ signatures, number }: SignaturesProps) {
  return (
    <Card title="签署情况">
      <Stack gap={4}>
        {signatures.map(({ party, partyLabel, name, capacityLabel, signedAt, methodLabel, hash }) => (
          <Facts
            key={party}
            facts={[
              ...(number === undefined ? [] : [['编号', number] as const]),
              [partyLabel, `${name}（${capacityLabel}）`],
              ['时间', momentWords(signedAt)],
              ['方式', methodLabel],
              ['文件校验码', `${hash.slice(0, HASH_SHOWN)}…`],
            ]}
          />
        ))}
      </Stack>
    </Card>
  );
}
