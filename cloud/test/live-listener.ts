import WebSocket from 'ws';
import type { Someone, TestApp } from './app';

interface News {
  readonly type: string;
  readonly number?: string;
  readonly recordType?: string;
  readonly state?: string;
  readonly siteKey?: string;
}

/** Hears what the live feed tells somebody, as their screen would. */
export class LiveListener {
  readonly heard: News[] = [];
  /** The code the server closed with; undefined while it is open. */
  closed: number | undefined;
  private wake: () => void = () => undefined;

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data) => {
      this.heard.push(JSON.parse(data.toString()));
      this.wake();
    });
    socket.on('close', (code) => {
      this.closed = code;
      this.wake();
    });
  }

  /** Connects as a person, says hello and waits until the feed is ready. */
  static async of(app: TestApp, someone: Someone, watch: readonly string[] = []): Promise<LiveListener> {
    const listener = LiveListener.saying(app, { token: someone.grant.accessToken, watch });
    await listener.until(({ type }) => type === 'ready');
    return listener;
  }

  /** Connects and says this for a hello. */
  static saying(app: TestApp, hello: object): LiveListener {
    const socket = new WebSocket(`${app.server.url.replace('http', 'ws')}/live`);
    socket.on('open', () => socket.send(JSON.stringify(hello)));
    return new LiveListener(socket);
  }

  say(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  /** Waits until something was heard; the test's own time limit ends a wait in vain. */
  async until(wanted: (news: News) => boolean): Promise<void> {
    while (!this.heard.some(wanted)) await this.next();
  }

  /** Waits until the server has closed the connection. */
  async untilClosed(): Promise<void> {
    while (this.closed === undefined) await this.next();
  }

  close(): void {
    this.socket.terminate();
  }

  private next(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }
}
