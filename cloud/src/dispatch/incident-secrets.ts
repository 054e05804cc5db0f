import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Gcj02Point } from '../directory/district.rules';
import { Cipher } from '../kernel/privacy/cipher';

/** Where an incident is, GCJ-02, in words that lead there. */
export interface IncidentPlace extends Gcj02Point {
  readonly words: string;
}

/** Seals and opens what an incident knows of people and places. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class IncidentSecrets {
  @Inject()
  cipher!: Cipher;

  sealPlace({ longitude, latitude, words }: IncidentPlace): Buffer {
    return this.cipher.seal(JSON.stringify({ longitude, latitude, words }));
  }

  openPlace(sealed: Buffer): IncidentPlace {
    return JSON.parse(this.cipher.open(sealed));
  }

  sealPoint({ longitude, latitude }: Gcj02Point): Buffer {
    return this.cipher.seal(JSON.stringify({ longitude, latitude }));
  }

  seal(text: string): Buffer {
    return this.cipher.seal(text);
  }

  open(sealed: Buffer | null): string | null {
    return sealed === null ? null : this.cipher.open(sealed);
  }
}
