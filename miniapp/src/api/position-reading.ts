/** A position read on the phone: GCJ-02 degrees, and within how many metres it is right. */
export interface Reading {
  readonly longitude: number;
  readonly latitude: number;
  readonly accuracyMetres: number;
}
