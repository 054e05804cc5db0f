import { useState } from 'react';
import type { CaseView } from 'shared-types/casework.contract';
import { Page } from '@/ui/page/Page';
import { SignedIn } from '../identity/SignedIn';
import { IntakeForm } from './IntakeForm';
import { IntakeReceipt } from './IntakeReceipt';

/** 窗口收件: what the walk-in wants, what was handed in, who they are; then the receipt. */
export function IntakeScreen() {
  const [receipt, setReceipt] = useState<CaseView>();
  return (
    <Page title="窗口收件" width={receipt ? 'reading' : 'desk'}>
      <SignedIn desk reason="窗口收件供中心窗口人员使用。办事群众请返回首页。">
        {() =>
          receipt ? (
            <IntakeReceipt view={receipt} onNext={() => setReceipt(undefined)} />
          ) : (
            <IntakeForm onTaken={setReceipt} />
          )
        }
      </SignedIn>
    </Page>
  );
}
