import { Agent, request } from 'node:http';
import { connect } from 'node:net';

/**
 * Sends requests from so many clients at once over kept connections, each client one after another.
 * @param {(client: number, round: number) => { method?: string, path: string, headers?: object, body?: string } | null}
 *   next what a client sends in a round; null when it is done
 * @returns {Promise<{ perSecond: number, done: number }>} answers of 200; any other fails the bench
 */
export async function load(url, clients, next) {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const began = performance.now();
  let done = 0;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let round = 0; ; round += 1) {
        const asked = next(client, round);
        if (asked === null) return;
        await send(agent, url, asked);
        done += 1;
      }
    }),
  );
  agent.destroy();
  return { done, perSecond: (done * 1000) / (performance.now() - began) };
}

/** One request. Resolves with the answer's text. */
export function send(agent, url, { method = 'GET', path, headers = {}, body }) {
  return new Promise((resolve, reject) => {
    const sending = request(`${url}${path}`, { agent, method, headers }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(`${method} ${path}: ${response.statusCode} ${text.slice(0, 300)}`));
      });
    });
    sending.on('error', reject);
    sending.end(body);
  });
}

/**
 * Reads one address as often as so many clients can within a time, over plain sockets: cheaper than the server by far,
 * so that it is the server that is measured. Resolves with answers a second.
 */
export async function hammer(url, path, clients, milliseconds) {
  const { hostname, port, host } = new URL(url);
  const asked = Buffer.from(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
  const began = performance.now();
  const until = began + milliseconds;
  const counts = await Promise.all(
    Array.from({ length: clients }, () => askOver(connect({ host: hostname, port, noDelay: true }), asked, until)),
  );
  return (counts.reduce((sum, count) => sum + count, 0) * 1000) / (performance.now() - began);
}

/** Asks again after each whole answer until the time is over. Resolves with how many there were. */
function askOver(socket, asked, until) {
  return new Promise((done, failed) => {
    let count = 0;
    let missing = -1;
    socket.on('error', failed);
    socket.on('connect', () => socket.write(asked));
    socket.on('data', (chunk) => {
      if (missing < 0) {
        const head = chunk.indexOf('\r\n\r\n');
        const text = chunk.toString('latin1', 0, head);
        const length = Number(/content-length: (\d+)/i.exec(text)?.[1]);
        if (head < 0 || !text.startsWith('HTTP/1.1 200') || Number.isNaN(length)) {
          failed(new Error(`unexpected answer: ${text.slice(0, 200)}`));
          return;
        }
        missing = length - (chunk.length - head - 4);
      } else missing -= chunk.length;
      if (missing > 0) return;
      missing = -1;
      count += 1;
      if (performance.now() < until) socket.write(asked);
      else {
        socket.destroy();
        done(count);
      }
    });
  });
}
