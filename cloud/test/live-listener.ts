import WebSocket from 'ws';
import type { Someone, TestApp } from './app';

interface RecordNews {
  readonly type: string;
  readonly number: string;
  readonly recordType: string;
  readonly state: string;
}

/** Hears what the live feed tells somebody, as their screen would. */
export class LiveListener {
  readonly heard: RecordNews[] = [];
  private wake: () => void = () => undefined;

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data) => {
      this.heard.push(JSON.parse(data.toString()));
      this.wake();
    });
  }

  /** Connects, says hello and waits until the feed is ready. */
  static async of(app: TestApp, someone: Someone): Promise<LiveListener> {
    const socket = new WebSocket(`${app.server.url.replace('http', 'ws')}/live`);
    const listener = new LiveListener(socket);
    socket.on('open', () => socket.send(JSON.stringify({ token: someone.grant.accessToken })));
    await listener.until(({ type }) => type === 'ready');
    return listener;
  }

  /** Waits until something was heard; the test's own time limit ends a wait in vain. */
  async until(wanted: (news: RecordNews) => boolean): Promise<void> {
    while (!this.heard.some(wanted)) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  close(): void {
    this.socket.terminate();
  }
}
