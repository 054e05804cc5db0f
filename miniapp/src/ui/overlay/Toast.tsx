import { Box } from '../base/box';
import { Icon } from '../icon/Icon';
import { useStore } from '../store';
import { toastStore } from './toast-store';

const ICONS = { ok: 'check-circle', danger: 'alert', info: 'info' } as const;

/** Where toasts appear; the live region stands ready before the first, or a screen reader would miss it. */
export function ToastHost() {
  const message = useStore(toastStore);
  return (
    <Box className="u-toast" role="status" live="polite">
      {message && (
        <Box className={`u-toast__card u-toast__card--${message.tone}`}>
          <Icon name={ICONS[message.tone]} />
          <Box>{message.text}</Box>
        </Box>
      )}
    </Box>
  );
}
