import { useDraft, useRead, useWrite } from '@/api';
import { Checks } from '@/ui/choice/Checks';
import { Loaded } from '@/ui/feedback/Loaded';
import { TextAreaField, TextField } from '@/ui/field/Field';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { toast } from '@/ui/overlay/toast-store';
import { PROJECT_REFRESH } from './key-project-refresh';

const EMPTY = { creditCode: '', name: '', criteria: [] as readonly string[], reason: '' };
const CODE_LENGTH = 18;

interface NominateSheetProps {
  readonly onClose: () => void;
  readonly onNominated: (number: string) => void;
}

/** Nominates a project: whose it is, which criteria it meets, and why. */
export function NominateSheet({ onClose, onNominated }: NominateSheetProps) {
  const draft = useDraft('key-project-new', EMPTY);
  const { creditCode, name, criteria, reason } = draft.value;
  const known = useRead('GET /key-project-criteria');
  const { submit, busy, problem } = useWrite('POST /key-projects', {
    refresh: PROJECT_REFRESH,
    onDone: ({ number }) => {
      draft.clear();
      toast('已提名，等主管初筛');
      onClose();
      onNominated(number);
    },
  });
  const body = { creditCode: creditCode.trim(), name: name.trim(), criteria: [...criteria], reason: reason.trim() };
  const complete =
    body.creditCode.length === CODE_LENGTH && body.name.length >= 2 && criteria.length > 0 && body.reason.length >= 2;
  return (
    <FormSheet
      title="提名重点项目"
      send="提名"
      busy={busy}
      problem={problem}
      complete={complete}
      onClose={onClose}
      onSend={() => void submit({ body })}
    >
      <TextField
        label="企业的统一社会信用代码"
        hint="企业要先在小程序绑定"
        value={creditCode}
        maxLength={CODE_LENGTH}
        onChange={(text) => draft.change({ creditCode: text.toUpperCase() })}
        error={problem?.field('body.creditCode')}
      />
      <TextField
        label="项目名称"
        value={name}
        maxLength={80}
        onChange={(text) => draft.change({ name: text })}
        error={problem?.field('body.name')}
      />
      <Loaded reading={known}>
        {({ items }) => (
          <Checks
            label="符合的标准"
            checks={items.map((title) => ({ key: title, title }))}
            ticked={criteria}
            onChange={(ticked) => draft.change({ criteria: ticked })}
          />
        )}
      </Loaded>
      <TextAreaField
        label="理由"
        value={reason}
        maxLength={500}
        onChange={(text) => draft.change({ reason: text })}
        error={problem?.field('body.reason')}
      />
    </FormSheet>
  );
}
