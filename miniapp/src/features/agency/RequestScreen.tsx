import type { PlaceAnswer } from 'shared-types/agency.contract';
import { useDraft, useWrite } from '@/api';
import { address, replaceWith } from '@/ui/base/nav';
import { Button } from '@/ui/button/Button';
import { Note } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Page } from '@/ui/page/Page';
import { Commitment } from '../identity/Commitment';
import { ContactSection } from './ContactSection';
import { ClientSection, ItemsSection, ModeSection } from './MatterSections';
import { PlaceSection } from './PlaceSection';
import { RequestReview } from './RequestReview';
import {
  EMPTY_REQUEST,
  missingIn,
  missingParts,
  REQUEST_STEPS,
  type RequestDraft,
  requestBody,
  stepOf,
} from './request-draft';
import { TimeSection } from './TimeSection';
import { usePlaceAnswer } from './use-place-answer';

/** 帮办代办: asked for one question at a time. Everything typed waits through sign-in, a call and a crash. */
export function RequestScreen() {
  const draft = useDraft('agency', EMPTY_REQUEST);
  const { value, change } = draft;
  const place = usePlaceAnswer(value);
  const inside = place.answer?.inside ?? null;
  const last = stepOf(value) === 'REVIEW';
  return (
    <Page
      title="帮办代办"
      footer={
        last ? (
          <Submission
            draft={value}
            inside={inside}
            onBack={() => change({ step: value.step - 1 })}
            onDone={draft.clear}
          />
        ) : (
          <Onward draft={value} inside={inside} onStep={(step) => change({ step })} />
        )
      }
    >
      <Stack gap={4}>
        {draft.restored && <Note>上次填的内容还在，接着填就行。</Note>}
        <Text size="secondary" tone="ink-2">
          第 {REQUEST_STEPS.indexOf(stepOf(value)) + 1} 步，共 {REQUEST_STEPS.length} 步
        </Text>
        <Question draft={value} place={place} onChange={change} />
      </Stack>
    </Page>
  );
}

interface QuestionProps {
  readonly draft: RequestDraft;
  readonly place: ReturnType<typeof usePlaceAnswer>;
  readonly onChange: (part: Partial<RequestDraft>) => void;
}

function Question({ draft, place, onChange }: QuestionProps) {
  switch (stepOf(draft)) {
    case 'MODE':
      return <ModeSection draft={draft} onChange={onChange} />;
    case 'ITEMS':
      return <ItemsSection draft={draft} onChange={onChange} />;
    case 'CLIENT':
      return <ClientSection draft={draft} onChange={onChange} />;
    case 'PLACE':
      return <PlaceSection draft={draft} answer={place.answer} problem={place.problem} onChange={onChange} />;
    case 'CONTACT':
      return <ContactSection draft={draft} onChange={onChange} />;
    case 'TIME':
      return <TimeSection draft={draft} onChange={onChange} />;
    default:
      return <RequestReview draft={draft} onStep={(step) => onChange({ step })} />;
  }
}

interface OnwardProps {
  readonly draft: RequestDraft;
  readonly inside: PlaceAnswer['inside'] | null;
  readonly onStep: (step: number) => void;
}

/** To the next question once this one is answered, or back. */
function Onward({ draft, inside, onStep }: OnwardProps) {
  const step = stepOf(draft);
  const at = REQUEST_STEPS.indexOf(step);
  const [missing] = missingIn(step, draft, inside);
  return (
    <Stack gap={2}>
      {missing !== undefined && (
        <Text size="secondary" tone="ink-2">
          还差：{missing}
        </Text>
      )}
      <Button block disabled={missing !== undefined} onPress={() => onStep(at + 1)}>
        下一步
      </Button>
      {at > 0 && <StepBack onPress={() => onStep(at - 1)} />}
    </Stack>
  );
}

const StepBack = ({ onPress }: { readonly onPress: () => void }) => (
  <Button block kind="text" onPress={onPress}>
    上一步
  </Button>
);

interface SubmissionProps extends Omit<OnwardProps, 'onStep'> {
  readonly onBack: () => void;
  readonly onDone: () => void;
}

function Submission({ draft, inside, onBack, onDone }: SubmissionProps) {
  const { submit, busy, problem } = useWrite('POST /agency-cases', {
    refresh: ['GET /me/records'],
    onDone: ({ number }) => {
      onDone();
      replaceWith(address('/packages/enterprise/case/index', { number }));
    },
  });
  const missing = missingParts(draft, inside);
  return (
    <Stack gap={2}>
      <Commitment
        note={missing[0] === undefined ? undefined : `还差 ${missing.length} 项：${missing[0]}`}
        disabled={missing.length > 0}
        busy={busy}
        problem={problem}
        phoneReason="验证您的手机号后，我们才能和您确认上门的时间。"
        notices={['AGENCY_PROGRESS', 'VISIT_PROGRESS', 'FEE_DUE']}
        onCommit={() => submit({ body: requestBody(draft) })}
      >
        提交申请
      </Commitment>
      <StepBack onPress={onBack} />
    </Stack>
  );
}
