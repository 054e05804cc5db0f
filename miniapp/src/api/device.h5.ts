import { inTurn } from './in-turn';

/** What the device tells us: in a browser through its own events. */

/** Calls back with whether there is a network, now and after every change. */
export function watchConnection(listener: (connected: boolean) => void): void {
  listener(navigator.onLine);
  window.addEventListener('online', () => listener(true));
  window.addEventListener('offline', () => listener(false));
}

/** Calls back when the app comes to the front or leaves it. */
export function watchForeground(listener: (front: boolean) => void): void {
  document.addEventListener('visibilitychange', () => listener(document.visibilityState === 'visible'));
}

/** Does `work` while nothing else of this app does what has the same name, in this tab or another. */
export async function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  // Older WebViews have no Web Locks, but hardly ever two tabs either.
  return 'locks' in navigator ? await navigator.locks.request(name, work) : await inTurn(name, work);
}

export interface Socket {
  send(text: string): void;
  close(): void;
}

export interface SocketEvents {
  readonly onOpen: () => void;
  readonly onMessage: (text: string) => void;
  /** The connection is over, with WebSocket's close code. */
  readonly onClose: (code: number) => void;
}

/** Opens a WebSocket to a path of our server. */
export function openSocket(path: string, events: SocketEvents): Socket {
  const socket = new WebSocket(`${window.location.origin.replace(/^http/, 'ws')}${path}`);
  socket.onopen = events.onOpen;
  socket.onmessage = (event) => events.onMessage(String(event.data));
  socket.onclose = (event) => events.onClose(event.code);
  return { send: (text) => socket.send(text), close: () => socket.close() };
}
