// `esafety agreement show FILE`, `agreement diff OLD NEW`, `agreement list PACK`: for whoever keeps the texts, before anybody is asked to sign.

import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { formatFaults } from '../config/fault.ts';
import { loadPolicies } from '../config/load-policies.ts';
import type { TextFile } from '../config/pack-agreements.ts';
import { parseAgreement } from '../config/parse-agreement.ts';
import type { Agreement, Audience } from '../domain/aup/agreement.ts';
import type { AgreementsPolicy } from '../domain/aup/agreements-policy.ts';
import { differenceBetween } from '../domain/aup/difference.ts';
import { differenceLines } from '../domain/aup/difference-texts.ts';
import type { Policy } from '../domain/school/policy.ts';
import { EXIT, type ExitCode, type Io } from './command.ts';

type Read = { readonly agreement: Agreement } | { readonly code: ExitCode };

export async function agreementShow(io: Io, file: string): Promise<ExitCode> {
  const read = readText(io, file);
  if (!('agreement' in read)) return read.code;
  io.out(asRead(read.agreement));
  return EXIT.done;
}

export async function agreementDiff(io: Io, old: string, current: string): Promise<ExitCode> {
  const was = readText(io, old);
  const now = readText(io, current);
  if (!('agreement' in was)) return was.code;
  if (!('agreement' in now)) return now.code;
  io.out(differenceText(was.agreement, now.agreement));
  return EXIT.done;
}

export async function agreementList(io: Io, path: string): Promise<ExitCode> {
  const { policies, faults, textFiles = [] } = loadPolicies(path);
  if (faults.length > 0) io.out(`This must be put right:\n${formatFaults(faults)}\n`);
  for (const policy of policies) io.out(signedAt(policy, textFiles));
  return faults.length > 0 ? EXIT.faults : EXIT.done;
}

function readText(io: Io, file: string): Read {
  const text = textOf(file);
  if (text === null) {
    io.err(`${file} cannot be read. Check how it is written, and that you may read it.\n`);
    return { code: EXIT.failed };
  }
  const { agreement, faults } = parseAgreement(basename(file, extname(file)), file, text);
  if (agreement !== null) return { agreement };
  io.out(`This must be put right:\n${formatFaults(faults)}\n`);
  return { code: EXIT.faults };
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/u, '');
  } catch {
    return null;
  }
}

const clauses = ({ parts }: Agreement): number => parts.reduce((sum, part) => sum + part.clauses.length, 0);

const AGAIN = {
  everybody: 'Everybody signs this version.',
  joiners: 'Only whoever joins from now on signs this version.',
};

function asRead(agreement: Agreement): string {
  const { title, version, intro, parts, boxes, questions, signAgain, hash } = agreement;
  let number = 0;
  const blocks = [
    `${title}\nVersion ${version}. ${AGAIN[signAgain]}`,
    ...intro,
    ...parts.map((part) =>
      [part.title, ...part.clauses.map(({ id, text }) => `  ${++number}. ${text} (${id})`)].join('\n'),
    ),
    ...boxes.map(({ label, required }) => `[ ] ${label}${required ? ' (needed to sign)' : ''}`),
    ...questions.map(({ text, options, right, clause }) =>
      [
        `Check: ${text}`,
        ...options.map(({ value, label }) => `  ${value === right ? 'right' : 'wrong'}: ${label}`),
        `  stands in: ${clause}`,
      ].join('\n'),
    ),
    `Fingerprint of this text: ${hash}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

function differenceText(was: Agreement, now: Agreement): string {
  const { versions, changes } = differenceBetween(was, now);
  const head = `From version ${versions.was} to version ${versions.now}.`;
  const lines = differenceLines(changes).map(({ text }) => `  - ${text}`);
  if (was.hash === now.hash) return 'Both are the same text. Nobody would be asked again.\n';
  const sameVersion =
    versions.was === versions.now ? ['The words changed and the version did not: give it a new version.'] : [];
  const none = lines.length === 0 ? ['Not a word has changed.'] : [];
  return `${[head, ...sameVersion, ...none, ...lines, AGAIN[now.signAgain]].join('\n')}\n`;
}

const SIGNERS = { pupil: 'the pupil', parent: 'a parent' } as const;
const ACCOUNTS = {
  none: 'no account',
  class: 'one account for a class',
  own: 'an account of their own',
  restricted: 'a restricted account for the visit',
} as const;
const GATES = {
  block: 'Without a signature: no account.',
  warn: 'Without a signature: IT is told.',
  none: 'Without a signature: nothing follows.',
} as const;
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

function signedAt({ key, name, agreements }: Policy, files: readonly TextFile[]): string {
  const lines = agreements.texts.map((text) => {
    const file = files.find((each) => each.school === key && each.text === text.key)?.file ?? '';
    const size = `${clauses(text)} clauses`;
    const about = [size, ...whoSigns(agreements, text.audience)].join(', ');
    return `  ${text.key}: "${text.title}", version ${text.version}, ${about}\n    read from ${file}`;
  });
  return `${[`${key}: ${name}. ${when(agreements)} ${GATES[agreements.gate]}`, ...lines].join('\n')}\n`;
}

function whoSigns({ pupilSigners, accounts }: AgreementsPolicy, audience: Audience): readonly string[] {
  if (audience === 'visitor') return [ACCOUNTS[accounts.visitor]];
  if (audience === 'staff' || audience === 'governor' || audience === 'parent') return [];
  const signers = pupilSigners[audience].map((each) => SIGNERS[each]).join(' and ');
  return [`signed by ${signers}`, ACCOUNTS[accounts[audience]]];
}

function when({ yearlyOn }: AgreementsPolicy): string {
  if (yearlyOn === null) return 'Signed once, and when a text changes.';
  const [month = '', day = ''] = yearlyOn.split('-');
  return `Signed again every year from ${Number(day)} ${MONTHS[Number(month) - 1]}.`;
}
