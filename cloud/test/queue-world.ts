import type { DeskTicket, DeskWindow } from 'shared-types/queue.contract';
import type { PriorityKind } from 'shared-types/queue.states';
import { setClock } from '../src/kernel/clock';
import { instantOf } from '../src/kernel/time/civil-date';
import type { Colleague, TestApp } from './app';
import type { Client } from './client';

type Step = 'recall' | 'start' | 'pass' | 'requeue' | 'park' | 'unpark' | 'finish';

const numberOf = (ticket: Pick<DeskTicket, 'number' | 'version'>) => ({
  params: { number: ticket.number },
  body: { version: ticket.version },
});

const nextOf = (clerk: Colleague): Promise<DeskWindow> => clerk.client.call('POST /desk/window/next');

const stepOf = (clerk: Colleague, step: Step, ticket: Pick<DeskTicket, 'number' | 'version'>): Promise<DeskWindow> =>
  clerk.client.call(`POST /desk/tickets/:number/${step}`, numberOf(ticket));

function called({ current }: DeskWindow): DeskTicket {
  if (!current) throw new Error('nobody was called');
  return current;
}

/** What tests of the queue do on a day of their own, which `day` gives. */
export function queueWorld(app: () => TestApp, day: () => string) {
  return {
    clock: (time: string, date = day()) => setClock(() => instantOf(date, time)),
    /** A machine of the hall, paired as a supervisor would. */
    device: async (supervisor: Colleague, kind: 'KIOSK' | 'DISPLAY' = 'KIOSK', siteKey = 'hall'): Promise<Client> => {
      const { pairingCode } = await supervisor.client.call('POST /devices', {
        body: { kind, name: '一号机', siteKey },
      });
      const { deviceToken } = await app().visitor.call('POST /devices/pair', { body: { pairingCode } });
      return app().visitor.as(`Device ${deviceToken}`);
    },
    take: (kiosk: Client, lineKey = 'COMPREHENSIVE', priority?: PriorityKind) =>
      kiosk.call('POST /kiosk/tickets', { body: { lineKey, ...(priority ? { priority } : {}) } }),
    /** A clerk at a window. */
    clerkAt: async (windowKey: string): Promise<Colleague> => {
      const clerk = await app().staff(['WINDOW_CLERK']);
      await clerk.client.call('POST /desk/window/open', { body: { windowKey } });
      return clerk;
    },
    next: nextOf,
    called: async (clerk: Colleague): Promise<DeskTicket> => called(await nextOf(clerk)),
    /** Calls the next and serves them to the end. */
    serve: async (clerk: Colleague): Promise<DeskTicket> => {
      const ticket = called(await nextOf(clerk));
      const started = await stepOf(clerk, 'start', ticket);
      await stepOf(clerk, 'finish', called(started));
      return ticket;
    },
    look: (clerk: Colleague): Promise<DeskWindow> => clerk.client.call('GET /desk/window'),
    step: stepOf,
    transfer: (clerk: Colleague, ticket: DeskTicket, to: { lineKey?: string; windowKey?: string; note?: string }) => {
      const { params, body } = numberOf(ticket);
      return clerk.client.call('POST /desk/tickets/:number/transfer', { params, body: { ...body, ...to } });
    },
  };
}
