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

/** The server's end of a socket the app opened. */
export class Wire {
  readonly sent: unknown[] = [];
  private readonly heard: { open?: () => void; message?: (event: { data: string }) => void } = {};
  private over: (event: { code: number }) => void = () => undefined;

  readonly task = {
    onOpen: (open: () => void) => {
      this.heard.open = open;
    },
    onMessage: (message: (event: { data: string }) => void) => {
      this.heard.message = message;
    },
    onClose: (close: (event: { code: number }) => void) => {
      this.over = close;
    },
    onError: () => undefined,
    send: ({ data }: { data: string }) => this.sent.push(JSON.parse(data)),
    close: () => this.closes(1000),
  };

  opens(): void {
    this.heard.open?.();
  }
  says(message: object): void {
    this.heard.message?.({ data: JSON.stringify(message) });
  }
  closes(code: number): void {
    this.over({ code });
  }
}

/** Every socket the app opened, the latest last. */
export const sockets: Wire[] = [];

const phone = {
  async connectSocket() {
    const wire = new Wire();
    sockets.push(wire);
    return wire.task;
  },
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
