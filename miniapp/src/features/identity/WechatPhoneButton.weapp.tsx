import { Button as NativeButton } from '@tarojs/components';
import { useWrite } from '@/api';
import { acceptMe } from '@/api/session';
import { ProblemNote } from '@/ui/feedback/states';

interface PhoneDetail {
  readonly detail: { readonly code?: string };
}

/** One tap for the phone WeChat knows; refusing it leaves the code by SMS. */
export function WechatPhoneButton({ onDone }: { readonly onDone: () => void }) {
  const { submit, problem } = useWrite('POST /me/phone/wechat', {
    onDone: (me) => void acceptMe(me).then(onDone),
  });
  return (
    <>
      <ProblemNote problem={problem} />
      <NativeButton
        className="u-press u-button u-button--primary is-block"
        openType="getPhoneNumber"
        onGetPhoneNumber={({ detail }: PhoneDetail) => {
          if (detail.code) void submit({ body: { code: detail.code } });
        }}
      >
        用微信绑定的手机号
      </NativeButton>
    </>
  );
}
