import Taro from '@tarojs/taro';
import type { Socket, SocketEvents } from './device.h5';
import { inTurn } from './in-turn';

/** What the device tells us: in the mini-program through WeChat. */

/** Calls back with whether there is a network, now and after every change. */
export function watchConnection(listener: (connected: boolean) => void): void {
  Taro.getNetworkType()
    .then(({ networkType }) => listener(networkType !== 'none'))
    .catch(() => undefined);
  Taro.onNetworkStatusChange(({ isConnected }) => listener(isConnected));
}

/** Calls back when the app comes to the front or leaves it. */
export function watchForeground(listener: (front: boolean) => void): void {
  Taro.onAppShow(() => listener(true));
  Taro.onAppHide(() => listener(false));
}

/** Does `work` while nothing else of this app does what has the same name; the mini-program runs once only. */
export const exclusively = inTurn;

/** Opens a WebSocket to a path of our server. */
export function openSocket(path: string, events: SocketEvents): Socket {
  const opening = Taro.connectSocket({ url: `${API_ORIGIN.replace(/^http/, 'ws')}${path}` });
  opening.then(
    (task) => {
      task.onOpen(events.onOpen);
      task.onMessage(({ data }) => events.onMessage(String(data)));
      task.onClose(({ code }: { code?: number }) => events.onClose(code ?? 1006));
      task.onError(() => task.close({}));
    },
    () => events.onClose(1006),
  );
  return {
    send: (text) => void opening.then((task) => task.send({ data: text })),
    close: () => void opening.then((task) => task.close({})),
  };
}
