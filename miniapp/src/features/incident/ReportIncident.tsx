import { useState } from 'react';
import { useDraft, useRead, useWrite } from '@/api';
import { Segmented } from '@/ui/choice/Options';
import { SelectField, TextAreaField, TextField } from '@/ui/field/Field';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { toast } from '@/ui/overlay/toast-store';
import { ChoosePoint } from '../agency/ChoosePoint';
import type { Point } from '../agency/choose-point-props';
import { INCIDENT_REFRESH } from './incident-refresh';

const WHERE = [
  { key: 'SITE', title: '大厅或驿站' },
  { key: 'ADDRESS', title: '其他地址' },
] as const;
const EMPTY = { siteKey: '', spot: '', address: '', what: '', phone: '' };
const SHORTEST = 4;

interface Props {
  readonly onClose: () => void;
  readonly onReported: (number: string) => void;
}

/** Reports an incident: where and what, in as few fields as it takes to send somebody. */
export function ReportIncident({ onClose, onReported }: Props) {
  const draft = useDraft('incident-report-new', EMPTY);
  const { spot, address, what, phone } = draft.value;
  const [kind, setKind] = useState<'SITE' | 'ADDRESS'>('SITE');
  const [point, setPoint] = useState<Point | null>(null);
  const sites = useRead('GET /sites');
  const siteKey = draft.value.siteKey || (sites.data?.items[0]?.key ?? '');
  const { submit, busy, problem } = useWrite('POST /incidents', {
    refresh: INCIDENT_REFRESH,
    onDone: ({ number, holder }) => {
      draft.clear();
      toast(holder ? `已派出：${holder.name}` : '现在没有值守人员，已告知值班负责人和主管');
      onClose();
      onReported(number);
    },
  });
  const place =
    kind === 'SITE'
      ? { kind, siteKey, ...(spot.trim() !== '' && { spot: spot.trim() }) }
      : point && address.trim().length >= 2
        ? { kind, ...point, address: address.trim() }
        : null;
  const send = () =>
    place && void submit({ body: { place, what: what.trim(), ...(phone.trim() !== '' && { phone: phone.trim() }) } });
  return (
    <FormSheet
      title="上报突发事件"
      send="上报"
      busy={busy}
      problem={problem}
      complete={place !== null && siteKey !== '' && what.trim().length >= SHORTEST}
      onClose={onClose}
      onSend={send}
    >
      <Segmented label="在哪里" options={WHERE} chosen={kind} onChoose={setKind} />
      {kind === 'SITE' ? (
        <>
          <SelectField
            label="地点"
            value={siteKey}
            choices={(sites.data?.items ?? []).map(({ key, name }) => ({ key, title: name }))}
            onChange={(key) => draft.change({ siteKey: key })}
            error={problem?.field('body.place.siteKey')}
          />
          <TextField
            label="具体位置"
            required={false}
            hint="例如：一楼等候区"
            value={spot}
            maxLength={60}
            onChange={(text) => draft.change({ spot: text })}
          />
        </>
      ) : (
        <>
          <ChoosePoint
            point={point}
            onChange={(chosen, named) => {
              setPoint(chosen);
              if (named !== undefined) draft.change({ address: named });
            }}
          />
          <TextField
            label="详细地址"
            value={address}
            maxLength={120}
            onChange={(text) => draft.change({ address: text })}
            error={problem?.field('body.place.address')}
          />
        </>
      )}
      <TextAreaField
        label="发生了什么"
        hint="危及人身安全的，先拨打 110、119 或 120。"
        value={what}
        maxLength={500}
        onChange={(text) => draft.change({ what: text })}
        error={problem?.field('body.what')}
      />
      <TextField
        label="现场联系电话"
        kind="digits"
        required={false}
        value={phone}
        maxLength={11}
        onChange={(text) => draft.change({ phone: text })}
        error={problem?.field('body.phone')}
      />
    </FormSheet>
  );
}
