import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { CaseView } from 'shared-types/casework.contract';
import { DeskPage } from './DeskPage';
import { IntakeForm } from './IntakeForm';
import { IntakeReceipt } from './IntakeReceipt';

/** 窗口收件: what the walk-in wants, what was handed in, who they are; then the receipt. */
export function IntakeScreen() {
  const [receipt, setReceipt] = useState<CaseView>();
  // The number in hand leads into one case; the next walk-in has none.
  const [ticket, setTicket] = useState(useRouter().params.ticket);
  const onTaken = (view: CaseView) => {
    setReceipt(view);
    setTicket(undefined);
  };
  return (
    <DeskPage
      title="窗口收件"
      width={receipt ? 'reading' : 'desk'}
      reason="窗口收件供中心窗口人员使用。办事群众请返回首页。"
    >
      {() =>
        receipt ? (
          <IntakeReceipt view={receipt} onNext={() => setReceipt(undefined)} />
        ) : (
          <IntakeForm ticket={ticket} onTaken={onTaken} />
        )
      }
    </DeskPage>
  );
}
