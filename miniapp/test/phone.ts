/** The phone a test runs on: storage in memory, requests over real HTTP. Stands in for WeChat's `wx`, not for our code. */
const storage = new Map<string, unknown>();

interface Asked {
  readonly url: string;
  readonly method: string;
  readonly header: Record<string, string>;
  readonly data?: string;
}

/** Wipes the phone and points the client at a server. */
export function freshPhone(origin: string): void {
  storage.clear();
  Object.assign(globalThis, { API_ORIGIN: origin });
}

let consent: Record<string, string> | Error = {};
let consentAsked: string[][] = [];

/** What the person answers WeChat's sheet of messages with. Returns the template ids asked for, as they are asked. */
export function answerConsentWith(answer: Record<string, string> | Error): readonly string[][] {
  consent = answer;
  consentAsked = [];
  return consentAsked;
}

export const stored = (key: string): unknown => storage.get(key);

const phone = {
  async getStorage({ key }: { key: string }) {
    if (!storage.has(key)) throw new Error('getStorage:fail data not found');
    return { data: storage.get(key) };
  },
  async setStorage({ key, data }: { key: string; data: unknown }) {
    storage.set(key, JSON.parse(JSON.stringify(data)));
  },
  async removeStorage({ key }: { key: string }) {
    storage.delete(key);
  },
  async requestSubscribeMessage({ tmplIds }: { tmplIds: string[] }) {
    consentAsked.push(tmplIds);
    if (consent instanceof Error) throw consent;
    return { errMsg: 'requestSubscribeMessage:ok', ...consent };
  },
  async request({ url, method, header, data }: Asked) {
    const answer = await fetch(url, { method, headers: header, body: data }).catch(() => {
      throw { errMsg: 'request:fail connection refused' };
    });
    return { statusCode: answer.status, header: Object.fromEntries(answer.headers), data: await answer.text() };
  },
};

export default phone;
