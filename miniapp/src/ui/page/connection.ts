import { createStore, useStore } from '../store';

/** Whether the phone has a network, as the api layer last heard. */
export const connection = createStore(true);

export const useConnected = (): boolean => useStore(connection);
