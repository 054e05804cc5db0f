import { randomInt, timingSafeEqual } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Gcj02Point } from '../directory/district.rules';
import { Cipher } from '../kernel/privacy/cipher';

/** Where a visit goes, GCJ-02. */
export interface VisitPlace extends Gcj02Point {
  readonly address: string;
  /** How to find the door. */
  readonly door: string | null;
}

/** Whom to meet there. */
export interface VisitContact {
  readonly name: string;
  readonly phone: string;
}

/** A client's hand on the agent's phone. */
export interface ClientSignature {
  readonly name: string;
  readonly strokes: number[][];
  /** ISO instant. */
  readonly at: string;
}

/** Seals and opens what a visit knows of its client. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class VisitSecrets {
  @Inject()
  cipher!: Cipher;

  sealPlace({ longitude, latitude, address, door }: VisitPlace): Buffer {
    return this.cipher.seal(JSON.stringify({ longitude, latitude, address, door }));
  }

  openPlace(sealed: Buffer): VisitPlace {
    return JSON.parse(this.cipher.open(sealed));
  }

  sealContact({ name, phone }: VisitContact): Buffer {
    return this.cipher.seal(JSON.stringify({ name, phone }));
  }

  openContact(sealed: Buffer): VisitContact {
    return JSON.parse(this.cipher.open(sealed));
  }

  sealSignature({ name, strokes, at }: ClientSignature): Buffer {
    return this.cipher.seal(JSON.stringify({ name, strokes, at }));
  }

  openSignature(sealed: Buffer): ClientSignature {
    return JSON.parse(this.cipher.open(sealed));
  }

  sealPoint({ longitude, latitude }: Gcj02Point): Buffer {
    return this.cipher.seal(JSON.stringify({ longitude, latitude }));
  }

  openPoint(sealed: Buffer): Gcj02Point {
    return JSON.parse(this.cipher.open(sealed));
  }

  /** The code of a work card in one of its stretches of time: six digits nobody can foresee. */
  cardCode(visitId: number, staffId: number, stretch: number): string {
    const digest = this.cipher.lookup('work-card', `${visitId}:${staffId}:${stretch}`);
    return String(Number.parseInt(digest.slice(0, 12), 16) % 1_000_000).padStart(6, '0');
  }

  /** A fresh arrival code of so many digits, sealed. */
  newCode(digits: number): Buffer {
    return this.cipher.seal(String(randomInt(10 ** digits)).padStart(digits, '0'));
  }

  openCode(sealed: Buffer): string {
    return this.cipher.open(sealed);
  }

  /** Whether the code said is the sealed one; takes equally long however much of it is right. */
  isCode(sealed: Buffer, said: string): boolean {
    const digest = (code: string) => Buffer.from(this.cipher.lookup('arrival', code), 'hex');
    return timingSafeEqual(digest(this.openCode(sealed)), digest(said));
  }
}
