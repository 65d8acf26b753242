// One agreement from its Markdown: what stands between the two lines of dashes, then the clauses. Every fault at once.

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Agreement, AUDIENCES, type CheckQuestion } from '../domain/aup/agreement.ts';
import { readAgreementBody } from '../domain/aup/agreement-body.ts';
import { canonicalText } from '../domain/aup/canonical-text.ts';
import { describeIssue } from './describe-issue.ts';
import type { Fault } from './fault.ts';
import { checkedText, line, unique } from './pack-parts.ts';
import { readYaml, type YamlPath } from './read-yaml.ts';

export type ParsedAgreement = { readonly agreement: Agreement | null; readonly faults: readonly Fault[] };

const MOST_LETTERS_IN_FILE = 64 * 1024;

const word = checkedText(
  (text) => /^[a-z][a-z0-9_-]{0,39}$/u.test(text),
  'cannot be used here',
  'Use small letters, digits and dashes, and begin with a letter.',
);
const version = checkedText(
  (text) => /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,19}$/u.test(text),
  'cannot be the name of a version',
  'Write the month from which it holds, in quotes, such as "2026-09".',
);

const uniqueIds = <T extends { readonly id: string }>(items: readonly T[]): boolean =>
  unique(items.map(({ id }) => id));
const ID_TWICE = { error: 'An id stands here twice.', params: { fix: 'Give each its own.' } };

const box = z.strictObject({ id: word, label: line(200), required: z.boolean().default(false) });

const question = z
  .strictObject({
    id: word,
    text: line(240),
    clause: line(40),
    right: line(40),
    options: z.record(word, line(120)).refine((options) => [2, 3, 4].includes(Object.keys(options).length), {
      error: 'A question has two, three or four answers.',
      params: { fix: 'Write each on a line of its own, such as decline: I decline it.' },
    }),
  })
  .refine(({ options, right }) => options[right] !== undefined, {
    error: 'The right answer is not among the answers.',
    path: ['right'],
    params: { fix: 'Write the word that stands before the right answer.' },
  })
  .transform(
    ({ options, ...rest }): CheckQuestion => ({
      ...rest,
      options: Object.entries(options).map(([value, label]) => ({ value, label })),
    }),
  );

const frontSchema = z
  .strictObject({
    title: line(120),
    audience: z.enum(AUDIENCES),
    version,
    sign_again: z.enum(['everybody', 'joiners']),
    boxes: z.array(box).max(6).refine(uniqueIds, ID_TWICE).default([]),
    questions: z.array(question).max(5).refine(uniqueIds, ID_TWICE).default([]),
  })
  .transform(({ sign_again: signAgain, ...rest }) => ({ ...rest, signAgain }));

/** The front matter, the number of the body's first line, and the body. */
const SPLIT = /^---[ \t]*\r?\n(?<front>[\s\S]*?)^---[ \t]*(?:\r?\n|$)(?<body>[\s\S]*)$/mu;

export const hashOf = (agreement: Omit<Agreement, 'hash'>): string =>
  createHash('sha256').update(canonicalText(agreement), 'utf8').digest('hex');

/** `key` is the file's name without its ending; `file` is what a fault calls it. */
export function parseAgreement(key: string, file: string, text: string): ParsedAgreement {
  const named = (faults: readonly Fault[]): readonly Fault[] => faults.map((fault) => ({ ...fault, file }));
  if (text.length > MOST_LETTERS_IN_FILE)
    return {
      agreement: null,
      faults: named([whole('too_big', 'This is far too long.', 'Check that it is the right file.')]),
    };
  const split = text.startsWith('---') ? SPLIT.exec(text)?.groups : undefined;
  if (split?.front === undefined || split.body === undefined) return { agreement: null, faults: named([NO_FRONT]) };
  const linesAbove = text.slice(0, text.length - split.body.length).split('\n').length - 1;
  const front = readFront(split.front);
  const body = readAgreementBody(split.body, linesAbove + 1);
  const clauses = body.parts.flatMap((part) => part.clauses.map(({ id }) => id));
  const faults = named([...front.faults, ...front.strayQuestions(clauses), ...body.faults].sort(byLine));
  if (front.value === null || faults.length > 0) return { agreement: null, faults };
  const unsealed = { key, ...front.value, intro: body.intro, parts: body.parts };
  return { agreement: { ...unsealed, hash: hashOf(unsealed) }, faults: [] };
}

const whole = (code: string, message: string, fix: string): Fault => ({
  code: `agreement.${code}`,
  path: '',
  message,
  fix,
});

const byLine = (a: Fault, b: Fault): number => (a.line ?? 0) - (b.line ?? 0);

const NO_FRONT = {
  ...whole(
    'no_front',
    'This does not begin with title, audience and version between two lines of three dashes.',
    'Compare with deploy/schools/agreements/staff.md.',
  ),
  line: 1,
};

function readFront(text: string): {
  readonly value: z.output<typeof frontSchema> | null;
  readonly faults: readonly Fault[];
  readonly strayQuestions: (clauses: readonly string[]) => readonly Fault[];
} {
  const yaml = readYaml(text);
  const below = (line: number | undefined) => (line === undefined ? {} : { line: line + 1 });
  if (!yaml.ok)
    return {
      value: null,
      faults: yaml.faults.map((fault) => ({ ...fault, code: 'agreement.not_yaml', ...below(fault.line) })),
      strayQuestions: () => [],
    };
  const place = (fault: Fault, path: YamlPath): Fault => ({ ...fault, ...below(yaml.lineOf(path) ?? 1) });
  // From what was written, so that this is told in the same breath as an entry whose shape is wrong.
  const strayQuestions = (clauses: readonly string[]): readonly Fault[] =>
    writtenQuestions(yaml.value).flatMap(({ id, clause }, index) =>
      clause === '' || clauses.includes(clause)
        ? []
        : [place(strayQuestion(id, clause), ['questions', index, 'clause'])],
    );
  const parsed = frontSchema.safeParse(yaml.value ?? {}, { reportInput: true });
  if (parsed.success) return { value: parsed.data, faults: [], strayQuestions };
  const faults = parsed.error.issues
    .flatMap(describeIssue)
    .map(({ code, path, message, fix }) =>
      place({ code: `agreement.${code}`, path: path.map(String).join('.'), message, fix }, path),
    );
  return { value: null, faults, strayQuestions };
}

const looseQuestions = z.object({
  questions: z.array(z.object({ id: z.string(), clause: z.string() }).catch({ id: '', clause: '' })),
});

/** Those that can be made out, each in its place; the rest is a fault of shape already. */
function writtenQuestions(front: unknown): readonly { readonly id: string; readonly clause: string }[] {
  const loose = looseQuestions.safeParse(front);
  return loose.success ? loose.data.questions : [];
}

const strayQuestion = (id: string, clause: string): Fault => ({
  code: 'agreement.unknown_clause',
  path: `question ${id}`,
  message: `No clause has the id ${clause}.`,
  fix: 'Write the id of the clause in which the right answer stands.',
});
