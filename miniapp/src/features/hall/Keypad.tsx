import { Box } from '@/ui/base/box';
import { Press } from '@/ui/base/press';

interface KeypadProps {
  /** What is typed with it, read aloud: 配对码. */
  readonly label: string;
  /** The keys, in rows of their own. */
  readonly rows: readonly string[];
  readonly onKey: (key: string) => void;
  readonly onDelete: () => void;
  /** Has no effect for the moment. */
  readonly disabled?: boolean;
}

export const DIGIT_ROWS = ['123', '456', '789', '0'] as const;

/** Large keys for fingers; a machine of the hall has no keyboard. */
export function Keypad({ label, rows, onKey, onDelete, disabled }: KeypadProps) {
  return (
    <Box className="hall-keys" role="group" label={label}>
      {rows.map((row, at) => (
        <Box key={row} className="hall-keys__row">
          {[...row].map((key) => (
            <Press key={key} className="hall-key" disabled={disabled} onPress={() => onKey(key)}>
              {key}
            </Press>
          ))}
          {at === rows.length - 1 && (
            <Press className="hall-key hall-key--wide" disabled={disabled} onPress={onDelete}>
              删除
            </Press>
          )}
        </Box>
      ))}
    </Box>
  );
}
