import { useRouter } from '@tarojs/taro';
import { type ReactNode, useState } from 'react';
import { drawingFault, type Strokes } from 'shared-types/drawn-signature';
import type { SignatureView, SigningView } from 'shared-types/signing.contract';
import { type ApiProblem, asProblem, call, useRead } from '@/api';
import { openFile } from '@/api/open-file';
import { address } from '@/ui/base/nav';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Page } from '@/ui/page/Page';
import { SignaturePad } from '@/ui/signature/SignaturePad';
import { SignedIn } from '../identity/SignedIn';
import { CodeStep } from './CodeStep';
import { PaperText } from './PaperText';
import { Signatures } from './Signatures';

type Step = 'READ' | 'NAME' | 'DRAW' | 'CODE';

/** A paper read and signed: one question a screen, in the order read, name, signature, code. */
export function SignScreen() {
  const handle = useRouter().params.document ?? '';
  return (
    <Page title="签署文书">
      <SignedIn reason="登录后可以读和签这份文书。">{() => <Paper handle={handle} />}</SignedIn>
    </Page>
  );
}

function Paper({ handle }: { readonly handle: string }) {
  const reading = useRead('GET /documents/:handle/signing', { params: { handle } });
  const [signed, setSigned] = useState<SignatureView>();
  return (
    <Loaded reading={reading}>
      {(view) => (signed ? <Done view={view} signature={signed} /> : <Steps view={view} onSigned={setSigned} />)}
    </Loaded>
  );
}

interface StepsProps {
  readonly view: SigningView;
  readonly onSigned: (signature: SignatureView) => void;
}

function Steps({ view, onSigned }: StepsProps) {
  const [step, setStep] = useState<Step>('READ');
  const [drawing, setDrawing] = useState<Strokes>([]);
  if (step === 'NAME') return <NameStep view={view} onNext={() => setStep('DRAW')} onBack={() => setStep('READ')} />;
  if (step === 'DRAW') {
    const fault = drawingFault(drawing);
    return (
      <StepCard title="请手写签名" back={() => setStep('NAME')}>
        <SignaturePad label="您的签名" strokes={drawing} onChange={setDrawing} />
        <PaperInstead view={view} />
        <Button block disabled={fault !== null} onPress={() => setStep('CODE')}>
          写好了，下一步
        </Button>
      </StepCard>
    );
  }
  if (step === 'CODE') {
    return (
      <StepCard title="请填短信验证码" back={() => setStep('DRAW')}>
        <CodeStep view={view} drawing={drawing} onSigned={onSigned} />
      </StepCard>
    );
  }
  return <ReadStep view={view} onNext={() => setStep('NAME')} />;
}

function ReadStep({ view, onNext }: { readonly view: SigningView; readonly onNext: () => void }) {
  const mine = view.signatures.some(({ party }) => party === 'CLIENT');
  return (
    <Stack gap={4}>
      <PaperText view={view} />
      <PdfButton view={view} />
      {view.signatures.length > 0 && <Signatures signatures={view.signatures} />}
      {view.voidAt !== null && <Note tone="warn">这份文书已经作废，不用签。</Note>}
      {!mine && view.voidAt === null && <Onward view={view} onNext={onNext} />}
    </Stack>
  );
}

/** Signing, or why not and what to do. */
function Onward({
  view: { obstacle, recordNumber, paperPlace },
  onNext,
}: {
  readonly view: SigningView;
  readonly onNext: () => void;
}) {
  if (obstacle === null) {
    return (
      <Button block onPress={onNext}>
        读完了，去签署
      </Button>
    );
  }
  return (
    <Stack gap={3}>
      <Note tone="warn">{obstacle.title}</Note>
      {obstacle.code === 'real_name_needed' && (
        <Button block to="/pages/real-name/index">
          去核验实名
        </Button>
      )}
      {obstacle.code === 'papers_name_another' && (
        <Button block kind="secondary" to={address('/packages/enterprise/mandate/index', { number: recordNumber })}>
          回到委托书
        </Button>
      )}
      <Text size="secondary" tone="ink-2">
        也可以签纸质文书：{paperPlace}。
      </Text>
    </Stack>
  );
}

interface NameStepProps {
  readonly view: SigningView;
  readonly onNext: () => void;
  readonly onBack: () => void;
}

function NameStep({ view: { signatory }, onNext, onBack }: NameStepProps) {
  return (
    <StepCard title="签字的是您本人吗" back={onBack}>
      <Facts
        facts={[
          ['姓名', signatory?.name ?? ''],
          ['签署身份', signatory?.capacityLabel ?? ''],
          ['手机号', signatory?.phone ?? ''],
        ]}
      />
      <Note>只能由本人签署。代办员和家人都不能替您签，也不会向您要验证码。</Note>
      <Button block onPress={onNext}>
        是我本人，去签名
      </Button>
    </StepCard>
  );
}

interface StepCardProps {
  readonly title: string;
  readonly back: () => void;
  readonly children: ReactNode;
}

function StepCard({ title, back, children }: StepCardProps) {
  return (
    <Stack gap={4}>
      <Card title={title}>
        <Stack gap={4}>{children}</Stack>
      </Card>
      <Button block kind="text" onPress={back}>
        回上一步
      </Button>
    </Stack>
  );
}

function PaperInstead({ view: { paperPlace } }: { readonly view: SigningView }) {
  return (
    <Text size="secondary" tone="ink-2">
      不方便在屏幕上写的，可以签纸质文书：{paperPlace}。
    </Text>
  );
}

/** The PDF that is signed, to be looked at or kept. */
function PdfButton({ view: { handle } }: { readonly view: SigningView }) {
  const [opening, setOpening] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const open = async () => {
    setOpening(true);
    setProblem(undefined);
    await call('GET /documents/:handle', { params: { handle } })
      .then(({ pdf, fileName }) => openFile(pdf, fileName, 'pdf'))
      .catch((error: unknown) => setProblem(asProblem(error)));
    setOpening(false);
  };
  return (
    <Stack gap={2}>
      <ProblemNote problem={problem} />
      <Button block kind="secondary" icon="file" busy={opening} onPress={() => void open()}>
        打开 PDF
      </Button>
    </Stack>
  );
}

function Done({ view, signature }: { readonly view: SigningView; readonly signature: SignatureView }) {
  return (
    <Stack gap={4}>
      <Note tone="ok">您已签署《{view.title}》。</Note>
      <Signatures signatures={[signature]} number={view.number} />
      <Button block to={address('/packages/enterprise/mandate/index', { number: view.recordNumber })}>
        回到委托书
      </Button>
    </Stack>
  );
}
