import { useState } from 'react';
import type { CaseView } from 'shared-types/casework.contract';
import { DeskPage } from './DeskPage';
import { IntakeForm } from './IntakeForm';
import { IntakeReceipt } from './IntakeReceipt';

/** 窗口收件: what the walk-in wants, what was handed in, who they are; then the receipt. */
export function IntakeScreen() {
  const [receipt, setReceipt] = useState<CaseView>();
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
          <IntakeForm onTaken={setReceipt} />
        )
      }
    </DeskPage>
  );
}
