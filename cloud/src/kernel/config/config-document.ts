import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { ConfigFault } from './config-error';
import type { PathInFile } from './path-in-file';

type SyntaxFault = Omit<ConfigFault, 'file'>;

/** A file as it stands on disk: its data, where each value stands, and why it could not be read. */
export interface ConfigDocument {
  readonly data: unknown;
  readonly syntax: readonly SyntaxFault[];
  /** Line, from 1, of the value at `path`, or of the nearest thing above it that the file has. */
  lineOf(path: PathInFile): number | undefined;
}

/** Reads YAML, JSON or GeoJSON. Never throws: a missing or broken file comes back as syntax faults. */
export function readDocument(path: string): ConfigDocument {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return broken([{ path: '(whole file)', expected: 'a readable file', found: reasonOf(error) }]);
  }
  const strictJson = extname(path) === '.yaml' ? undefined : jsonFault(text);
  if (strictJson) return broken([strictJson]);
  return fromText(text);
}

/** JSON is YAML too, so one parser gives line numbers and duplicate keys for both. */
function fromText(text: string): ConfigDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  if (document.errors.length > 0) {
    return broken(
      document.errors.map((error) => ({
        path: '(whole file)',
        line: lines.linePos(error.pos[0]).line,
        expected: error.code === 'DUPLICATE_KEY' ? 'each key once' : 'well-formed YAML',
        found: error.message,
      })),
    );
  }
  try {
    return { data: document.toJS() as unknown, syntax: [], lineOf: (path) => lineOf(document, lines, path) };
  } catch (error) {
    return broken([
      { path: '(whole file)', expected: 'only aliases of anchors that stand before them', found: reasonOf(error) },
    ]);
  }
}

function lineOf(document: Document, lines: LineCounter, path: PathInFile): number | undefined {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return undefined;
}

function jsonFault(text: string): SyntaxFault | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return { path: '(whole file)', expected: 'well-formed JSON', found: reasonOf(error) };
  }
}

function broken(syntax: readonly SyntaxFault[]): ConfigDocument {
  return { data: undefined, syntax, lineOf: () => undefined };
}

/** Read by its fields: an error thrown by Node itself is no instance of this realm's Error inside a test runner. */
function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return code === 'ENOENT' ? 'no such file' : (message ?? String(error));
}
