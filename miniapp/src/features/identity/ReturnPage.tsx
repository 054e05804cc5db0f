import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { type ApiProblem, asProblem, ApiProblem as Failure } from '@/api';
import { replaceWith } from '@/ui/base/nav';
import { Skeleton } from '@/ui/feedback/Skeleton';
import { ErrorState } from '@/ui/feedback/states';
import { Page } from '@/ui/page/Page';
import { finishSignIn } from './sign-in';

const HOME = '/pages/home/index';
const NOTHING = new Failure({ code: 'sign_in_empty', status: 0, title: '没有完成登录，请回到首页再试一次' });

/** Where WeChat's sign-in page leads back to, on H5. */
export function ReturnPage() {
  const { params } = useRouter();
  const [problem, setProblem] = useState<ApiProblem>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a code is good for one try; the effect must not run again
  useEffect(() => {
    finishSignIn(params)
      .then((to) => (to === null ? setProblem(NOTHING) : replaceWith(to)))
      .catch((error) => setProblem(asProblem(error)));
  }, []);
  return (
    <Page title="登录">
      {problem ? <ErrorState problem={problem} onRetry={() => replaceWith(HOME)} /> : <Skeleton count={1} />}
    </Page>
  );
}
