/** A browser has no messages of WeChat; the inbox has every notice. */
export function TellMe(_props: { readonly kinds: readonly unknown[] }) {
  return null;
}
