// Reads the card templates once, when the module is loaded: a missing or broken one stops the start, not a conversation.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const CARDS = new URL('../../cards/', import.meta.url);

/** A template is plain JSON; `{"$part": "name", …}` takes its place from cards/parts/name.json, with the other keys laid over it. */
export function loadTemplate(name: string): unknown {
  return withParts(readJson(new URL(`${name}.json`, CARDS)));
}

/** The names of the templates that exist, without the ending. */
export function templateNames(): readonly string[] {
  return readdirSync(fileURLToPath(CARDS))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length));
}

function withParts(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withParts);
  if (typeof node !== 'object' || node === null) return node;
  const { $part, ...rest }: { readonly $part?: unknown } = node;
  const own = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, withParts(value)]));
  if (typeof $part !== 'string') return own;
  const part = withParts(readJson(new URL(`parts/${$part}.json`, CARDS)));
  return Array.isArray(part) ? part : { ...Object(part), ...own };
}

function readJson(url: URL): unknown {
  return JSON.parse(readFileSync(url, 'utf8'));
}
