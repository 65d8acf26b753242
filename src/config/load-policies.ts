// Reads policy packs from a file or a folder and reports everything that is wrong with all of them at once.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { Policy } from '../domain/school/policy.ts';
import { missingNumbers, packFaults, packWarnings } from './check-pack.ts';
import { describeIssue } from './describe-issue.ts';
import type { Fault } from './fault.ts';
import { type ReadBeside, readNeverLists } from './never-lists.ts';
import { type ReadAgreements, readAgreements, type TextFile } from './pack-agreements.ts';
import { logReviewPlans } from './pack-reviews.ts';
import { packSchema } from './pack-schema.ts';
import { readYaml } from './read-yaml.ts';

export type LoadedPolicies = {
  /** Only packs without a fault; a pack with one is not used at all. */
  readonly policies: readonly Policy[];
  readonly faults: readonly Fault[];
  readonly warnings: readonly Fault[];
  /** Where the texts of agreements were found. */
  readonly textFiles?: readonly TextFile[];
};

const ENDINGS = ['.yaml', '.yml'];
const MAX_BYTES = 512 * 1024;
const MAX_LIST_BYTES = 4 * 1024 * 1024;

const only = (fault: Fault): LoadedPolicies => ({ policies: [], faults: [fault], warnings: [] });

/** `calendar.terms[1].from`; people count from one. */
const pathWords = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part + 1}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');

/** The keys under `contacts` as they are written, whatever else is wrong; null when that is not a list at all. */
function contactKeys(value: unknown): readonly unknown[] | null {
  const contacts = isGroup(value) ? value.contacts : undefined;
  return Array.isArray(contacts) ? contacts.map((entry) => (isGroup(entry) ? entry.key : undefined)) : null;
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const byLine = (a: Fault, b: Fault): number => (a.line ?? 0) - (b.line ?? 0);

const nothingBeside: ReadBeside = () => null;

/** One pack from its text. `key` is the file's name without ending; `beside` reads the lists in its folder. */
export function parsePack(key: string, file: string, text: string, beside: ReadBeside = nothingBeside): LoadedPolicies {
  const yaml = readYaml(text);
  if (!yaml.ok) return { policies: [], faults: yaml.faults.map((fault) => ({ ...fault, file })), warnings: [] };
  const keys = contactKeys(yaml.value);
  const place = (fault: Fault, path: readonly PropertyKey[]): Fault => {
    const line = yaml.lineOf(path);
    return { ...fault, file, ...(line === undefined ? {} : { line }) };
  };
  /** `contacts.lado` stands wherever the list has it. */
  const placeByPath = (fault: Fault): Fault => {
    const [first = '', second] = fault.path.split('.');
    const index = first === 'contacts' && second !== undefined ? (keys ?? []).indexOf(second) : -1;
    return place(fault, index < 0 ? fault.path.split('.') : [first, index]);
  };
  const lists = readNeverLists(yaml.value, beside);
  const texts = readAgreements(yaml.value, key, beside);
  // A fault inside a text names that file and its line, and stands after what is wrong with the pack itself.
  const inTexts = texts.faults.filter(({ file: own }) => own !== undefined);
  const outside = [...lists.faults, ...texts.faults.filter((fault) => !inTexts.includes(fault))].map(placeByPath);
  const parsed = packSchema.safeParse(yaml.value, { reportInput: true });
  if (!parsed.success) {
    const faults = parsed.error.issues
      .flatMap(describeIssue)
      .map(({ code, path, message, fix }) =>
        place({ code: `pack.${code}`, path: pathWords(path), message, fix }, path),
      );
    const numbers = keys === null ? [] : missingNumbers(new Set(keys.map(String))).map(placeByPath);
    return { policies: [], faults: [...[...faults, ...numbers, ...outside].sort(byLine), ...inTexts], warnings: [] };
  }
  const policy = assemble({ key, ...parsed.data }, lists.hosts, texts);
  const faults = [...[...packFaults(policy).map(placeByPath), ...outside].sort(byLine), ...inTexts];
  return {
    policies: faults.length === 0 ? [policy] : [],
    faults,
    warnings: packWarnings(policy).map(placeByPath).sort(byLine),
    textFiles: texts.files,
  };
}

/** The pack with what stands outside its own file, and with the looks at the log among the other reviews. */
function assemble(policy: Policy, hosts: readonly string[], { texts }: ReadAgreements): Policy {
  const { overrides, agreements, reviews } = policy;
  const never = { ...overrides.never, hosts: [...new Set([...overrides.never.hosts, ...hosts])] };
  return {
    ...policy,
    overrides: { ...overrides, never },
    agreements: { ...agreements, texts },
    reviews: { ...reviews, plans: [...reviews.plans, ...logReviewPlans(policy)] },
  };
}

function readPack(path: string): LoadedPolicies {
  const file = basename(path);
  const key = basename(path, extname(path));
  if (!/^[a-z0-9][a-z0-9_-]{0,39}$/.test(key)) {
    return only({
      code: 'pack.bad_name',
      path: '',
      file,
      message: 'The name of this file becomes the name of the school in the data folder and cannot be used as it is.',
      fix: 'Use small letters, digits and dashes, such as oak-primary.yaml.',
    });
  }
  if (statSync(path).size > MAX_BYTES) {
    return only({
      code: 'pack.too_big',
      path: '',
      file,
      message: 'This file is far too big for a pack.',
      fix: 'Check that it is the right file.',
    });
  }
  return parsePack(key, file, readText(path), readerBeside(path));
}

const readText = (path: string): string => readFileSync(path, 'utf8').replace(/^\uFEFF/, '');

function readerBeside(pack: string): ReadBeside {
  return (name) => {
    const path = join(dirname(pack), name);
    try {
      return statSync(path).size > MAX_LIST_BYTES ? null : readText(path);
    } catch {
      return null;
    }
  };
}

const merge = (parts: readonly LoadedPolicies[]): LoadedPolicies => ({
  policies: parts.flatMap((part) => part.policies),
  faults: parts.flatMap((part) => part.faults),
  warnings: parts.flatMap((part) => part.warnings),
  textFiles: parts.flatMap((part) => part.textFiles ?? []),
});

function packFiles(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => ENDINGS.includes(extname(name)) && !name.startsWith('.'))
    .sort()
    .map((name) => join(folder, name));
}

export function loadPolicies(path: string): LoadedPolicies {
  try {
    return loadFrom(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return only({
      code: 'pack.unreadable',
      path: '',
      file: path,
      message: `This cannot be read (${code}).`,
      fix: 'Check that the account that runs the server may read it.',
    });
  }
}

function loadFrom(path: string): LoadedPolicies {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) {
    return only({
      code: 'pack.not_found',
      path: '',
      file: path,
      message: 'This file or folder does not exist.',
      fix: 'Check how the path is written (the server takes it from ESAFETY_POLICY).',
    });
  }
  if (!stat.isDirectory()) return readPack(path);
  const files = packFiles(path);
  if (files.length === 0) {
    return only({
      code: 'pack.none',
      path: '',
      file: path,
      message: 'There is no pack in this folder.',
      fix: 'Put one .yaml file a school there.',
    });
  }
  return merge(files.map(readPack));
}
