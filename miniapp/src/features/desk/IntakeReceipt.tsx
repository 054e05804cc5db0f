import { useEffect } from 'react';
import type { CaseView } from 'shared-types/casework.contract';
import { useFocusNext } from '@/ui/base/focus';
import { useKey } from '@/ui/base/hotkey';
import { address } from '@/ui/base/nav';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { useVisible } from '@/ui/page/use-visible';
import { QRCode } from '@/ui/ticket/QRCode';
import { CaseFacts, Materials } from '../casework/CaseScreen';
import { Supplement } from '../casework/Supplement';
import { Fees } from '../payment/Fees';
import { Papers } from '../record/Papers';
import { print, publicAddress } from './paper';

interface IntakeReceiptProps {
  readonly view: CaseView;
  readonly onNext: () => void;
}

/** 收件凭证: what the applicant takes home, and how they follow it. */
export function IntakeReceipt({ view, onNext }: IntakeReceiptProps) {
  const focusNext = useFocusNext();
  const visible = useVisible();
  useKey('F2', visible ? onNext : undefined);
  useKey('F9', visible ? print : undefined);
  useEffect(() => focusNext(PRINT, NEXT), [focusNext]);
  return (
    <Stack gap={4}>
      <Row gap={2} wrap className="u-unprinted">
        {print && (
          <Button id={PRINT} icon="file" hotkey="F9" onPress={print}>
            打印凭证
          </Button>
        )}
        <Button id={NEXT} kind={print ? 'secondary' : 'primary'} hotkey="F2" onPress={onNext}>
          再收一件
        </Button>
        <Button kind="text" to="/packages/desk/inbox/index">
          回到收件箱
        </Button>
      </Row>
      <Card title="收件凭证">
        <Stack gap={3}>
          <Text size="page" strong tabular center>
            {view.number}
          </Text>
          <QRCode text={publicAddress(address('/pages/progress/index', { number: view.number }))} alt="查进度二维码" />
          <Text center tone="ink-2" size="secondary">
            扫码，或凭编号和手机号后四位，随时查进度，不用登录
          </Text>
        </Stack>
      </Card>
      <CaseFacts view={view} />
      <Supplement view={view} />
      <Fees number={view.number} />
      <Papers view={view} />
      <Materials view={view} />
    </Stack>
  );
}

const PRINT = 'receipt-print';
const NEXT = 'receipt-next';
