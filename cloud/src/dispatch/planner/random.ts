const TWO_32 = 4294967296;

/** Numbers that look random and are the same for the same seed (xorshift of 32 bits). */
export class Random {
  private state: number;

  constructor(seed: number) {
    // Any whole number is a seed; the one state that never moves is none.
    this.state = Math.imul(seed, 0x9e3779b1) ^ 0x5f356495 || 1;
    for (let i = 0; i < 8; i += 1) this.unit();
  }

  /** From 0 up to, but never, 1. */
  unit(): number {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x;
    return (x >>> 0) / TWO_32;
  }

  /** A whole number from 0 up to, but never, `count`. */
  below(count: number): number {
    return Math.floor(this.unit() * count);
  }
}
