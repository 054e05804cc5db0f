import { readBucket } from './bucket';

const ALL = {
  FILES_S3_URL: 'https://s3.example.cn/',
  FILES_S3_BUCKET: 'attachments',
  FILES_S3_REGION: 'cn-north-1',
  FILES_S3_KEY: 'AKIDSAMPLE',
  FILES_S3_SECRET: 'sample-secret',
};

describe('a bucket for attachments', () => {
  it('is nothing that a centre must have, given not at all or left empty throughout', () => {
    const empty = Object.fromEntries(Object.keys(ALL).map((name) => [name, '']));
    for (const env of [{}, empty]) expect(readBucket(env)).toEqual({ bucket: null, faults: [] });
  });

  it('stands in the path, unless it stands in the host already', () => {
    expect(readBucket(ALL).bucket?.url.href).toBe('https://s3.example.cn/attachments/');
    const inHost = { ...ALL, FILES_S3_URL: 'https://attachments.cos.example.cn' };
    expect(readBucket(inHost).bucket?.url.href).toBe('https://attachments.cos.example.cn/');
  });

  it.each(Object.keys(ALL))('without %s is half given, and says what is missing', (name) => {
    const { bucket, faults } = readBucket({ ...ALL, [name]: '' });
    expect(bucket).toBeNull();
    expect(faults).toEqual([expect.stringMatching(new RegExp(`^${name}: missing; expected with FILES_S3_`))]);
  });

  it('tells a malformed value by its name, never by itself', () => {
    const { faults } = readBucket({ ...ALL, FILES_S3_URL: 'ftp://x', FILES_S3_SECRET: 'short' });
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(['FILES_S3_URL', 'FILES_S3_SECRET']);
    expect(faults.join()).not.toContain('short');
  });
});
