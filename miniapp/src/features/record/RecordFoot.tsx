import type { RecordView } from 'shared-types/record.contract';
import { Card } from '@/ui/card/Card';
import { Timeline } from '@/ui/promise/Timeline';
import { Papers } from './Papers';
import { Urge } from './Urge';
import { WhyThisDate } from './WhyThisDate';

interface RecordFootProps {
  readonly view: RecordView;
  /** True for its owner. */
  readonly own?: boolean;
}

/** What every record ends with, whoever reads it: its papers, the reason of its date, and its history. */
export function RecordFoot({ view, own = false }: RecordFootProps) {
  return (
    <>
      <Papers view={view} own={own} />
      {view.promise && <WhyThisDate number={view.number} kind={view.promise.kind} />}
      <Card title="进度">
        <Timeline lines={view.timeline} next={view.next} />
      </Card>
      {own && view.open && view.promise?.dueDate && <Urge number={view.number} />}
    </>
  );
}
