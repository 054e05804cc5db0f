import { useState } from 'react';
import { useRead, useWrite } from '@/api';
import { readPosition } from '@/api/position';
import { Button } from '@/ui/button/Button';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Sheet } from '@/ui/overlay/Sheet';
import { timeWords } from '@/ui/words/dates';

/** Help is not kept waiting for a satellite. */
const POSITION_WITHIN_MS = 3000;

/** Where the phone is, if it can say so soon; the tap on a button that says so is the consent. */
async function positionSoon() {
  const late = new Promise<undefined>((done) => setTimeout(() => done(undefined), POSITION_WITHIN_MS));
  const here = await Promise.race([readPosition().catch(() => undefined), late]);
  return here && { longitude: here.longitude, latitude: here.latitude };
}

/** Calls for help, in whatever state the visit is: one press, one to confirm. Shows who has taken it. */
export function Sos({ number }: { readonly number: string }) {
  const [asking, setAsking] = useState(false);
  const [reading, setReading] = useState(false);
  const own = useRead('GET /visits/:number/sos', { params: { number } }, { live: true });
  const { submit, busy, problem } = useWrite('POST /visits/:number/sos', {
    refresh: ['GET /visits/:number/sos'],
    onDone: () => setAsking(false),
  });
  const call = async () => {
    setReading(true);
    const position = await positionSoon();
    setReading(false);
    await submit({ params: { number }, body: position ? { position } : {} });
  };
  const alarm = own.data?.alarm;
  if (alarm) {
    return (
      <Note tone="danger">
        {alarm.takenBy
          ? `${alarm.takenBy.name}已接手您的求助，马上联系您。`
          : `${timeWords(alarm.raisedAt)}已求助，正在通知值班负责人。先离开危险的地方，必要时拨打 110。`}
      </Note>
    );
  }
  return (
    <>
      <Button block large kind="danger" icon="alert" onPress={() => setAsking(true)}>
        紧急求助
      </Button>
      <Sheet
        open={asking}
        title="现在就求助"
        onClose={() => setAsking(false)}
        footer={
          <Button block large kind="danger" busy={busy || reading} onPress={() => void call()}>
            马上告诉值班负责人
          </Button>
        }
      >
        <Stack gap={3}>
          <Text>值班负责人会同时收到消息和短信，并看到您的位置和上门地址。危及人身安全时请先拨打 110。</Text>
          <ProblemNote problem={problem} />
        </Stack>
      </Sheet>
    </>
  );
}
