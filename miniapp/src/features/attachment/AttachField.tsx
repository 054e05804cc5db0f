import { useState } from 'react';
import type { AttachmentView } from 'shared-types/attachment.contract';
import { type ApiProblem, asProblem, call } from '@/api';
import { upload } from '@/api/attachments';
import { pickFiles } from '@/api/pick-files';
import { Button } from '@/ui/button/Button';
import { List, ListItem } from '@/ui/card/ListItem';
import { ProblemNote } from '@/ui/feedback/states';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';

/** A file that has been sent and waits for the form it belongs to. */
export type Sent = Pick<AttachmentView, 'id' | 'name'>;

const MOST = 6;

interface AttachFieldProps {
  readonly sent: readonly Sent[];
  readonly onChange: (sent: readonly Sent[]) => void;
}

/** Photos and papers to go with what was written; each is sent as soon as it is chosen. */
export function AttachField({ sent, onChange }: AttachFieldProps) {
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const add = async () => {
    setProblem(undefined);
    const files = await pickFiles(MOST - sent.length);
    setSending(true);
    let all = sent;
    try {
      for (const file of files) {
        const { id, name } = await upload(file);
        all = [...all, { id, name }];
        onChange(all);
      }
    } catch (error) {
      setProblem(asProblem(error));
    }
    setSending(false);
  };
  const remove = (id: string) => {
    onChange(sent.filter((file) => file.id !== id));
    // What is not taken back now is swept after a day.
    call('DELETE /attachments/:id', { params: { id } }).catch(() => undefined);
  };
  return (
    <Stack gap={2}>
      {sent.length > 0 && (
        <List label="附件">
          {sent.map(({ id, name }) => (
            <ListItem key={id} icon="file" title={name} value="去掉" onPress={() => remove(id)} />
          ))}
        </List>
      )}
      <ProblemNote problem={problem} />
      <Row>
        <Button kind="secondary" icon="camera" busy={sending} disabled={sent.length >= MOST} onPress={() => void add()}>
          添加照片或文件
        </Button>
      </Row>
      <Text size="hint" tone="ink-3">
        最多 {MOST} 个，每个 10 MB 以内。照片里的拍摄地点会自动去掉。
      </Text>
    </Stack>
  );
}
