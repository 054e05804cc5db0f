import { useRouter } from '@tarojs/taro';
import { useEffect } from 'react';
import { useRead, useSession } from '@/api';
import { replaceWith } from '@/ui/base/nav';
import { Skeleton } from '@/ui/feedback/Skeleton';
import { Page } from '@/ui/page/Page';
import { SignedIn } from '../identity/SignedIn';
import { pageOfRecord, typeOfNumber } from './record-page';

/** Where every card of a WeChat message leads: it opens the right screen for the number. */
export function RecordRoute() {
  const number = useRouter().params.number ?? '';
  const visit = typeOfNumber(number) === 'VISIT_ORDER';
  useEffect(() => {
    if (!visit) replaceWith(pageOfRecord(number));
  }, [number, visit]);
  return (
    <Page title="正在打开">
      {visit ? (
        <SignedIn reason="登录后可以看这次上门服务。">{() => <VisitRoute number={number} />}</SignedIn>
      ) : (
        <Skeleton count={1} />
      )}
    </Page>
  );
}

/** A visit is followed on the page of what it is made for; whoever makes it has a page of their own. */
function VisitRoute({ number }: { readonly number: string }) {
  const { me } = useSession();
  const mine = me?.staff?.roles.includes('PROXY_AGENT') === true;
  const { data } = useRead('GET /visits/:number', { params: { number } }, { when: !mine });
  useEffect(() => {
    // An offer is answered on the agent's day; a visit of theirs stands there too.
    if (mine) replaceWith('/packages/agent/today/index');
    else if (data) replaceWith(pageOfRecord(data.subject.number, data.subject.type));
  }, [mine, data]);
  return <Skeleton count={1} />;
}
