// What the guides say about filter requests is what the program does: each key with its default, each code of the log, each school.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { COMMANDS } from '../../src/chat/commands.ts';
import { overridesSchema } from '../../src/config/pack-overrides.ts';
import { FILTER_CATEGORIES, NEVER_OPENED } from '../../src/domain/filtering/filter-categories.ts';
import type { OverridesPolicy } from '../../src/domain/filtering/overrides-policy.ts';
import { ROLE_NAMES, type Role } from '../../src/domain/people/role.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const TECHNICIAN = read('deploy/guides/technician.md');
const FILTERING = read('deploy/guides/filtering.md');
const SOURCE = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => read(join('src', path)))
  .join('\n');
const DEFAULTS = overridesSchema.parse({});

const rowsUnder = (text: string, heading: string): readonly (readonly string[])[] => {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith(heading));
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  return lines.slice(start + 2, end).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
};
const codeIn = (cell = ''): string => /^`(.*)`$/.exec(cell)?.[1] ?? '';

describe('the keys of a pack, as the technician reads them', () => {
  const rows = rowsUnder(TECHNICIAN, '| Key | If you leave it out');

  it('are all of them', () => {
    expect(rows.map(([key]) => codeIn(key)).sort()).toEqual(Object.keys(DEFAULTS).sort());
  });

  it.each(rows.map(([key = '', otherwise = '']) => [codeIn(key), otherwise]))(
    'stand there with what holds when %s is left out',
    (key, otherwise) => {
      const written = otherwise === 'none' ? {} : { [key]: parse(codeIn(otherwise)) };
      expect(overridesSchema.parse(written)).toEqual(DEFAULTS);
    },
  );

  it('make an example that can be used, with every key in it', () => {
    const example = /```yaml\n([\s\S]*?)```/.exec(TECHNICIAN)?.[1] ?? '';
    const { overrides } = parse(example);
    expect(Object.keys(overrides).sort()).toEqual(Object.keys(DEFAULTS).sort());
    expect(overridesSchema.safeParse(overrides).success).toBe(true);
  });

  it('name every kind of site that a school may add to what is never opened', () => {
    const line = TECHNICIAN.split('\n- ').find((part) => part.startsWith('`never.categories`')) ?? '';
    const named = [...line.matchAll(/`([a-z_]+)`/g)].map(([, name]) => name);
    expect(new Set(named)).toEqual(new Set(FILTER_CATEGORIES.filter((each) => !NEVER_OPENED.includes(each))));
  });
});

describe('the codes of the log, as the technician reads them', () => {
  const explained = rowsUnder(TECHNICIAN, '| Event |').map(([event = '']) => /^`([^`]*)`/.exec(event)?.[1] ?? '');

  it('are codes that the program writes', () => {
    expect(explained.filter((event) => !SOURCE.includes(`'${event}'`))).toEqual([]);
  });

  it('hold every one about a channel, the list for filters or the look through the filter', () => {
    const written = [...SOURCE.matchAll(/'((?:channel|feed|probe|teams\.channel|delivery\.channel)[._][a-z_]+)'/g)]
      .map(([, event]) => event ?? '')
      .filter((event) => new RegExp(`log\\.(?:info|warn|error)\\(\\s*'${event}'`).test(SOURCE));
    expect(written.filter((event) => !explained.includes(event))).toEqual([]);
  });

  it('say what keeps a card out of the channel', () => {
    const codes = [...SOURCE.matchAll(/unfit: '([a-z_]+)'/g)].map(([, code]) => code ?? '');
    const told = rowsUnder(TECHNICIAN, '| Code of')
      .map(([code]) => code)
      .join(' ');
    expect(codes.length).toBeGreaterThan(4);
    expect(codes.filter((code) => !told.includes(`\`${code}\``))).toEqual([]);
  });
});

const names = (roles: readonly Role[]): string =>
  roles.length === 0 ? 'nobody else' : roles.map((role) => ROLE_NAMES[role]).join(', ');
const deciders = ({ approvers }: OverridesPolicy): string =>
  approvers.kind === 'channel' ? 'the private channel' : names(approvers.roles);
const LONGEST = (longest: OverridesPolicy['longest']): string =>
  longest.kind === 'school_day'
    ? 'the school day'
    : longest.kind === 'hours'
      ? `${longest.hours} hours`
      : `${longest.days} school days`;

describe('the sources of the rules about filtering', () => {
  it.each(['sefton', 'carlton', 'bocking', 'victory', 'rosewood'])('say of %s what its pack says', (key) => {
    const overrides = overridesSchema.parse(parse(read(`deploy/schools/${key}.yaml`)).overrides);
    const row = rowsUnder(FILTERING, '| Pack |').find(([pack]) => pack?.includes(`${key}.yaml`));
    expect(row?.slice(1)).toEqual([
      deciders(overrides),
      String(overrides.approvals),
      names(overrides.it),
      LONGEST(overrides.longest),
      names(overrides.endConfirmTo),
    ]);
  });
});

it('every command is in the table of the teacher or in that of the safeguarding lead', () => {
  const pages = [read('deploy/guides/teacher.md'), read('deploy/guides/dsl.md')].join('\n');
  expect(COMMANDS.map(({ usage }) => usage).filter((usage) => !pages.includes(`| \`${usage}\` |`))).toEqual([]);
});

it.each(['teacher', 'dsl', 'technician'])('what %s reads of in italics stands on a button or a card', (guide) => {
  // A way through the menus of Slack or Teams, and words that are only stressed.
  const elsewhere = />|^(?:from a manifest|Reinstall|Socket Mode|single-tenant)$/;
  const said = [...read(`deploy/guides/${guide}.md`).matchAll(/(?<!\*)\*([^*\n]+)\*(?!\*)/g)].map(
    ([, words]) => words ?? '',
  );
  const words = [
    SOURCE,
    ...readdirSync(join(ROOT, 'cards'))
      .filter((name) => name.endsWith('.json'))
      .map((name) => read(`cards/${name}`)),
  ].join('\n');
  const missing = said.filter((label) => !elsewhere.test(label) && !words.includes(label.replace(/ \d\d:\d\d$/, '')));
  expect(said.length).toBeGreaterThan(5);
  expect(missing).toEqual([]);
});
