import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerConsentWith, freshPhone } from '../../../test/phone';
import { askConsent } from './consent';

const TEMPLATES = [
  { kind: 'QUESTION_ANSWERED' as const, templateId: 'template-1' },
  { kind: 'CASE_PROGRESS' as const, templateId: 'template-2' },
];

const told: string[] = [];
let server: Server;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    told.push(`${request.method} ${request.url} ${body}`);
    response.writeHead(200, { 'content-type': 'application/json' }).end('null');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
beforeEach(() => {
  told.length = 0;
  freshPhone(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterAll(() => new Promise((done) => server.close(done)));

describe('asking for messages of WeChat', () => {
  it('tells the server the kinds that were agreed to, and no others', async () => {
    answerConsentWith({ 'template-1': 'accept', 'template-2': 'reject' });
    await askConsent(TEMPLATES, ['QUESTION_ANSWERED', 'CASE_PROGRESS']);
    expect(told).toEqual(['POST /api/me/subscriptions {"accepted":["QUESTION_ANSWERED"]}']);
  });

  it('asks only for the kinds the tap is about', async () => {
    const asked = answerConsentWith({ 'template-2': 'accept' });
    await askConsent(TEMPLATES, ['CASE_PROGRESS']);
    expect(asked).toEqual([['template-2']]);
  });

  it('says nothing to the server when all were declined', async () => {
    answerConsentWith({ 'template-1': 'reject' });
    await askConsent(TEMPLATES, ['QUESTION_ANSWERED']);
    expect(told).toEqual([]);
  });

  it('lets the tap go on when messages are switched off in WeChat', async () => {
    answerConsentWith(new Error('requestSubscribeMessage:fail The main switch is switched off'));
    await expect(askConsent(TEMPLATES, ['QUESTION_ANSWERED'])).resolves.toBeUndefined();
    expect(told).toEqual([]);
  });
});
