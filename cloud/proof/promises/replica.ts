import { setClock } from '../../src/kernel/clock';
import { Jobs } from '../../src/kernel/jobs/jobs';
import { readSettings } from '../../src/kernel/settings';
import { startServer } from '../../src/server';

/** What the driver asks of a replica beside HTTP. */
export type Order = { readonly id: number } & (
  | { readonly do: 'CLOCK'; readonly at: number }
  /** Everything the house does by itself, once. */
  | { readonly do: 'WORK' }
);

/** What a replica says: where it listens, or that an order was carried out and which jobs failed in it. */
export type Word = { readonly url: string } | { readonly id: number; readonly failed: readonly string[] };

const say = (word: Word): void => {
  process.send?.(word);
};

/** The server as it is deployed, as a process of its own, at a clock that its parent moves. */
async function main(clock: number): Promise<void> {
  let at = clock;
  setClock(() => new Date(at));
  const { url, container } = await startServer(readSettings(process.env));
  const jobs = container.get(Jobs);
  process.on('message', async (order: Order) => {
    if (order.do === 'CLOCK') at = order.at;
    say({ id: order.id, failed: order.do === 'WORK' ? await jobs.doAll() : [] });
  });
  // A driver that died leaves nobody behind.
  process.on('disconnect', () => process.exit(1));
  say({ url });
}

if (require.main === module) {
  main(Number(process.argv[2])).catch((error: Error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  });
}
