/** A window's sign in two parts, so that it breaks where it may: 综合3号窗口 is 综合 and 3号窗口. */
export function windowParts(label: string): { readonly business: string; readonly no: string } {
  const at = label.search(/\d+号/);
  return at > 0 ? { business: label.slice(0, at), no: label.slice(at) } : { business: '', no: label };
}
