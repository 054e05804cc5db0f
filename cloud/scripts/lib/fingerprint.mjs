import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inData } from './paths.mjs';

/** A hash of the content of files and folders, whatever their dates. */
export function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesOf).sort())
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/** Runs `work` unless it has succeeded before on just these sources and its `result` still exists. */
export async function onChange(name, sources, result, work) {
  const file = inData(`${name}.fingerprint`);
  const present = fingerprint(sources);
  if (existsSync(file) && readFileSync(file, 'utf8') === present && existsSync(result)) return false;
  await work();
  writeFileSync(file, present);
  return true;
}

function filesOf(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => !['node_modules', 'dist', '.swc'].includes(name))
    .flatMap(({ name }) => filesOf(join(path, name)));
}
