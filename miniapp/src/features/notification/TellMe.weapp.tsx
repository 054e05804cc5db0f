import type { NoticeKind } from 'shared-types/notification.states';
import { Button } from '@/ui/button/Button';
import { toast } from '@/ui/overlay/toast-store';
import { useConsent } from './use-consent';

/** Asks for the next of these notices as a message of WeChat: one tap, one message, as WeChat has it. */
export function TellMe({ kinds }: { readonly kinds: readonly NoticeKind[] }) {
  const ask = useConsent(...kinds);
  const tell = async () => {
    await ask();
    toast('同意的，下一次进展会发到微信');
  };
  return (
    <Button block kind="secondary" icon="bell" onPress={() => void tell()}>
      有进展时微信通知我
    </Button>
  );
}
