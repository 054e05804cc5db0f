import { Controller, Get, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { Context } from '@midwayjs/koa';
import { ATTACHMENT_WORDS } from 'shared-types/attachment.states';
import { z } from 'zod';
import { notFound } from '../errors/refusal';
import { AttachmentLinks } from './attachment-links';
import { Attachments } from './attachments';
import { savedName } from './content.rules';
import { contentKey, FileMissing } from './file-store';
import { Files } from './files';
import { stretchOf } from './range.rules';

const terms = z.object({ session: z.string(), until: z.string().regex(/^\d{1,12}$/), signature: z.string() });

/** A browser that is led to show it runs nothing, loads nothing, and gives it to no other site. */
const HEADERS = {
  'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Accept-Ranges': 'bytes',
};

/**
 * The address signed links lead to. No route of the contract: its caller is an image or a player, which sends no token;
 * the signature is what authorises it, and its answer is a file.
 */
@Controller('/api/attachments')
@Scope(ScopeEnum.Singleton)
export class AttachmentContentController {
  @Inject()
  links!: AttachmentLinks;

  @Inject()
  attachments!: Attachments;

  @Inject()
  files!: Files;

  /** Who may read it is asked anew at each opening: a link outlives neither its session nor a right. */
  @Get('/:id/content')
  async content(ctx: Context) {
    const { id } = ctx.params as { id: string };
    const given = terms.safeParse({ ...ctx.query });
    if (!given.success) throw notFound();
    const reader = await this.links.reader(id, given.data);
    const { name, type, size, hash } = await this.attachments.opened(reader, id);
    const { mime, shown } = ATTACHMENT_WORDS[type];
    ctx.attachment(savedName(name, type), { type: shown ? 'inline' : 'attachment' });
    ctx.set(HEADERS);
    const stretch = stretchOf(ctx.get('range'), size);
    if (stretch === 'unsatisfiable') {
      ctx.set('Content-Range', `bytes */${size}`);
      ctx.status = 416;
      return '';
    }
    const body = await this.files.store.open(contentKey(hash), stretch ?? undefined).catch((error) => {
      throw error instanceof FileMissing ? notFound('这个附件的内容不在了，请联系中心') : error;
    });
    ctx.status = stretch ? 206 : 200;
    if (stretch) ctx.set('Content-Range', `bytes ${stretch.from}-${stretch.to}/${size}`);
    ctx.body = body;
    ctx.type = mime;
    ctx.length = stretch ? stretch.to - stretch.from + 1 : size;
    return body;
  }
}
