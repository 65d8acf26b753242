// `esafety triage [FILE|-]`: facts in, one JSON object a line; answers out in the same order, and nothing else on standard output.

import { createReadStream } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { formatFaults } from '../config/fault.ts';
import { loadPolicies } from '../config/load-policies.ts';
import type { RoutingPolicy } from '../domain/incident/routing.ts';
import { answerTriageLine } from '../domain/incident/triage-lines.ts';
import { EXIT, type ExitCode, type Io, type Options } from './command.ts';

const SHIPPED = fileURLToPath(new URL('../../deploy/schools', import.meta.url));

export async function triageLines(io: Io, file: string, options: Options): Promise<ExitCode> {
  const routingOf = routings(io);
  const explain = options.explain === true;
  let lineNumber = 0;
  let failed = false;
  try {
    for await (const raw of createInterface({ input: open(io, file), crlfDelay: Number.POSITIVE_INFINITY })) {
      lineNumber += 1;
      const line = lineNumber === 1 ? raw.replace(/^\uFEFF/, '') : raw;
      if (line.trim() === '') continue;
      const answer = answerTriageLine(line, lineNumber, routingOf, explain);
      failed ||= answer.failed;
      io.out(`${JSON.stringify(answer.out)}\n`);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === '') throw error;
    io.err(code === 'ENOENT' ? `There is no file ${file}.\n` : `${file} cannot be read (${code}).\n`);
    return EXIT.failed;
  }
  return failed ? EXIT.faults : EXIT.done;
}

const open = (io: Io, file: string): Readable => (file === '-' ? io.input : createReadStream(file, 'utf8'));

/** `profile` is a pack that is shipped, or one beside the school's own pack. Each is read once. */
function routings(io: Io): (profile: string) => RoutingPolicy | null {
  const known = new Map<string, RoutingPolicy | null>();
  const folders = [SHIPPED, ...ownFolder(io)];
  return (profile) => {
    const found = known.get(profile);
    if (found !== undefined) return found;
    const routing = /^[a-z0-9][a-z0-9_-]*$/.test(profile) ? findRouting(io, profile, folders) : null;
    known.set(profile, routing);
    return routing;
  };
}

function ownFolder(io: Io): readonly string[] {
  const path = io.env.ESAFETY_POLICY;
  if (path === undefined || path === '') return [];
  return [extname(path) === '' ? resolve(path) : dirname(resolve(path))];
}

function findRouting(io: Io, profile: string, folders: readonly string[]): RoutingPolicy | null {
  for (const path of folders.flatMap((folder) => [join(folder, `${profile}.yaml`), join(folder, `${profile}.yml`)])) {
    const { policies, faults } = loadPolicies(path);
    if (policies[0] !== undefined) return policies[0].routing;
    if (faults.some((fault) => fault.code !== 'pack.not_found')) io.err(`${formatFaults(faults)}\n`);
  }
  return null;
}
