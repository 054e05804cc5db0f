import { base64Of, bytesOfBase64 } from '@/api/base64';
import { newKey } from '@/api/idempotency';
import type { PickedFile } from '@/api/picked-file';
import { dropSealed, keepSealed, MOST_SEALED_BYTES } from '@/api/sealed-store';

/** A photo as it is kept on the phone. */
export interface KeptPhoto {
  readonly name: string;
  readonly base64: string;
}

/** Where a photo of that name is kept. */
export const photoKey = (photo: string): string => `photo:${photo}`;

export const bytesOf = ({ base64 }: KeptPhoto): ArrayBuffer => bytesOfBase64(base64);

/** A photo on the phone, by the name it is kept under. */
export interface Taken {
  readonly photo: string;
  readonly name: string;
}

/** Keeps a photo, sealed, until its step is with the house. Says so when it is too large to be kept. */
export async function keepPhoto({ name, size, read }: PickedFile): Promise<Taken | null> {
  if (size > MOST_SEALED_BYTES) return null;
  const photo = newKey();
  await keepSealed(photoKey(photo), { name, base64: base64Of(await read()) } satisfies KeptPhoto);
  return { photo, name };
}

export const dropPhoto = ({ photo }: Taken): Promise<void> => dropSealed(photoKey(photo));
