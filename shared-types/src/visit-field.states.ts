/** The steps an agent can take at a door without a network: they are kept on the phone and sent once there is one. */
export const FIELD_STEPS = ['setOut', 'arrive', 'start', 'handOver', 'complete'] as const;
export type FieldStep = (typeof FIELD_STEPS)[number];
