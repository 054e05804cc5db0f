import { useState } from 'react';
import type { CaseView } from 'shared-types/casework.contract';
import type { CaseForm } from 'shared-types/casework.states';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Row } from '@/ui/layout/Stack';
import { ExtensionSheet, SpecialSheet, SupplementExtensionSheet } from './ClockSheets';
import { CertifySheet, DeliverSheet, MailingSheet } from './DeliverySheets';
import { HandoverSheet } from './HandoverSheet';
import { JointSheet } from './JointSheet';
import { MaterialsSheet } from './MaterialsSheet';
import { NoticeSheet } from './NoticeSheet';
import { ReferralSheet } from './ReferralSheet';

const SHEETS = {
  notice: { title: '一次告知补正', opens: ['tellOnce', 'noticeSupplement'], sheet: NoticeSheet },
  again: { title: '再次告知补正', opens: ['tellAgain'], sheet: NoticeSheet },
  materials: {
    title: '收下补来的材料',
    opens: ['acceptInstant', 'acceptCommitted', 'supplement', 'completeTolerance'],
    sheet: MaterialsSheet,
  },
  longer: { title: '延长补正期限', opens: ['extendSupplement'], sheet: SupplementExtensionSheet },
  special: { title: '进入特别程序', opens: ['beginSpecial'], sheet: SpecialSheet },
  extension: { title: '延长办理期限', opens: ['extend'], sheet: ExtensionSheet },
  certify: { title: '证件已到窗口', opens: ['certify'], sheet: CertifySheet },
  mailing: { title: '寄出结果', opens: ['mail'], sheet: MailingSheet },
  delivery: { title: '送达结果', opens: ['deliver'], sheet: DeliverSheet },
  referral: { title: '不受理', opens: ['refuse'], sheet: ReferralSheet },
  joint: { title: '并联审批', opens: ['joinApproval'], sheet: JointSheet },
  handover: { title: '请同事接手', opens: ['offerHandover'], sheet: HandoverSheet },
} as const satisfies Record<string, { title: string; opens: readonly CaseForm[]; sheet: unknown }>;
type SheetKey = keyof typeof SHEETS;

/** The steps of a case that need more than a word: each opens a sheet of its own. */
export function CaseForms({ view }: { readonly view: CaseView }) {
  const [open, setOpen] = useState<SheetKey>();
  const offered = (Object.keys(SHEETS) as SheetKey[]).filter((key) =>
    SHEETS[key].opens.some((form) => view.actions.includes(form)),
  );
  if (offered.length === 0) return null;
  const Opened = open && SHEETS[open].sheet;
  return (
    <Card title="材料、期限和送达">
      <Row gap={2} wrap>
        {offered.map((key) => (
          <Button key={key} kind="secondary" onPress={() => setOpen(key)}>
            {SHEETS[key].title}
          </Button>
        ))}
      </Row>
      {Opened && <Opened view={view} title={SHEETS[open].title} onClose={() => setOpen(undefined)} />}
    </Card>
  );
}
