import type { AttachmentView } from 'shared-types/attachment.contract';
import { call, callRoute } from './call';
import type { PickedFile } from './picked-file';

/** Sends one file; a repeat under the same key is the same attachment. @throws ApiProblem where the server does not take it: what it is, or how large. */
export const upload = async ({ name, read }: PickedFile, idempotencyKey?: string): Promise<AttachmentView> =>
  (await callRoute('POST /attachments', { query: { name }, body: await read() }, { idempotencyKey })) as AttachmentView;

/** Where an attachment is opened, from wherever the page came. */
export const addressOf = ({ link }: Pick<AttachmentView, 'link'>): string => `${API_ORIGIN}${link}`;

/** The same with a link of this moment: one that came with a page is over after five minutes. @throws ApiProblem. */
export const freshAddress = async (id: string): Promise<string> =>
  addressOf(await call('GET /attachments/:id', { params: { id } }));
