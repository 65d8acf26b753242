// What may lie at the top of the house, how long a file may grow, and what must never slip in.

import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const TOP_LEVEL = new Set([
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'cards',
  'deploy',
  'manifest.json',
  'package-lock.json',
  'package.json',
  'src',
  'test',
  'tsconfig.json',
]);

let files: readonly string[];
beforeAll(async () => {
  const ignored = (await readFile(join(ROOT, '.gitignore'), 'utf8'))
    .split('\n')
    .map((line) => line.replace(/^\/|\/$/g, ''));
  const top = (await readdir(ROOT, { withFileTypes: true })).filter(
    ({ name }) => name !== '.git' && !ignored.includes(name) && !name.endsWith('.log'),
  );
  const inside = await Promise.all(top.filter((entry) => entry.isDirectory()).map(({ name }) => filesUnder(name)));
  files = [...top.filter((entry) => entry.isFile()).map(({ name }) => name), ...inside.flat()];
});

async function filesUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}

const read = (file: string): Promise<string> => readFile(join(ROOT, file), 'utf8');
const matching = (shape: RegExp): readonly string[] => files.filter((file) => shape.test(file));
const offenders = async (shape: RegExp, isBad: (text: string) => boolean): Promise<readonly string[]> => {
  const texts = await Promise.all(matching(shape).map(async (file) => [file, await read(file)] as const));
  return texts.filter(([, text]) => isBad(text)).map(([file]) => file);
};

it('at the top lies only what somebody who opens the house for the first time needs', () => {
  const top = new Set(files.map((file) => file.split('/')[0] ?? ''));
  expect([...top].filter((name) => !name.startsWith('.') && !TOP_LEVEL.has(name))).toEqual([]);
});

it('every file of the sources is in kebab-case and starts with a line that says what it is for', async () => {
  expect(matching(/^(src|test)\//).filter((file) => !/^[a-z0-9./-]+$/.test(file))).toEqual([]);
  expect(await offenders(/^src\/.*\.(ts|js|mjs)$/, (text) => !/^(#!.*\n)?(\/\/|\/\*)/.test(text))).toEqual([]);
});

it('no file of the sources is longer than 250 lines, tables of data with a stated reason aside', async () => {
  const lines = (text: string): number =>
    text.split('\n').filter((line) => !/^\s*(\/\/.*|\*.*|\/\*.*)?$/.test(line)).length;
  const isTable = (text: string): boolean => /(oxlint|eslint)-disable max-lines\b.*\w/.test(text);
  expect(await offenders(/^src\/.*\.(ts|js|mjs)$/, (text) => lines(text) > 250 && !isTable(text))).toEqual([]);
});

it('the lock file names no registry and no place that a package came from', async () => {
  const lock = await read('package-lock.json');
  expect(lock).not.toContain('"resolved"');
  expect(lock).not.toMatch(/https?:\/\/[\w.-]*(registry|npmjs|proxy)/);
});

it('nothing is put off, skipped or silenced', async () => {
  // Put together from parts, so that this file does not name itself.
  const putOff = new RegExp(['TO' + 'DO\\b', 'FIX' + 'ME\\b', '@ts-' + 'ignore', '\\.(skip|only|todo)\\('].join('|'));
  expect(await offenders(/^(src|test|cards)\/.*\.(ts|js|mjs|json|css|html)$/, (text) => putOff.test(text))).toEqual([]);
  // A test may show that something does not compile; the sources may not.
  expect(await offenders(/^src\//, (text) => text.includes('@ts-' + 'expect-error'))).toEqual([]);
});
