import { json, type Reply } from '../http';

/** A refusal as WeChat Pay words it. */
export const payRefusal = (status: number, code: string, message: string): Reply => json({ code, message }, status);
