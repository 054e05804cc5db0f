import { Box } from '@/ui/base/box';
import { Press } from '@/ui/base/press';
import { Icon } from '@/ui/icon/Icon';
import type { IconName } from '@/ui/icon/icon-name';

interface ChoiceProps {
  readonly title: string;
  readonly note?: string;
  readonly value?: string;
  readonly icon?: IconName;
  /** The one most people came for. */
  readonly first?: boolean;
  readonly disabled?: boolean;
  readonly onPress: () => void;
}

/** One thing that can be done at a machine: as wide as the screen, with a word of what it is for. */
export function Choice({ title, note, value, icon, first, disabled, onPress }: ChoiceProps) {
  const classes = ['hall-choice', first && 'is-first', disabled && 'is-off'];
  return (
    <Press className={classes.filter(Boolean).join(' ')} disabled={disabled} onPress={onPress}>
      {icon && <Icon name={icon} />}
      <Box className="hall-choice__words">
        <Box className="hall-choice__title">{title}</Box>
        {note !== undefined && <Box className="hall-choice__note">{note}</Box>}
      </Box>
      {value !== undefined && <Box className="hall-choice__value">{value}</Box>}
      <Icon name="chevron-right" />
    </Press>
  );
}

/** One question with its answers, in the middle of the screen. */
export function Question({ children, title, hint }: QuestionProps) {
  return (
    <Box className="hall-ask">
      <Box as="h2" className="hall-ask__question">
        {title}
      </Box>
      {hint !== undefined && <Box className="hall-ask__hint">{hint}</Box>}
      {children}
    </Box>
  );
}

interface QuestionProps {
  readonly title: string;
  readonly hint?: string;
  readonly children?: React.ReactNode;
}
