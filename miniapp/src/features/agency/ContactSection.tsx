import { Card } from '@/ui/card/Card';
import { TextField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import type { RequestDraft } from './request-draft';

interface ContactSectionProps {
  readonly draft: RequestDraft;
  readonly onChange: (part: Partial<RequestDraft>) => void;
}

/** Whom the agent calls. */
export function ContactSection({ draft, onChange }: ContactSectionProps) {
  return (
    <Card title="联系谁">
      <Stack gap={4}>
        <TextField
          label="联系人"
          value={draft.contactName}
          maxLength={30}
          autoComplete="name"
          onChange={(contactName) => onChange({ contactName })}
        />
        <TextField
          label="联系电话"
          kind="phone"
          maxLength={11}
          value={draft.contactPhone}
          autoComplete="tel-national"
          onChange={(contactPhone) => onChange({ contactPhone })}
        />
      </Stack>
    </Card>
  );
}
