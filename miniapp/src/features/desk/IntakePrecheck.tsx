import { useState } from 'react';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { TextField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import type { Intake } from './use-intake';

const CODE = /^\d{8}$/;

/** What the applicant checked at home, brought in by its code: item, situation, and what they say they have. */
export function IntakePrecheck({ intake: { bringIn, precheckFault } }: { readonly intake: Intake }) {
  const [code, setCode] = useState('');
  const fit = CODE.test(code);
  return (
    <Card title="申请人有自查码">
      <Stack gap={3}>
        <TextField
          label="自查码"
          required={false}
          kind="digits"
          hint="8 位数字，也可以直接扫申请人手机上的二维码。"
          value={code}
          maxLength={8}
          onChange={setCode}
          onEnter={() => fit && bringIn(code)}
          error={precheckFault}
        />
        <Button kind="secondary" disabled={!fit} onPress={() => bringIn(code)}>
          带出事项和材料
        </Button>
      </Stack>
    </Card>
  );
}
