import type { ZodType, z } from 'zod';
import { ConfigFaults } from './config-faults';

export { ConfigError, type ConfigFault, showFault } from './config-error';
export { ConfigFaults } from './config-faults';

/**
 * Reads one configuration file (`.yaml`, `.json`, `.geojson`) and checks it.
 * Returns the schema's output, frozen. Throws a `ConfigError` that lists every fault with file, path and what was
 * expected. To read several files before failing, use one `ConfigFaults` for all of them.
 */
export function readConfig<S extends ZodType>(dir: string, file: string, schema: S): z.output<S> {
  const faults = new ConfigFaults(dir);
  const value = faults.read(file, schema);
  faults.throwIfAny();
  // Nothing to throw means the schema was satisfied, so there is a value.
  return value as z.output<S>;
}
