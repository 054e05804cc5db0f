import type { ComplaintView } from 'shared-types/complaint.contract';
import { COMPLAINT_CHANNEL_LABELS, COMPLAINT_OUTCOME_LABELS } from 'shared-types/complaint.states';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { PromiseLine } from '@/ui/promise/PromiseLine';
import { momentWords } from '@/ui/words/dates';
import { Attachments } from '../attachment/Attachments';
import { ReplyVersion } from '../record/ReplyVersion';

/** What it is, its promises, and everything that was said, in the order it was said. */
export function Statements({ view }: { readonly view: ComplaintView }) {
  return (
    <>
      <Card title={view.title}>
        <Stack gap={3}>
          {view.promises.map((promise) => (
            <PromiseLine key={`${promise.kind} ${promise.dueAt}`} promise={promise} />
          ))}
          <Facts facts={factsOf(view)} />
          <Attachments attachments={view.attachments} />
        </Stack>
      </Card>
      {view.messages.map((message) =>
        message.kind === 'REPLY' ? (
          <ReplyVersion key={message.at} version={message} />
        ) : (
          <Card key={message.at} label="反映的情况">
            <Stack gap={2}>
              <Text size="secondary" tone="ink-2" strong>
                反映的情况
              </Text>
              <Text lines>{message.body}</Text>
              <Text size="hint" tone="ink-3">
                {momentWords(message.at)}
              </Text>
            </Stack>
          </Card>
        ),
      )}
    </>
  );
}

function factsOf({ number, stateLabel, channel, siteName, outcome, complainant, orderNumber }: ComplaintView) {
  const facts: (readonly [string, string])[] = [
    ['编号', number],
    ['状态', stateLabel],
    ['渠道', COMPLAINT_CHANNEL_LABELS[channel]],
  ];
  if (siteName !== null) facts.push(['地点', siteName]);
  if (orderNumber !== null) facts.push(['转办单', orderNumber]);
  if (complainant !== null) facts.push(['反映人', `${complainant.name} ${complainant.phone}`.trim()]);
  if (outcome !== null) facts.push(['核实结论', COMPLAINT_OUTCOME_LABELS[outcome]]);
  return facts;
}
