import { useEffect, useState } from 'react';
import type { ResultOf } from 'shared-types/routes';
import { call } from '@/api';

type Reusable = ResultOf<'POST /reusable-materials'>['items'];

const NONE: Reusable = [];

/** What this applicant handed in before for materials of this situation; asked once name and phone are whole. */
export function useReusable(itemKey: string, situationKey: string | undefined, name: string, phone: string): Reusable {
  const [found, setFound] = useState(NONE);
  const known = name.trim();
  useEffect(() => {
    let stale = false;
    setFound(NONE);
    if (situationKey === undefined || known.length < 2 || !/^1\d{10}$/.test(phone)) return;
    call('POST /reusable-materials', { body: { itemKey, situationKey, name: known, phone } })
      // Without an answer everything is handed in as ever.
      .then(({ items }) => stale || setFound(items))
      .catch(() => undefined);
    return () => {
      stale = true;
    };
  }, [itemKey, situationKey, known, phone]);
  return found;
}
