import { useRouter } from '@tarojs/taro';
import type { CaseView } from 'shared-types/casework.contract';
import { MATERIAL_KEEPERS, type MaterialKeeper } from 'shared-types/casework.states';
import { useRead } from '@/api';
import { Card } from '@/ui/card/Card';
import { Facts, List, ListItem } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { Stack } from '@/ui/layout/Stack';
import { Page } from '@/ui/page/Page';
import { SignedIn } from '../identity/SignedIn';
import { TellMe } from '../notification/TellMe';
import { Fees } from '../payment/Fees';
import { RecordFoot } from '../record/RecordFoot';
import { pageOfRecord, typeOfNumber } from '../record/record-page';
import { CasePromises } from './CasePromises';
import { Delivery } from './Delivery';
import { JointApproval } from './JointApproval';
import { Supplement } from './Supplement';

const TOLD = ['CASE_PROGRESS', 'FEE_DUE'] as const;

/** A case as its applicant follows it. */
export function CaseScreen() {
  const number = useRouter().params.number ?? '';
  return (
    <Page title="我的办件">
      <SignedIn reason="登录后可以查看您的办件；也可以凭编号和手机号后四位查进度。">
        {() =>
          typeOfNumber(number) === 'JOINT_APPROVAL' ? (
            <JointApproval number={number} own />
          ) : (
            <Followed number={number} />
          )
        }
      </SignedIn>
    </Page>
  );
}

function Followed({ number }: { readonly number: string }) {
  const reading = useRead('GET /cases/:number', { params: { number } }, { live: true });
  return (
    <Loaded reading={reading}>
      {(view) => (
        <Stack gap={4}>
          <Supplement view={view} />
          <CaseFacts view={view} />
          {view.joint !== null && <PartOf joint={view.joint} />}
          <Delivery view={view} />
          <Fees number={view.number} own />
          <RecordFoot view={view} own />
          {view.open && <TellMe kinds={TOLD} />}
          <Materials view={view} />
        </Stack>
      )}
    </Loaded>
  );
}

/** The group a case is approved in, to be seen as one. */
function PartOf({ joint }: { readonly joint: string }) {
  return (
    <List label="并联审批">
      <ListItem
        icon="file"
        title="这一件在并联审批"
        note="看一起办的其他事项"
        to={pageOfRecord(joint, 'JOINT_APPROVAL')}
      />
    </List>
  );
}

/** The receipt: what, for whom, promised when. */
export function CaseFacts({ view }: { readonly view: CaseView }) {
  return (
    <Card title={view.itemName}>
      <Stack gap={3}>
        <CasePromises promises={view.promises} />
        <Facts
          facts={[
            ['编号', view.number],
            ['情形', view.situationName],
            ['类型', view.caseType === 'INSTANT' ? '即办件' : '承诺件'],
            ['申请人', `${view.applicant.name} ${view.applicant.phone}`],
            ['状态', view.stateLabel],
            ['结果', view.resultName],
            ...(view.decision?.number ? [['决定文号', view.decision.number] as const] : []),
            ...(view.referredTo === null ? [] : [['请去', view.referredTo] as const]),
            ['首接责任人', `${view.firstResponsible.name}（${view.firstResponsible.workNo}）`],
          ]}
        />
      </Stack>
    </Card>
  );
}

/** What was handed in. */
export function Materials({ view }: { readonly view: CaseView }) {
  return (
    <Card kind="plain" title="材料">
      <List label="材料">
        {view.materials.map(({ key, name, form, received, keeper }) => (
          <ListItem key={key} title={name} value={`${form} · ${placeWords(received, keeper)}`} />
        ))}
      </List>
    </Card>
  );
}

function placeWords(received: boolean, keeper: MaterialKeeper | null): string {
  if (!received) return '未收';
  if (keeper === null) return '已收';
  return keeper === 'APPLICANT' ? '已退还' : `在${MATERIAL_KEEPERS[keeper]}`;
}
