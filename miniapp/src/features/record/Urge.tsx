import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { ProblemNote } from '@/ui/feedback/states';
import { toast } from '@/ui/overlay/toast-store';

/** 催办: one tap, and whoever holds the matter is told; the server says how often. */
export function Urge({ number }: { readonly number: string }) {
  const { submit, busy, problem } = useWrite('POST /records/:number/urge', {
    refresh: [
      'GET /cases/:number',
      'GET /consultations/:number',
      'GET /complaints/:number',
      'GET /agency-cases/:number',
    ],
    onDone: () => toast('已提醒承办人尽快处理'),
  });
  return (
    <>
      <ProblemNote problem={problem} />
      <Button block kind="text" icon="bell" busy={busy} onPress={() => void submit({ params: { number } })}>
        催一下
      </Button>
    </>
  );
}
