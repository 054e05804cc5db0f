import { useEffect, useState } from 'react';
import { useRead } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Options } from '@/ui/choice/Options';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { peopleToBookFor, SELF } from './for-whom';

interface ForWhomProps {
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
}

/** For whom the place is: oneself, unless one says so; relatives and enterprises unfold. */
export function ForWhom({ chosen, onChoose }: ForWhomProps) {
  const [unfolded, setUnfolded] = useState(false);
  const family = useRead('GET /me/family').data;
  const enterprises = useRead('GET /enterprises').data;
  const people = peopleToBookFor(family?.helped ?? [], enterprises?.items ?? []);
  const gone = family && enterprises && !people.some(({ key, disabled }) => key === chosen && !disabled);
  // A consent that ended, or another's choice at this phone: nobody books for whom they do not see.
  useEffect(() => {
    if (gone) onChoose(SELF);
  }, [gone, onChoose]);
  const person = people.find(({ key }) => key === chosen) ?? people[0];
  const choose = (key: string) => {
    onChoose(key);
    setUnfolded(false);
  };
  return (
    <Card title="为谁预约">
      <Stack gap={2}>
        {unfolded ? (
          <>
            <Options label="为谁预约" options={people} chosen={person?.key ?? null} onChoose={choose} />
            <Button kind="text" icon="users" to="/pages/family/index">
              替别的家人约，先请他授权
            </Button>
          </>
        ) : (
          <>
            <Text strong>{person?.title ?? '本人'}</Text>
            <Button kind="text" icon="users" onPress={() => setUnfolded(true)}>
              替家人或企业预约
            </Button>
          </>
        )}
      </Stack>
    </Card>
  );
}
