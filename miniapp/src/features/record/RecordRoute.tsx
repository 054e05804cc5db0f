import { useRouter } from '@tarojs/taro';
import { useEffect } from 'react';
import { replaceWith } from '@/ui/base/nav';
import { Skeleton } from '@/ui/feedback/Skeleton';
import { Page } from '@/ui/page/Page';
import { pageOfRecord } from './record-page';

/** Where every card of a WeChat message leads: it opens the right screen for the number. */
export function RecordRoute() {
  const number = useRouter().params.number ?? '';
  useEffect(() => replaceWith(pageOfRecord(number)), [number]);
  return (
    <Page title="正在打开">
      <Skeleton count={1} />
    </Page>
  );
}
