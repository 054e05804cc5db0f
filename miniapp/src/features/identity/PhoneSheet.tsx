import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Sheet } from '@/ui/overlay/Sheet';
import { PhoneForm } from './PhoneForm';

interface PhoneSheetProps {
  readonly open: boolean;
  /** What the phone is needed for, in the person's words. */
  readonly reason: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Asks for the phone where an action needs it; the page behind keeps what was chosen. */
export function PhoneSheet({ open, reason, onClose, onDone }: PhoneSheetProps) {
  return (
    <Sheet open={open} title="验证手机号" onClose={onClose}>
      <Stack gap={4}>
        <Text tone="ink-2">{reason}</Text>
        <PhoneForm onDone={onDone} />
      </Stack>
    </Sheet>
  );
}
