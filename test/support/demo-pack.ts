// The demo school's pack with parts of its section on filter requests said differently, as a file of its own.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

export type PackFile = { readonly path: string; readonly remove: () => void };

/** `more` are whole sections beside it. */
export function demoPackWith(overrides: object, more: object = {}): PackFile {
  const demo = parse(readFileSync('deploy/schools/demo.yaml', 'utf8')) as { readonly overrides?: object };
  const folder = mkdtempSync(join(tmpdir(), 'esafety-pack-'));
  const path = join(folder, 'demo.yaml');
  writeFileSync(path, stringify({ ...demo, ...more, overrides: { ...demo.overrides, ...overrides } }));
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
