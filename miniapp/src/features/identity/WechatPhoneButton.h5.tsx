/** A browser cannot ask WeChat for the phone: the code by SMS is the way. */
export function WechatPhoneButton(_: { readonly onDone: () => void }) {
  return null;
}
