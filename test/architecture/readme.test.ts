// What the README and the guides say exists, exists: every command, every setting, every link.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { COMMANDS } from '../../src/cli/commands.ts';
import { ENV_NAMES, envSchema } from '../../src/config/env-schema.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const README = read('README.md');
const section = (title: string): string => README.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';

const byName = (a = '', b = ''): number => a.localeCompare(b);

/** Known to the program only to say why they are refused. */
const REFUSED = ['DATABASE_URL', 'SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'];
const SETTINGS = ENV_NAMES.filter((name) => !REFUSED.includes(name)).sort(byName);
const settingsIn = (text: string): readonly string[] =>
  [
    ...new Set([...text.matchAll(/\b(?:[A-Z]+(?:_[A-Z]+)+|PORT|HOST|MicrosoftApp[A-Za-z]+)\b/g)].map(([name]) => name)),
  ].sort(byName);

describe('the README', () => {
  it('names every command of the program and no other', () => {
    const lines = section('Commands').matchAll(
      /^npm run esafety -- (\w+(?: (?:check|import|verify|create|confirm|list|revoke|teams|show|diff|clear))?)/gm,
    );
    expect([...lines].map(([, name]) => name).sort(byName)).toEqual(COMMANDS.map(({ name }) => name).sort(byName));
  });

  it('names every setting of the program and no other', () => {
    const firstColumns = [...section('Settings').matchAll(/^\| (.*?) \|/gm)].map(([, cell]) => cell ?? '').join('\n');
    expect(settingsIn(firstColumns)).toEqual(SETTINGS);
  });

  it('tells the values that hold when nothing is set', () => {
    const { PORT, HOST } = envSchema.parse({});
    expect(section('Settings')).toContain(`\`PORT\` (${PORT}), \`HOST\` (${HOST})`);
  });

  it('names only npm scripts that exist', () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'));
    const named = [README, read('deploy/guides/technician.md')].join('\n').matchAll(/npm run ([a-z:]+)/g);
    for (const [, name] of named) expect(Object.keys(scripts)).toContain(name);
  });
});

it('the example of a settings file offers every setting and no other', () => {
  const offered = [...read('deploy/env.example').matchAll(/^#?([A-Za-z_]+)=/gm)].map(([, name]) => name).sort(byName);
  expect(offered).toEqual(SETTINGS);
});

const guides = readdirSync(join(ROOT, 'deploy/guides')).filter((name) => name.endsWith('.md'));
const decisions = readdirSync(join(ROOT, 'deploy/decisions'));
const pages = [
  'README.md',
  'CHANGELOG.md',
  '.github/SECURITY.md',
  ...guides.map((name) => `deploy/guides/${name}`),
  ...decisions.map((name) => `deploy/decisions/${name}`),
];

it.each(pages)('every link and picture in %s leads somewhere', (page) => {
  const targets = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => (target ?? '').replace(/#.*$/, ''));
  const gone = targets.filter(
    (target) => target !== '' && !/^[a-z]+:/i.test(target) && !existsSync(join(ROOT, dirname(page), decodeURI(target))),
  );
  expect(gone).toEqual([]);
});

/** As GitHub makes the name of a heading. */
const anchorsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, words = '']) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replace(/ /g, '-'),
  );

it.each(pages)('every link in %s to a part of a page finds its heading', (page) => {
  const lost = [...read(page).matchAll(/\]\(([^)\s#:]*)#([^)\s]+)\)/g)].filter(([, path = '', part = '']) => {
    const target = path === '' ? page : join(dirname(page), path);
    return !anchorsOf(read(target)).includes(part);
  });
  expect(lost.map(([link]) => link)).toEqual([]);
});
