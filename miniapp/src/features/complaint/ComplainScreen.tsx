import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { COMPLAINT_KIND_LABELS, COMPLAINT_KINDS, type ComplaintKind } from 'shared-types/complaint.states';
import { useDraft, useRead, useSession, useWrite } from '@/api';
import { callPhone } from '@/api/phone-call';
import { address, replaceWith } from '@/ui/base/nav';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Segmented } from '@/ui/choice/Options';
import { Note } from '@/ui/feedback/states';
import { SelectField, TextAreaField, TextField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Page } from '@/ui/page/Page';
import { dayWords } from '@/ui/words/dates';
import { AttachField, type Sent } from '../attachment/AttachField';
import { Commitment } from '../identity/Commitment';

const KINDS = COMPLAINT_KINDS.map((key) => ({ key, title: COMPLAINT_KIND_LABELS[key] }));
const SHORTEST = 5;
const LONGEST = 2000;
const UNTOLD = {
  kind: 'COMPLAINT' as ComplaintKind,
  statement: '',
  siteKey: '',
  aboutWorkNo: '',
  sent: [] as readonly Sent[],
};

/** Complain or suggest: what it is, by when it is answered, send. What was typed survives everything but sending. */
export function ComplainScreen() {
  const site = useRouter().params.site ?? '';
  const { status } = useSession();
  const draft = useDraft('complaint', { ...UNTOLD, siteKey: site });
  const promise = useRead('GET /complaints/promise');
  const sites = useRead('GET /sites');
  const { submit, busy, problem } = useWrite('POST /complaints', {
    refresh: ['GET /me/records'],
    onDone: ({ number }) => {
      draft.clear();
      replaceWith(address('/pages/complaint/index', { number }));
    },
  });
  const [uploading, setUploading] = useState(false);
  const { kind, statement, siteKey, aboutWorkNo, sent } = draft.value;
  const body = {
    kind,
    statement: statement.trim(),
    ...(siteKey && { siteKey }),
    ...(aboutWorkNo.trim() && { aboutWorkNo: aboutWorkNo.trim() }),
    ...(sent.length > 0 && { attachments: sent.map(({ id }) => id) }),
  };
  const dueDate = promise.data?.dueDate;
  const missing = body.statement.length < SHORTEST;
  return (
    <Page title="投诉建议">
      <Stack gap={4}>
        {dueDate && <Note>现在提交，最晚{dayWords(dueDate)}前答复。您的姓名和电话不会让被反映的人看到。</Note>}
        <Card>
          <Stack gap={4}>
            <Segmented
              label="投诉还是建议"
              options={KINDS}
              chosen={kind}
              onChoose={(chosen) => draft.change({ kind: chosen })}
            />
            <TextAreaField
              label={kind === 'COMPLAINT' ? '发生了什么' : '您的建议'}
              hint="写明时间、地点和经过，核实会更快。请不要填写身份证号等个人信息。"
              value={statement}
              maxLength={LONGEST}
              onChange={(text) => draft.change({ statement: text })}
              error={problem?.field('body.statement')}
              testId="statement"
            />
            {status === 'person' && (
              <AttachField sent={sent} onChange={(files) => draft.change({ sent: files })} onBusy={setUploading} />
            )}
            <SelectField
              label="在哪里（可不选）"
              value={siteKey}
              choices={[
                { key: '', title: '不选择地点' },
                ...(sites.data?.items ?? []).map(({ key, name }) => ({ key, title: name })),
              ]}
              onChange={(key) => draft.change({ siteKey: key })}
              error={problem?.field('body.siteKey')}
            />
            {kind === 'COMPLAINT' && (
              <TextField
                label="被反映人工号"
                required={false}
                hint="胸牌上的编号。填了以后，这位工作人员看不到这件投诉。"
                value={aboutWorkNo}
                maxLength={16}
                onChange={(text) => draft.change({ aboutWorkNo: text })}
                error={problem?.field('body.aboutWorkNo')}
              />
            )}
          </Stack>
        </Card>
        <Commitment
          disabled={missing || uploading}
          busy={busy}
          problem={problem?.fields.length === 0 ? problem : undefined}
          phoneReason="核实情况时需要联系您，电话只给承办人看。"
          notices={['COMPLAINT_ANSWERED']}
          onCommit={() => submit({ body })}
        >
          {kind === 'COMPLAINT' ? '提交投诉' : '提交建议'}
        </Commitment>
        <CallInstead />
      </Stack>
    </Page>
  );
}

/** For whoever would rather speak to somebody. */
function CallInstead() {
  const { data } = useRead('GET /centre');
  if (!data) return null;
  const { complaints } = data.phones;
  return (
    <Button block kind="text" icon="phone" href={`tel:${complaints}`} onPress={() => callPhone(complaints)}>
      {`打投诉电话 ${complaints}`}
    </Button>
  );
}
