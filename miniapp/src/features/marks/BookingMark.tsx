import { useRead } from '@/api';
import { Button } from '@/ui/button/Button';
import { MarkCard } from './MarkCard';

/** What was noted of a booking nobody came to, below it; nothing where nothing was. */
export function BookingMark({ number }: { readonly number: string }) {
  const { data } = useRead('GET /bookings/:number/mark', { params: { number } }, { live: true });
  if (!data?.mark) return null;
  return (
    <>
      <MarkCard mark={data.mark} />
      <Button block kind="text" icon="history" to="/pages/standing/index">
        看我的预约记录
      </Button>
    </>
  );
}
