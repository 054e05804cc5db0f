import { z } from 'zod';
import {
  ATTACHMENT_TYPES,
  DRAWING_MOST_BYTES,
  PART_LEAST_BYTES,
  PART_MOST_BYTES,
  SMALL_MOST_BYTES,
} from './attachment.states';
import { defineRoutes } from './contract';

export const attachmentId = z.string().regex(/^[\w-]{22}$/, '附件编号有误');
/** What a form passes on once its files are uploaded. */
export const attachmentIds = z.array(attachmentId).max(20, '一次最多 20 个附件');

const fileName = z
  .string()
  .trim()
  .min(1, '文件名不能为空')
  .max(100, '文件名最多 100 个字')
  .regex(/^[^/\\\p{Cc}\p{Cf}]+$/u, '文件名里有不能使用的字符');

export const attachmentView = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(ATTACHMENT_TYPES),
  /** In bytes, as it is kept. */
  size: z.number().int(),
  /** Path on this server that opens it for five minutes, for the session that asked; ask again for a new one. */
  link: z.string(),
});
export type AttachmentView = z.output<typeof attachmentView>;

export const uploadView = z.object({
  id: z.string(),
  size: z.number().int(),
  partSize: z.number().int(),
  /** Numbers of the parts that are here, from 1. */
  parts: z.array(z.number().int()),
  /** Set once it is complete. */
  attachment: attachmentView.nullable(),
});
export type UploadView = z.output<typeof uploadView>;

const one = z.strictObject({ id: attachmentId });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, '文件校验码应为 64 位十六进制 SHA-256');

export const attachmentRoutes = defineRoutes({
  'POST /attachments': {
    summary: '上传照片、PDF 或语音（10 MB 以内）',
    who: 'person',
    query: z.strictObject({ name: fileName }),
    binary: true,
    maxBody: SMALL_MOST_BYTES,
    result: attachmentView,
    repeatable: true,
    limit: { calls: 60, seconds: 3600 },
  },
  'GET /attachments/:id': {
    summary: '看一个附件，取得 5 分钟内有效的链接',
    who: 'person',
    params: one,
    result: attachmentView,
  },
  'DELETE /attachments/:id': {
    summary: '删除自己上传、还没有提交的附件',
    who: 'person',
    params: one,
    result: z.null(),
    repeatable: true,
  },
  'POST /uploads': {
    summary: '开始分段上传图纸（PDF、OFD、DWG，100 MB 以内）',
    who: 'person',
    body: z.strictObject({
      name: fileName,
      size: z.number().int().min(1, '文件是空的').max(DRAWING_MOST_BYTES, '文件最大 100 MB'),
      sha256,
      partSize: z.number().int().min(PART_LEAST_BYTES).max(PART_MOST_BYTES).default(PART_MOST_BYTES),
    }),
    result: uploadView,
    repeatable: true,
    limit: { calls: 30, seconds: 3600 },
  },
  'GET /uploads/:id': {
    summary: '看哪些分段已经传到，续传用',
    who: 'person',
    params: one,
    result: uploadView,
  },
  'PUT /uploads/:id/parts/:part': {
    summary: '传一个分段，可以重传',
    who: 'person',
    params: z.strictObject({ id: attachmentId, part: z.coerce.number().int().min(1).max(100) }),
    binary: true,
    maxBody: PART_MOST_BYTES,
    result: uploadView,
    limit: { calls: 1000, seconds: 3600 },
  },
  'POST /uploads/:id/complete': {
    summary: '分段传齐，核对大小和校验码后成为附件',
    who: 'person',
    params: one,
    result: attachmentView,
    limit: { calls: 60, seconds: 3600 },
  },
  'DELETE /uploads/:id': {
    summary: '放弃一次分段上传',
    who: 'person',
    params: one,
    result: z.null(),
    repeatable: true,
  },
});
