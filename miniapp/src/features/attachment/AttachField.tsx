import { useEffect, useRef, useState } from 'react';
import type { AttachmentView } from 'shared-types/attachment.contract';
import { type ApiProblem, asProblem, call } from '@/api';
import { upload } from '@/api/attachments';
import { drawings as drawingsApi } from '@/api/drawings';
import { pickFiles } from '@/api/pick-files';
import type { PickedFile } from '@/api/picked-file';
import { Button } from '@/ui/button/Button';
import { List, ListItem } from '@/ui/card/ListItem';
import { ProblemNote } from '@/ui/feedback/states';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { DrawingLine } from './DrawingLine';
import { useDrawings } from './use-drawings';

/** A file that has been sent and waits for the form it belongs to. */
export type Sent = Pick<AttachmentView, 'id' | 'name'>;

const MOST = 6;
const ALLOWED = drawingsApi
  ? `最多 ${MOST} 个。照片和 PDF 每个 10 MB 以内；图纸（PDF、OFD、DWG）每个 100 MB 以内，分段上传，可以暂停，断了接着传。`
  : `最多 ${MOST} 个，每个 10 MB 以内。`;

interface AttachFieldProps {
  readonly sent: readonly Sent[];
  readonly onChange: (sent: readonly Sent[]) => void;
  /** True while something is on its way: what is submitted now would go without it. */
  readonly onBusy?: (busy: boolean) => void;
}

/** Photos, papers and drawings to go with what was written; each is sent as soon as it is chosen. */
export function AttachField({ sent, onChange, onBusy }: AttachFieldProps) {
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  // Several may be done before the form is drawn again: each adds to what the others left.
  const latest = useRef(sent);
  latest.current = sent;
  const keep = (files: readonly Sent[]) => {
    latest.current = files;
    onChange(files);
  };
  const addSent = ({ id, name }: Sent) => keep([...latest.current.filter((file) => file.id !== id), { id, name }]);
  const drawings = useDrawings(addSent);
  const busy = sending || drawings.list.some(({ state }) => state === 'SENDING');
  useEffect(() => onBusy?.(busy), [busy, onBusy]);

  const sendSmall = async (files: readonly PickedFile[]) => {
    setSending(true);
    try {
      for (const file of files) addSent(await upload(file));
    } catch (error) {
      setProblem(asProblem(error));
    }
    setSending(false);
  };
  const room = MOST - sent.length - drawings.list.filter(({ state }) => state !== 'LEFT').length;
  const add = async () => {
    setProblem(undefined);
    const files = await pickFiles(room);
    for (const file of files.filter(drawings.takes)) drawings.add(file);
    await sendSmall(files.filter((file) => !drawings.takes(file)));
  };
  const remove = (id: string) => {
    keep(latest.current.filter((file) => file.id !== id));
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
      {drawings.list.map((drawing) => (
        <DrawingLine
          key={drawing.key}
          drawing={drawing}
          onPause={() => drawings.pause(drawing.key)}
          onGoOn={() => drawings.goOn(drawing.key)}
          onGiveUp={() => drawings.giveUp(drawing.key)}
        />
      ))}
      <ProblemNote problem={problem} />
      <Row>
        <Button kind="secondary" icon="camera" busy={sending} disabled={room <= 0} onPress={() => void add()}>
          添加照片或文件
        </Button>
      </Row>
      <Text size="hint" tone="ink-3">
        {ALLOWED}照片里的拍摄地点会自动去掉。
      </Text>
    </Stack>
  );
}
