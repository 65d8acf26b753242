// Reads YAML and remembers where each entry stands, so that a fault can name its line.

import { isNode, LineCounter, parseDocument } from 'yaml';
import type { Fault } from './fault.ts';

export type YamlPath = readonly PropertyKey[];

export type ReadYaml =
  | { readonly ok: true; readonly value: unknown; readonly lineOf: (path: YamlPath) => number | undefined }
  | { readonly ok: false; readonly faults: readonly Fault[] };

export function readYaml(text: string): ReadYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  if (document.errors.length > 0) {
    return {
      ok: false,
      faults: document.errors.map((error) => ({
        code: 'pack.not_yaml',
        path: '',
        message: `${error.message}.`.replace(/\.\.$/, '.'),
        fix: 'Check the indentation, the colons and the quotes around this line.',
        line: lines.linePos(error.pos[0]).line,
      })),
    };
  }
  /** The line of the entry, or of the nearest thing around it when the entry is missing. */
  const lineOf = (path: YamlPath): number | undefined => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return undefined;
  };
  // A small alias limit: a pack needs none, and nested aliases can grow without end.
  return { ok: true, value: document.toJS({ maxAliasCount: 20 }), lineOf };
}
