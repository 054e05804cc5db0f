import { useState } from 'react';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Note } from '@/ui/feedback/states';
import { Row, Stack } from '@/ui/layout/Stack';
import { timeWords } from '@/ui/words/dates';
import { giveUpStep, retryStep, useKeptSteps } from './kept-steps';
import type { KeptStep } from './step-queue';

/** What is on the phone and not yet with the house: it goes by itself, in order, once. */
export function PendingSteps({ visit }: { readonly visit?: string }) {
  const steps = useKeptSteps(visit);
  if (steps.length === 0) return null;
  return (
    <Card kind="plain" title={`${steps.length} 步还在手机上，等待上传`}>
      <Stack gap={3}>
        <List label="等待上传的步骤">
          {steps.map(({ key, label, madeAt, photos }) => (
            <ListItem
              key={key}
              icon="upload"
              title={label}
              note={photos.length > 0 ? `带 ${photos.length} 张照片` : undefined}
              value={timeWords(madeAt)}
            />
          ))}
        </List>
        {steps.map((step) => (
          <Refused key={step.key} step={step} />
        ))}
      </Stack>
    </Card>
  );
}

function Refused({ step: { key, label, refusal } }: { readonly step: KeptStep }) {
  const [busy, setBusy] = useState(false);
  if (!refusal) return null;
  const doing = (work: () => Promise<void>) => async () => {
    setBusy(true);
    await work();
    setBusy(false);
  };
  return (
    <Stack gap={2}>
      <Note tone="danger">{`“${label}”没有传上去：${refusal.title}。`}</Note>
      <Row gap={2} even>
        <Button kind="secondary" busy={busy} onPress={() => void doing(() => retryStep(key))()}>
          再传一次
        </Button>
        <Button kind="danger" busy={busy} onPress={() => void doing(() => giveUpStep(key))()}>
          放弃这一步
        </Button>
      </Row>
    </Stack>
  );
}
