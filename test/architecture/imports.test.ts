import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { breachesOf } from './import-rules.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

it('every import keeps to the walls of the house', async () => {
  expect(await breachesOf(ROOT)).toEqual([]);
});

describe('a breach fails, and the reason is told', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'walls-'));
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const plant = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    for (const [file, text] of Object.entries({ 'src/usecases/ports.ts': 'export type Log = string;', ...files })) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    }
    return breachesOf(folder);
  };

  it.each([
    [
      'a rule that uses a step',
      'src/domain/a.ts',
      "import { x } from '../usecases/x.ts';\nexport const y = x;",
      'pure functions',
    ],
    [
      'a type is knowledge too',
      'src/domain/a.ts',
      "import type { Log } from '../usecases/ports.ts';\nexport type Y = Log;",
      'pure functions',
    ],
    [
      'a platform that asks a step',
      'src/platforms/slack/a.ts',
      "import { x } from '../../usecases/x.ts';\nexport const y = x;",
      'A platform transports',
    ],
    [
      'a platform that uses another',
      'src/platforms/slack/a.ts',
      "import { x } from '../teams/x.ts';\nexport const y = x;",
      'A platform transports',
    ],
    [
      'an SDK in the wrong room',
      'src/chat/a.ts',
      "import { App } from '@slack/bolt';\nexport const y = App;",
      'Slack stays',
    ],
    [
      'an SDK as a type only',
      'src/chat/a.ts',
      "import type { App } from '@slack/bolt';\nexport type Y = App;",
      'Slack stays',
    ],
    [
      'an SDK through createRequire',
      'src/chat/a.ts',
      "import { createRequire } from 'node:module';\nexport const y = createRequire(import.meta.url)('botbuilder');",
      'Teams will be replaced',
    ],
    ['an SDK through import()', 'src/chat/a.ts', "export const y = () => import('restify');", 'Host fault'],
    [
      'a clock of luxon elsewhere',
      'src/usecases/a.ts',
      "import { DateTime } from 'luxon';\nexport const y = DateTime;",
      'daylight saving',
    ],
    ['the environment', 'src/usecases/a.ts', 'export const y = process.env.PORT;', 'Settings are read once'],
    [
      'the environment under another name',
      'src/usecases/a.ts',
      "import { env } from 'node:process';\nexport const y = env;",
      'Settings are read once',
    ],
    [
      'an import that leads nowhere',
      'src/chat/a.ts',
      "import { x } from './gone.ts';\nexport const y = x;",
      'cannot follow',
    ],
  ])('%s', async (_name, file, text, reason) => {
    const there = 'export const x = 1;';
    const breaches = await plant({ 'src/usecases/x.ts': there, 'src/platforms/teams/x.ts': there, [file]: text });
    expect(breaches.join('\n')).toContain(reason);
    expect(breaches.every((line) => line.startsWith(file))).toBe(true);
  });

  it('a cycle', async () => {
    const breaches = await plant({
      'src/domain/a.ts': "import { b } from './b.ts';\nexport const a = b;",
      'src/domain/b.ts': "import { a } from './a.ts';\nexport const b = () => a;",
    });
    expect(breaches.join('\n')).toContain('no cycles');
  });

  it('and a tree that keeps to them passes', async () => {
    const breaches = await plant({
      'src/domain/a.ts': 'export const a = 1;',
      'src/usecases/b.ts': "import { a } from '../domain/a.ts';\nexport const b = a;",
      'src/platforms/teams/c.ts': "import { CloudAdapter } from 'botbuilder';\nexport const c = CloudAdapter;",
    });
    expect(breaches).toEqual([]);
  });
});
