// The `esafety` command as an operator runs it beside the running server.

import { Readable } from 'node:stream';
import { runCli } from '../../src/cli.ts';
import type { TestApp } from './open-app.ts';

export type Ran = { readonly code: number; readonly out: string; readonly err: string };

/** `environment`: what the server itself was started with. */
export async function esafety(
  app: TestApp,
  argv: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await runCli([...argv], {
    input: Readable.from(['']),
    out: (text) => (out += text),
    err: (text) => (err += text),
    env: { ...environment, ESAFETY_DATA: app.folder, ESAFETY_PUBLIC_URL: app.url.replace('http:', 'https:') },
  });
  return { code, out, err };
}
