// Where an operator works before anything runs: a folder with the school's keys and nothing else, made anew for each test of a file.

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from '@jest/globals';
import { loadPolicies } from '../../src/config/load-policies.ts';
import { readKeyFile } from '../../src/stores/crypto/key-file.ts';
import { type LowdbStore, openLowdbStore } from '../../src/stores/lowdb/open-lowdb-store.ts';
import { controlHandlers } from '../../src/usecases/control-handlers.ts';
import { makeIds } from '../../src/usecases/random-ids.ts';
import { type Ran, runEsafety } from './run-esafety.ts';

const PACK = 'deploy/schools/default.yaml';

export type OperatorFolder = {
  /** A path in the folder; the data stands at `data`, the keys at `key`. */
  readonly path: (name: string) => string;
  /** What the command finds around it. A test may change it. */
  env: Readonly<Record<string, string>>;
  readonly esafety: (...argv: readonly string[]) => Promise<Ran>;
  readonly write: (name: string, content: string | Buffer) => string;
  readonly openStore: () => Promise<LowdbStore>;
  /** What the server answers the command with while it runs on this store. */
  readonly handlers: (store: LowdbStore) => ReturnType<typeof controlHandlers>;
};

const clock = { now: () => Date.now() };

/** Called once, at the top of a file. */
export function operatorFolder(): OperatorFolder {
  let folder = '';
  const path = (name: string): string => join(folder, name);
  const operator: OperatorFolder = {
    path,
    env: {},
    esafety: (...argv) => runEsafety(operator.env, argv),
    write: (name, content) => {
      writeFileSync(path(name), content);
      return path(name);
    },
    openStore: () => openLowdbStore({ folder: path('data'), keys: readKeyFile(path('key')), clock }),
    handlers: (store) => {
      const [pack] = loadPolicies(PACK).policies;
      if (pack === undefined) throw new Error('the default pack does not load');
      return controlHandlers({ store, clock, ids: makeIds(randomBytes), policy: () => pack });
    },
  };
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'operator-'));
    operator.env = {
      ESAFETY_POLICY: PACK,
      ESAFETY_DATA: path('data'),
      ESAFETY_KEY_FILE: path('key'),
      ESAFETY_PUBLIC_URL: 'https://bot.our.example',
    };
    await operator.esafety('keys', 'create', path('key'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return operator;
}
