import type { Call } from './http';
import { verifySignature } from './tc3';

// The worked example of Tencent Cloud's own document «签名方法 v3».
const SECRET_ID = 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE';
const SECRET_KEY = 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE';
const SIGNATURE = '72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168';
const BODY = '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}';
const AT = new Date(1551113065 * 1000);

interface Changes {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly search?: string;
}

function call({ headers = {}, body = BODY, search = '' }: Changes = {}): Call {
  return {
    method: 'POST',
    path: '/',
    search,
    query: new URLSearchParams(search),
    headers: {
      authorization:
        `TC3-HMAC-SHA256 Credential=${SECRET_ID}/2019-02-25/cvm/tc3_request, ` +
        `SignedHeaders=content-type;host, Signature=${SIGNATURE}`,
      'content-type': 'application/json; charset=utf-8',
      host: 'cvm.tencentcloudapi.com',
      'x-tc-timestamp': '1551113065',
      ...headers,
    },
    raw: Buffer.from(body),
  };
}

const verify = (changes?: Changes, at = AT) =>
  verifySignature(call(changes), at, (id) => (id === SECRET_ID ? SECRET_KEY : undefined));

it('the example of the document is right', () => {
  expect(verify()).toBeNull();
});

const authorization = (text: string) => ({ headers: { authorization: text } });

it.each<[string, Changes, string]>([
  ['one byte of the body differs', { body: `${BODY} ` }, 'AuthFailure.SignatureFailure'],
  ['the query differs', { search: 'a=1' }, 'AuthFailure.SignatureFailure'],
  ['a signed header differs', { headers: { 'content-type': 'application/json' } }, 'AuthFailure.SignatureFailure'],
  [
    'it was signed for another service',
    { headers: { host: 'sms.tencentcloudapi.com' } },
    'AuthFailure.SignatureFailure',
  ],
  [
    'the timestamp differs within tolerance',
    { headers: { 'x-tc-timestamp': '1551113066' } },
    'AuthFailure.SignatureFailure',
  ],
  ['there is no timestamp', { headers: { 'x-tc-timestamp': '' } }, 'AuthFailure.SignatureExpire'],
  ['there is no authorization', authorization(''), 'AuthFailure.InvalidAuthorization'],
  [
    'the host is not signed',
    authorization(
      `TC3-HMAC-SHA256 Credential=${SECRET_ID}/2019-02-25/cvm/tc3_request, SignedHeaders=content-type, Signature=${SIGNATURE}`,
    ),
    'AuthFailure.InvalidAuthorization',
  ],
  [
    'the key id is unknown',
    authorization(
      `TC3-HMAC-SHA256 Credential=AKIDnobody/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, Signature=${SIGNATURE}`,
    ),
    'AuthFailure.SecretIdNotFound',
  ],
])('is refused when %s', (_, changes, fault) => {
  expect(verify(changes)).toBe(fault);
});

it('is good for five minutes either way', () => {
  const apart = (seconds: number) => verify({}, new Date(AT.getTime() + seconds * 1000));
  expect([apart(-301), apart(-300), apart(300), apart(301)]).toEqual([
    'AuthFailure.SignatureExpire',
    null,
    null,
    'AuthFailure.SignatureExpire',
  ]);
});
