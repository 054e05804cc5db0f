import type { SiteLoad } from 'shared-types/queue.contract';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { isUnserved, lineNote } from './load-words';

/** Each line: who waits, how long the first has, how many windows there are for it. */
export function LinesLoad({ lines }: { readonly lines: SiteLoad['lines'] }) {
  return (
    <Card kind="plain" title="各队">
      <List label="各队">
        {lines.map((line) => (
          <ListItem
            key={line.key}
            icon={isUnserved(line) ? 'alert' : 'users'}
            title={isUnserved(line) ? `${line.name}：有人在等，没有开窗口` : line.name}
            note={lineNote(line)}
            value={`${line.waiting} 人在等`}
          />
        ))}
      </List>
    </Card>
  );
}
