import { Card } from '@/ui/card/Card';
import { Checks } from '@/ui/choice/Checks';
import { dayWords } from '@/ui/words/dates';
import type { Intake } from './use-intake';

/** What this applicant need not hand in again; nothing where they handed in nothing of it before. */
export function IntakeReusable({ intake: { reusable, taken, change } }: { readonly intake: Intake }) {
  const offered = reusable.filter(({ key }) => !taken.received.includes(key));
  if (offered.length === 0) return null;
  return (
    <Card title="以前交过，可以不用再交">
      <Checks
        label="不用再交的材料"
        checks={offered.map(({ key, name, from, on }) => ({ key, title: name, note: `${dayWords(on)}交过，${from}` }))}
        ticked={taken.reused}
        onChange={(reused) => change({ reused })}
      />
    </Card>
  );
}
