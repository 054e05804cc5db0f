import { Agent, request } from 'node:http';

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
