// Reads YAML and remembers where each entry stands, so that a fault can name its line.

import { isNode, LineCounter, parseDocument, type YAMLError } from 'yaml';
import type { Fault } from './fault.ts';

export type YamlPath = readonly PropertyKey[];

export type ReadYaml =
  | { readonly ok: true; readonly value: unknown; readonly lineOf: (path: YamlPath) => number | undefined }
  | { readonly ok: false; readonly faults: readonly Fault[] };

export function readYaml(text: string): ReadYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  if (document.errors.length > 0) {
    return { ok: false, faults: notYaml(document.errors, (offset) => lines.linePos(offset).line) };
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

/** One slip often makes the reader stumble several times: what has no plain words of its own is said once. */
function notYaml(errors: readonly YAMLError[], lineAt: (offset: number) => number): readonly Fault[] {
  const first = errors.find(({ code }) => PLAIN[code] === undefined);
  return errors
    .filter((error) => error === first || PLAIN[error.code] !== undefined)
    .map(({ code, pos }) => ({
      code: 'pack.not_yaml',
      path: '',
      line: lineAt(pos[0]),
      ...(PLAIN[code] ?? UNREADABLE),
    }));
}

type Words = Pick<Fault, 'message' | 'fix'>;

const UNREADABLE: Words = {
  message: 'From here on this cannot be read as YAML.',
  fix: 'Check the indentation, the colons, the brackets and the quotes on this line and the ones around it.',
};

const PLAIN: { readonly [code in YAMLError['code']]?: Words } = {
  DUPLICATE_KEY: { message: 'The same key stands here for the second time.', fix: 'Keep one of the two.' },
  TAB_AS_INDENT: { message: 'This line begins with a tab.', fix: 'Use spaces: YAML does not take tabs.' },
  MISSING_CHAR: { message: 'A bracket or a quotation mark is not closed here.', fix: 'Close it.' },
};
