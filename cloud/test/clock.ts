import { setClock } from '../src/kernel/clock';

/** The house's clock in a test: it runs, and can be put forward. Back to the present after each test. */
export class TestClock {
  private ahead = 0;

  constructor() {
    beforeEach(() => setClock(() => new Date(Date.now() + this.ahead)));
    afterEach(() => {
      this.ahead = 0;
      setClock(null);
    });
  }

  advance({ days = 0, hours = 0, minutes = 0, seconds = 0 }): void {
    this.ahead += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
  }
}
