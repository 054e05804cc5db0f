import { useState } from 'react';
import type { BookingView } from 'shared-types/booking.contract';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Options } from '@/ui/choice/Options';

/** What to bring; where it depends on the situation and none was chosen on booking, each can be looked up. */
export function Bring({ view: { bring } }: { readonly view: Pick<BookingView, 'bring'> }) {
  const [situation, setSituation] = useState(bring[0]?.situation ?? '');
  const materials = bring.find((each) => each.situation === situation)?.materials ?? [];
  return (
    <>
      {bring.length > 1 && (
        <Card title="您属于哪种情形">
          <Options
            label="您属于哪种情形"
            options={bring.map((each) => ({ key: each.situation, title: each.situation }))}
            chosen={situation}
            onChoose={setSituation}
          />
        </Card>
      )}
      {materials.length > 0 && (
        <Card kind="plain" title="请带上">
          <List label="请带上">
            {materials.map(({ key, name, form, required }) => (
              <ListItem key={key} title={name} note={form} value={required ? '必带' : '如有'} />
            ))}
          </List>
        </Card>
      )}
    </>
  );
}
