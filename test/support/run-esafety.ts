// The `esafety` command as an operator runs it, by itself or beside the running server.

import { Readable } from 'node:stream';
import { runCli } from '../../src/cli.ts';
import type { TestApp } from './open-app.ts';

export type Ran = { readonly code: number; readonly out: string; readonly err: string };

/** On whatever this environment names. */
export async function runEsafety(
  env: Readonly<Record<string, string>>,
  argv: readonly string[],
  input = '',
): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await runCli([...argv], {
    input: Readable.from([input]),
    out: (text) => (out += text),
    err: (text) => (err += text),
    env,
  });
  return { code, out, err };
}

/** `environment`: what the server itself was started with. */
export const esafety = (
  app: TestApp,
  argv: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ran> =>
  runEsafety(
    { ...environment, ESAFETY_DATA: app.folder, ESAFETY_PUBLIC_URL: app.url.replace('http:', 'https:') },
    argv,
  );
