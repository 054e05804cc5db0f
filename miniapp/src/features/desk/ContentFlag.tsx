import { Note } from '@/ui/feedback/states';

/** What WeChat remarks on a citizen's words; it changes nothing of how they are answered. */
export function ContentFlag({ flagged }: { readonly flagged: boolean }) {
  return flagged ? <Note>微信提示：内容可能不宜公开。照常办理和答复。</Note> : null;
}
