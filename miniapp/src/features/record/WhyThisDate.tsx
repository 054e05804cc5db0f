import { useState } from 'react';
import { useRead } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Loaded } from '@/ui/feedback/Loaded';
import { PromiseDays } from '@/ui/promise/PromiseDays';

interface WhyThisDateProps {
  readonly number: string;
  readonly kind: string;
}

/** The day-by-day reason of a promise, read when it is asked for. */
export function WhyThisDate({ number, kind }: WhyThisDateProps) {
  const [open, setOpen] = useState(false);
  const reading = useRead('GET /records/:number/promises/:kind', { params: { number, kind } }, { when: open });
  return (
    <Card>
      <Button kind="text" icon="help" onPress={() => setOpen(!open)}>
        {open ? '收起日期说明' : '为什么是这一天'}
      </Button>
      {open && <Loaded reading={reading}>{(reason) => <PromiseDays reason={reason} />}</Loaded>}
    </Card>
  );
}
