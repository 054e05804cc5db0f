import type { IncidentView } from 'shared-types/incident.contract';
import { useDraft, useWrite } from '@/api';
import { TextAreaField } from '@/ui/field/Field';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { toast } from '@/ui/overlay/toast-store';
import { INCIDENT_REFRESH } from './incident-refresh';

interface Props {
  readonly incident: IncidentView;
  readonly onClose: () => void;
}

const SHORTEST = 4;

/** What was done on site. */
export function MeasuresSheet({ incident: { number, version }, onClose }: Props) {
  const draft = useDraft(`incident-measures:${number}`, { text: '' });
  const measures = draft.value.text.trim();
  const { submit, busy, problem } = useWrite('POST /incidents/:number/control', {
    refresh: INCIDENT_REFRESH,
    onDone: () => {
      draft.clear();
      onClose();
    },
  });
  return (
    <FormSheet
      title="现场已控制"
      send="现场已控制"
      busy={busy}
      problem={problem}
      complete={measures.length >= SHORTEST}
      onClose={onClose}
      onSend={() => void submit({ params: { number }, body: { version, measures } })}
    >
      <TextAreaField
        label="做了什么"
        hint="例如：已拨打 120，疏散周围群众。"
        value={draft.value.text}
        maxLength={500}
        onChange={(text) => draft.change({ text })}
        error={problem?.field('body.measures')}
      />
    </FormSheet>
  );
}

/** The report that ends it; the paper with the times and the proof of arrival is made from it. */
export function ReportSheet({ incident: { number, version }, onClose }: Props) {
  const draft = useDraft(`incident-report:${number}`, { text: '' });
  const report = draft.value.text.trim();
  const { submit, busy, problem } = useWrite('POST /incidents/:number/close', {
    refresh: INCIDENT_REFRESH,
    onDone: () => {
      draft.clear();
      onClose();
      toast('处置已结束，报告已生成');
    },
  });
  return (
    <FormSheet
      title="写处置报告"
      send="提交报告，结束处置"
      busy={busy}
      problem={problem}
      complete={report.length >= SHORTEST}
      onClose={onClose}
      onSend={() => void submit({ params: { number }, body: { version, report } })}
    >
      <TextAreaField
        label="原因、经过和结果"
        hint="时间、到场核实和现场措施会自动写进报告，不用重复。"
        value={draft.value.text}
        maxLength={2000}
        onChange={(text) => draft.change({ text })}
        error={problem?.field('body.report')}
      />
    </FormSheet>
  );
}
