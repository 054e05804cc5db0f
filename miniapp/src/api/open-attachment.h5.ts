import type { AttachmentView } from 'shared-types/attachment.contract';

/** The browser shows what it can in the page's place, and saves the rest beside it. */
export async function openAttachment(address: string, _: AttachmentView['type']): Promise<void> {
  window.location.assign(address);
}
