import { Button as NativeButton } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { Button } from '@/ui/button/Button';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Sheet } from '@/ui/overlay/Sheet';
import { registerOverlay } from '@/ui/page/overlays';
import { createStore, useStore } from '@/ui/store';

type Answer = { readonly event: 'agree'; readonly buttonId: string } | { readonly event: 'disagree' };
type Waiting = (answer: Answer) => void;

const AGREE_BUTTON = 'agree-privacy';
const waiting = createStore<readonly Waiting[]>([]);

/** Shows our own sheet when WeChat needs the person's consent to a call; refusing leaves everything else usable. */
export function wirePrivacy(): void {
  registerOverlay(PrivacySheet);
  Taro.onNeedPrivacyAuthorization?.((resolve: Waiting) => waiting.set((now) => [...now, resolve]));
}

/** One answer serves every call that waits for it. */
function answer(given: Answer): void {
  const calls = waiting.get();
  waiting.set([]);
  for (const call of calls) call(given);
}

function PrivacySheet() {
  const calls = useStore(waiting);
  const agree = () => answer({ event: 'agree', buttonId: AGREE_BUTTON });
  const refuse = () => answer({ event: 'disagree' });
  return (
    <Sheet open={calls.length > 0} title="使用前请您了解" onClose={refuse}>
      <Stack gap={4}>
        <Text>
          这一步需要用到您的个人信息，只用于办理您提交的事项。请先阅读《用户隐私保护指引》；不同意也可以继续浏览，改用手工填写。
        </Text>
        <Button kind="text" onPress={() => void Taro.openPrivacyContract({})}>
          阅读《用户隐私保护指引》
        </Button>
        <NativeButton
          id={AGREE_BUTTON}
          className="u-press u-button u-button--primary is-block"
          openType="agreePrivacyAuthorization"
          onAgreePrivacyAuthorization={agree}
        >
          同意并继续
        </NativeButton>
        <Button block kind="text" onPress={refuse}>
          暂不同意
        </Button>
      </Stack>
    </Sheet>
  );
}
