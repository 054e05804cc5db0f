import { useState } from 'react';
import { pickFiles } from '@/api/pick-files';
import { Button } from '@/ui/button/Button';
import { List, ListItem } from '@/ui/card/ListItem';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { dropPhoto, keepPhoto, type Taken } from './kept-photo';

const MOST = 3;

interface PhotoFieldProps {
  readonly taken: readonly Taken[];
  readonly onChange: (taken: readonly Taken[]) => void;
}

/** Photos taken at the door; they stay on the phone, encrypted, until they are with the house. */
export function PhotoField({ taken, onChange }: PhotoFieldProps) {
  const [problem, setProblem] = useState('');
  const add = async () => {
    setProblem('');
    const added: Taken[] = [];
    for (const file of await pickFiles(MOST - taken.length)) {
      const kept = await keepPhoto(file).catch(() => null);
      if (kept) added.push(kept);
      else setProblem('这张照片太大，没有加上，请用“原图”以外的方式再拍一张');
    }
    if (added.length > 0) onChange([...taken, ...added]);
  };
  const remove = (gone: Taken) => {
    onChange(taken.filter((each) => each !== gone));
    void dropPhoto(gone);
  };
  return (
    <Stack gap={2}>
      {taken.length > 0 && (
        <List label="拍好的照片">
          {taken.map((each) => (
            <ListItem key={each.photo} icon="camera" title={each.name} value="删去" onPress={() => remove(each)} />
          ))}
        </List>
      )}
      {taken.length < MOST && (
        <Button block kind="secondary" icon="camera" onPress={() => void add()}>
          拍照（可以不拍）
        </Button>
      )}
      <Text size="secondary" tone="ink-2">
        只拍门口或办理现场，不要拍到人脸和证件。
      </Text>
      {problem !== '' && <Text tone="danger">{problem}</Text>}
    </Stack>
  );
}
