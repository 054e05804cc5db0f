import { createHmac, randomBytes } from 'node:crypto';
import { authorizationOf, signatureFault } from './request-signature';

const AT = new Date('2026-11-24T02:00:00Z');
const key = randomBytes(32);
const request = { method: 'PUT', path: '/api/x', body: '{"a":1}' };
const later = (seconds: number) => new Date(AT.getTime() + seconds * 1000);

describe('a signed request', () => {
  const authorization = authorizationOf(request, key, AT);

  it('is right for its bytes, its key and five minutes either way', () => {
    for (const at of [AT, later(300), later(-300)]) {
      expect(signatureFault({ ...request, authorization }, key, at)).toBeNull();
    }
    expect(signatureFault({ ...request, body: Buffer.from(request.body), authorization }, key, AT)).toBeNull();
  });

  it.each([301, -301])('is stale %d seconds off', (seconds) => {
    expect(signatureFault({ ...request, authorization }, key, later(seconds))).toBe('stale');
  });

  it.each([
    ['another method', { method: 'GET' }],
    ['another path', { path: '/api/y' }],
    ['another body', { body: '{"a":2}' }],
    [
      'another time',
      { authorization: authorization.replace(/timestamp="\d+"/, `timestamp="${AT.getTime() / 1000 + 1}"`) },
    ],
    [
      'a signature of another length',
      { authorization: authorization.replace(/signature="[^"]+"/, 'signature="AAAA"') },
    ],
  ])('is forged with %s', (_, change) => {
    expect(signatureFault({ ...request, authorization, ...change }, key, AT)).toBe('forged');
  });

  it('is forged with another key', () => {
    expect(signatureFault({ ...request, authorization }, randomBytes(32), AT)).toBe('forged');
  });

  it.each(['', 'Bearer abc', authorization.replace('HMAC-SHA256', 'HMAC-SHA1'), `${authorization} `])(
    'is unsigned with «%s»',
    (other) => {
      expect(signatureFault({ ...request, authorization: other }, key, AT)).toBe('unsigned');
    },
  );

  it('is signed over its five lines as the document says', () => {
    const [, timestamp, nonce, signature] =
      /timestamp="(\d+)",nonce="(\w+)",signature="([^"]+)"/.exec(authorization) ?? [];
    const digest = '015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862';
    const lines = `PUT\n/api/x\n${timestamp}\n${nonce}\n${digest}\n`;
    expect(timestamp).toBe(String(AT.getTime() / 1000));
    expect(signature).toBe(createHmac('sha256', key).update(lines).digest('base64'));
  });
});
