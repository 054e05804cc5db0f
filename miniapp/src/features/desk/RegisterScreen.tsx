import { useState } from 'react';
import { Segmented } from '@/ui/choice/Options';
import { Stack } from '@/ui/layout/Stack';
import { DeskPage } from './DeskPage';
import { RegisterComplaint } from './RegisterComplaint';
import { RegisterConsultation } from './RegisterConsultation';

const WHAT = [
  { key: 'consultation', title: '咨询' },
  { key: 'complaint', title: '投诉建议' },
] as const;

/** 登记来访来电: what people ask or complain of otherwise than in the mini-program. */
export function RegisterScreen() {
  const [what, setWhat] = useState<(typeof WHAT)[number]['key']>('consultation');
  return (
    <DeskPage title="登记来访来电" reason="登记来访来电供中心工作人员使用。办事群众请从首页提问或投诉。">
      {() => (
        <Stack gap={4}>
          <Segmented label="登记什么" options={WHAT} chosen={what} onChoose={setWhat} />
          {what === 'consultation' ? <RegisterConsultation /> : <RegisterComplaint />}
        </Stack>
      )}
    </DeskPage>
  );
}
