import { Inject } from '@midwayjs/core';
import { queueRoutes as routes } from 'shared-types/queue.contract';
import { ticketIntakeRoutes as intakeRoutes } from 'shared-types/ticket-intake.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { Calling } from './calling.service';
import { LoadQueries } from './load.queries';
import { QueueBook } from './queue-book';
import { TicketIntakes } from './ticket-intake';
import { Tickets } from './tickets.service';
import { WindowQueries } from './window.queries';
import { Windows } from './windows.service';

type Routes = typeof routes;

/** The clerk's window, and what supervisors do with windows and with what is left of a day. */
@ApiController()
export class WindowController {
  @Inject()
  intakes!: TicketIntakes;

  @Inject()
  calling!: Calling;

  @Inject()
  windows!: Windows;

  @Inject()
  tickets!: Tickets;

  @Inject()
  book!: QueueBook;

  @Inject()
  queries!: WindowQueries;

  @Inject()
  load!: LoadQueries;

  @Route(routes, 'GET /desk/window')
  async mine({ actor }: Call<Routes['GET /desk/window']>) {
    return this.queries.of(actor);
  }

  @Route(routes, 'POST /desk/window/open')
  async open({ actor, body }: Call<Routes['POST /desk/window/open']>) {
    await this.windows.open(actor, body.windowKey);
    return this.queries.of(actor);
  }

  @Route(routes, 'POST /desk/window/pause')
  async pause({ actor, body }: Call<Routes['POST /desk/window/pause']>) {
    await this.windows.pause(actor, body.reason);
    return this.queries.of(actor);
  }

  @Route(routes, 'POST /desk/window/resume')
  async resume({ actor }: Call<Routes['POST /desk/window/resume']>) {
    await this.windows.resume(actor);
    return this.queries.of(actor);
  }

  @Route(routes, 'POST /desk/window/close')
  async leave({ actor }: Call<Routes['POST /desk/window/close']>) {
    await this.windows.leave(actor);
    return this.queries.of(actor);
  }

  @Route(routes, 'POST /desk/window/next')
  async next({ actor }: Call<Routes['POST /desk/window/next']>) {
    await this.calling.next(actor);
    return this.queries.of(actor);
  }

  @Route(routes, 'POST /desk/tickets/:number/recall')
  async recall({ actor, params, body }: Call<Routes['POST /desk/tickets/:number/recall']>) {
    await this.calling.step(actor, params.number, 'recall', body.version);
    return this.queries.of(actor);
  }

  @Route(routes, 'POST /desk/tickets/:number/start')
  async start({ actor, params, body }: Call<Routes['POST /desk/tickets/:number/start']>) {
    await this.calling.step(actor, params.number, 'start', body.version);
    return this.queries.of(actor);
  }

  @Route(routes, 'POST /desk/tickets/:number/pass')
  async pass({ actor, params, body }: Call<Routes['POST /desk/tickets/:number/pass']>) {
    await this.calling.step(actor, params.number, 'pass', body.version);
    return this.queries.of(actor);
  }

  @Route(routes, 'POST /desk/tickets/:number/park')
  async park({ actor, params, body }: Call<Routes['POST /desk/tickets/:number/park']>) {
    await this.calling.step(actor, params.number, 'park', body.version);
    return this.queries.of(actor);
  }

  @Route(routes, 'POST /desk/tickets/:number/unpark')
  async unpark({ actor, params, body }: Call<Routes['POST /desk/tickets/:number/unpark']>) {
    await this.calling.step(actor, params.number, 'unpark', body.version);
    return this.queries.of(actor);
  }

  @Route(routes, 'POST /desk/tickets/:number/finish')
  async finish({ actor, params, body }: Call<Routes['POST /desk/tickets/:number/finish']>) {
    await this.calling.step(actor, params.number, 'finish', body.version);
    return this.queries.of(actor);
  }

  @Route(routes, 'POST /desk/tickets/:number/requeue')
  async requeue({ actor, params }: Call<Routes['POST /desk/tickets/:number/requeue']>) {
    const { siteKey, code } = await this.book.ticketByNumber(params.number);
    await this.tickets.requeue(actor, siteKey, code);
    return this.queries.of(actor);
  }

  @Route(routes, 'POST /desk/tickets/:number/transfer')
  async transfer({ actor, params, body }: Call<Routes['POST /desk/tickets/:number/transfer']>) {
    await this.calling.transfer(actor, params.number, body);
    return this.queries.of(actor);
  }

  @Route(routes, 'POST /desk/tickets/:number/close')
  async close({ actor, params, body }: Call<Routes['POST /desk/tickets/:number/close']>) {
    await this.tickets.close(actor, { number: params.number }, body);
    return null;
  }

  @Route(intakeRoutes, 'GET /desk/tickets/:number/intake')
  async intake({ actor, params }: Call<(typeof intakeRoutes)['GET /desk/tickets/:number/intake']>) {
    return this.intakes.prefill(actor, params.number);
  }

  @Route(routes, 'GET /desk/queue/leftovers')
  async leftovers({ actor, query }: Call<Routes['GET /desk/queue/leftovers']>) {
    return { items: await this.queries.leftovers(query.siteKey, actor) };
  }

  @Route(routes, 'GET /desk/queue/load')
  async everySite() {
    return this.load.all();
  }

  @Route(routes, 'PUT /desk/queue/windows/:key/helps')
  async lend({ params, body }: Call<Routes['PUT /desk/queue/windows/:key/helps']>) {
    await this.windows.lend(params.key, body.lineKeys);
    return this.load.of(this.book.point(params.key).siteKey);
  }

  @Route(routes, 'PUT /desk/queue/windows/:key/staff')
  async move({ params, body }: Call<Routes['PUT /desk/queue/windows/:key/staff']>) {
    await this.windows.move(params.key, body.workNo);
    return this.load.of(this.book.point(params.key).siteKey);
  }
}
