import { z } from 'zod';

/** A bucket of S3-compatible storage. */
export interface Bucket {
  /** Where objects are found: the bucket stands in the host's name or in the path. */
  readonly url: URL;
  readonly region: string;
  readonly key: string;
  readonly secret: string;
}

export interface ReadBucket {
  /** Null when none is given: attachments are then kept in `FILES_DIR`. */
  readonly bucket: Bucket | null;
  readonly faults: readonly string[];
}

const given = z.object({
  FILES_S3_URL: z.url({ protocol: /^https?$/, error: 'expected an http(s) address' }),
  FILES_S3_BUCKET: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "expected a bucket's name"),
  FILES_S3_REGION: z.string().regex(/^[\w-]{1,40}$/, "expected a region's name"),
  FILES_S3_KEY: z.string().min(3, 'expected an access key id'),
  FILES_S3_SECRET: z.string().min(8, 'expected a secret of at least 8 characters'),
});

const NAMES = Object.keys(given.shape);

/** Reads the bucket: all of it, none of it, or the faults of what is given. Values are never printed. */
export function readBucket(env: NodeJS.ProcessEnv): ReadBucket {
  const present = NAMES.filter((name) => (env[name] ?? '') !== '');
  if (present.length === 0) return { bucket: null, faults: [] };
  const missing = NAMES.filter((name) => !present.includes(name));
  const parsed = given.safeParse(Object.fromEntries(present.map((name) => [name, env[name]])));
  if (parsed.success) return { bucket: bucketOf(parsed.data), faults: [] };
  const wrong = parsed.error.issues
    .filter((issue) => !missing.includes(String(issue.path[0])))
    .map((issue) => `${String(issue.path[0])}: ${issue.message}`);
  const lacking = missing.map(
    (name) => `${name}: missing; expected with ${present[0]}, or none of the five: attachments are kept in FILES_DIR`,
  );
  return { bucket: null, faults: [...lacking, ...wrong] };
}

function bucketOf(read: z.output<typeof given>): Bucket {
  const url = new URL(`${read.FILES_S3_URL.replace(/\/$/, '')}/`);
  const inHost = url.hostname.startsWith(`${read.FILES_S3_BUCKET}.`);
  return {
    url: inHost ? url : new URL(`${read.FILES_S3_BUCKET}/`, url),
    region: read.FILES_S3_REGION,
    key: read.FILES_S3_KEY,
    secret: read.FILES_S3_SECRET,
  };
}
