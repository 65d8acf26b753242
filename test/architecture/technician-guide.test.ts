// The technician's guide names every key of a pack and every event of the log, so that nobody has to read the program to run it.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { packSchema } from '../../src/config/pack-schema.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const GUIDE = read('deploy/guides/technician.md');
const says = (word: string): boolean => GUIDE.includes(`\`${word}\``);
const missing = (words: readonly string[]): readonly string[] => words.filter((word) => !says(word));

describe('the technician reads of', () => {
  const pack = packSchema.parse(parse(read('deploy/schools/default.yaml')));

  it('every part of a pack', () => {
    expect(missing([...Object.keys(pack), 'outOfHours'].filter((key) => !SECTIONS.includes(key)))).toEqual([]);
    const parts = [
      ...Object.keys(pack.records).map((key) => `records.${key}`),
      ...Object.keys(pack.sanctions).map((key) => `sanctions.${key}`),
      ...Object.keys(pack.parents).map((key) => `parents.${key}`),
      ...Object.keys(pack.complaints).map((key) => `complaints.${key}`),
      ...Object.keys(pack.retention).map((key) => `retention.${key}`),
      ...Object.keys(pack.clocks),
      ...Object.keys(pack.retention.years),
    ];
    expect(missing(parts)).toEqual([]);
  });

  it('how long each kind of record is kept, as the program has it', () => {
    const years = Object.entries(packSchema.parse(parse(PLAIN)).retention.years);
    expect(years.filter(([kind, count]) => !GUIDE.includes(`\`${kind}\` ${count}`))).toEqual([]);
  });

  it('every event that the program writes into its log', () => {
    const source = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => read(join('src', path)))
      .join('\n');
    const events = [...source.matchAll(/\blog\.(?:info|warn|error)\(\s*'([a-z_]+\.[a-z_]+)'/g)].map(
      ([, name = '']) => name,
    );
    expect(events.length).toBeGreaterThan(50);
    expect(missing([...new Set(events)])).toEqual([]);
  });
});

/** Named by their parts. */
const SECTIONS = ['records', 'sanctions', 'parents', 'complaints', 'retention'];

const PLAIN = `
name: Plain School
nation: england
phase: primary
calendar:
  zone: Europe/London
  days: { mon: { opens: "08:00", closes: "17:00" } }
  terms: [{ name: Term, from: "2026-09-02", to: "2026-12-18" }]
  lessons: []
contacts: []
`;
