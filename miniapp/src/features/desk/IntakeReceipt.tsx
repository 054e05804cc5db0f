import type { CaseView } from 'shared-types/casework.contract';
import { address } from '@/ui/base/nav';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
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
  return (
    <Stack gap={4}>
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
      <Row gap={2} wrap className="u-unprinted">
        <Button onPress={onNext}>再收一件</Button>
        {print && (
          <Button kind="secondary" icon="file" onPress={print}>
            打印凭证
          </Button>
        )}
        <Button kind="secondary" to="/packages/desk/inbox/index">
          回到收件箱
        </Button>
      </Row>
    </Stack>
  );
}
