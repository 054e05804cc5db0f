import { CREDIT_CODE_FAULTS, creditCodeFault, normaliseCreditCode } from 'shared-types/credit-code';
import { AUTHORITIES, AUTHORITY_LABELS, type Authority } from 'shared-types/enterprise.states';
import { type ApiProblem, useDraft, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Segmented } from '@/ui/choice/Options';
import { ProblemNote } from '@/ui/feedback/states';
import { TextField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { toast } from '@/ui/overlay/toast-store';

const CODE_LENGTH = 18;
const KINDS = AUTHORITIES.map((key) => ({ key, title: AUTHORITY_LABELS[key] }));

interface Form {
  readonly authority: Authority;
  readonly creditCode: string;
  readonly name: string;
  readonly legalRepresentative: string;
  readonly scope: string;
  readonly validFrom: string;
  readonly validUntil: string;
}
const EMPTY: Form = {
  authority: 'LEGAL_REPRESENTATIVE',
  creditCode: '',
  name: '',
  legalRepresentative: '',
  scope: '',
  validFrom: '',
  validUntil: '',
};

/** Binds an enterprise; a mistyped code is told while it is being typed, by its check digit. */
export function BindForm() {
  const draft = useDraft('enterprise', EMPTY);
  const { submit, busy, problem } = useWrite('POST /enterprises', {
    refresh: ['GET /enterprises', 'GET /me'],
    onDone: ({ name }) => {
      draft.clear();
      toast(`已提交绑定：${name}`);
    },
  });
  const form = draft.value;
  const code = normaliseCreditCode(form.creditCode);
  const fault = code.length >= CODE_LENGTH ? creditCodeFault(code) : null;
  const handler = form.authority === 'AUTHORISED_HANDLER';
  const complete =
    creditCodeFault(code) === null &&
    form.name.trim() !== '' &&
    (!handler || [form.legalRepresentative, form.scope, form.validFrom, form.validUntil].every((text) => text.trim()));
  return (
    <Card title="绑定企业">
      <Stack gap={4}>
        <Segmented
          label="您的身份"
          options={KINDS}
          chosen={form.authority}
          onChoose={(authority) => draft.change({ authority })}
        />
        <TextField
          label="统一社会信用代码"
          hint="营业执照上的 18 位数字和大写字母"
          value={form.creditCode}
          maxLength={40}
          onChange={(creditCode) => draft.change({ creditCode: creditCode.toUpperCase() })}
          error={(fault && CREDIT_CODE_FAULTS[fault]) ?? problem?.field('body.creditCode')}
        />
        <TextField
          label="企业名称"
          hint="与营业执照一致的全称"
          value={form.name}
          maxLength={100}
          onChange={(name) => draft.change({ name })}
          error={problem?.field('body.name')}
        />
        {handler && <HandlerFields form={form} problem={problem} onChange={draft.change} />}
        {problem?.fields.length === 0 && <ProblemNote problem={problem} />}
        <Button block busy={busy} disabled={!complete} onPress={() => void submit({ body: bodyOf(form, code) })}>
          绑定这家企业
        </Button>
      </Stack>
    </Card>
  );
}

interface HandlerFieldsProps {
  readonly form: Form;
  readonly problem: ApiProblem | undefined;
  readonly onChange: (part: Partial<Form>) => void;
}

/** By whom a handler was authorised, for what and until when. */
function HandlerFields({ form, problem, onChange }: HandlerFieldsProps) {
  return (
    <>
      <TextField
        label="法定代表人（负责人）姓名"
        hint="授权给您的人"
        value={form.legalRepresentative}
        maxLength={30}
        onChange={(legalRepresentative) => onChange({ legalRepresentative })}
        error={problem?.field('body.legalRepresentative')}
      />
      <TextField
        label="委托办理什么"
        value={form.scope}
        maxLength={200}
        onChange={(scope) => onChange({ scope })}
        error={problem?.field('body.scope')}
      />
      <TextField
        label="授权开始"
        hint="如 2026-11-23"
        value={form.validFrom}
        maxLength={10}
        onChange={(validFrom) => onChange({ validFrom })}
        error={problem?.field('body.validFrom')}
      />
      <TextField
        label="授权结束"
        hint="如 2027-11-22"
        value={form.validUntil}
        maxLength={10}
        onChange={(validUntil) => onChange({ validUntil })}
        error={problem?.field('body.validUntil')}
      />
    </>
  );
}

function bodyOf({ authority, legalRepresentative, scope, validFrom, validUntil, ...form }: Form, creditCode: string) {
  const name = form.name.trim();
  return authority === 'LEGAL_REPRESENTATIVE'
    ? { authority, creditCode, name }
    : { authority, creditCode, name, legalRepresentative, scope, validFrom, validUntil };
}
