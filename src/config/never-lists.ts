// Lists of sites that a school never opens, one name a line, in files beside its pack (`overrides.never.files`).

import { normalHost } from '../domain/filtering/address/address-host.ts';
import type { Fault } from './fault.ts';
import { isSiteName, SITE_NAME_FIX } from './pack-overrides.ts';

/** The text of a file in the folder of the pack, or null when it cannot be read there. */
export type ReadBeside = (name: string) => string | null;
export type NeverLists = { readonly hosts: readonly string[]; readonly faults: readonly Fault[] };

export const LIST_PATH = 'overrides.never.files';
const MOST_FAULTS = 10;

/** Takes the pack as it was written, so that a wrong line is told of in the same breath as a pack whose shape is wrong. */
export function readNeverLists(pack: unknown, beside: ReadBeside): NeverLists {
  const files = namesIn(pack);
  const read = files.map((name) => readList(name, beside(name)));
  return {
    hosts: [...new Set(read.flatMap((list) => list.hosts))],
    faults: read.flatMap((list) => list.faults),
  };
}

const groupAt = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined;

function namesIn(pack: unknown): readonly string[] {
  const files = ['overrides', 'never', 'files'].reduce(groupAt, pack);
  // A name with a path in it is a fault of the pack's shape and is never opened.
  return Array.isArray(files)
    ? files.filter((name): name is string => typeof name === 'string' && !/[/\\]|^\./u.test(name))
    : [];
}

function readList(name: string, text: string | null): NeverLists {
  if (text === null) {
    const message = `The list ${name} cannot be read.`;
    const fix = 'Put it into the folder of the pack, and check that the account that runs the server may read it.';
    return { hosts: [], faults: [{ code: 'pack.never_list_missing', path: LIST_PATH, message, fix }] };
  }
  const lines = text
    .split(/\r?\n/u)
    .map((line, index) => ({ entry: line.replace(/#.*$/u, '').trim(), number: index + 1 }))
    .filter(({ entry }) => entry !== '');
  const wrong = lines.filter(({ entry }) => !isSiteName(entry));
  const hosts = lines.flatMap(({ entry }) => normalHost(entry) ?? []);
  const told = wrong.slice(0, MOST_FAULTS).map(({ entry, number }) => ({
    code: 'pack.never_list_line',
    path: LIST_PATH,
    message: `${name} line ${number}: ${JSON.stringify(entry.slice(0, 60))} is not the name of a site.`,
    fix: SITE_NAME_FIX,
  }));
  const more = wrong.length - told.length;
  return { hosts, faults: more === 0 ? told : [...told, moreFault(name, more)] };
}

const moreFault = (name: string, more: number): Fault => ({
  code: 'pack.never_list_line',
  path: LIST_PATH,
  message: `${name}: ${more} more lines are not names of sites.`,
  fix: SITE_NAME_FIX,
});
