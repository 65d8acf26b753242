// Turns what zod found into a sentence and a remedy that somebody who has never seen this program can follow.

import type { z } from 'zod';
import { nearest } from './nearest.ts';

type Issue = z.core.$ZodIssue;
export type Described = { readonly code: string; readonly message: string; readonly fix: string };
export type Placed = Described & { readonly path: readonly PropertyKey[] };

const KIND_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
  int: 'a whole number',
};

const wordFor = (kind: string): string => KIND_WORDS[kind] ?? kind;

const isMissing = (issue: Issue): boolean => issue.input === undefined;

function wrongType(issue: Extract<Issue, { code: 'invalid_type' }>): Described {
  const expected = wordFor(issue.expected);
  if (isMissing(issue)) return { code: 'missing', message: 'This is missing.', fix: `Add it; it is ${expected}.` };
  return { code: 'wrong_kind', message: `This must be ${expected}.`, fix: quoteHint(issue) };
}

/** YAML reads 08:30 or 999 without quotes as something other than text. */
const quoteHint = (issue: Extract<Issue, { code: 'invalid_type' }>): string =>
  issue.expected === 'string'
    ? `Put quotes around it: "${String(issue.input)}".`
    : 'Compare with deploy/schools/default.yaml.';

function wrongValue(issue: Extract<Issue, { code: 'invalid_value' }>): Described {
  const allowed = issue.values.map(String);
  if (isMissing(issue))
    return { code: 'missing', message: 'This is missing.', fix: `Write one of: ${allowed.join(', ')}.` };
  const near = nearest(String(issue.input), allowed);
  const fix = near === undefined ? `Write one of: ${allowed.join(', ')}.` : `Did you mean ${near}?`;
  return { code: 'unknown_value', message: `${JSON.stringify(issue.input)} is not known here.`, fix };
}

/** Keys people try to write that would lower the safety floor; each gets the reason rather than "unknown". */
const NOT_SETTABLE: Readonly<Record<string, string>> = {
  deletePolicy: 'Evidence is never deleted without advice from the police; no pack can change that.',
  exclude: 'A pack can add people to a case, never take a role out of one.',
  neverTell: 'A pack can add people to a case, never take a role out of one.',
  remove: 'A pack can add people to a case, never take a role out of one.',
  auditLog: 'The history cannot be switched off.',
  selfApproval: 'Whoever asks for a site never decides on it.',
  allowSelf: 'Whoever asks for a site never decides on it.',
  noEnd: 'Everything that is opened is blocked again at a stated time.',
  permanent: 'Everything that is opened is blocked again at a stated time.',
  allowCategories: 'What is against the law is never opened; a pack can add to that list, never shorten it.',
};

function unknownKey(key: string): Described {
  const floor = NOT_SETTABLE[key];
  return floor === undefined
    ? { code: 'unknown_key', message: 'This key is not known here.', fix: 'Check the spelling, or remove it.' }
    : { code: 'below_floor', message: `This cannot be set. ${floor}`, fix: 'Remove it.' };
}

const tooSmall = (issue: Extract<Issue, { code: 'too_small' }>): Described => ({
  code: 'too_small',
  message: issue.message.startsWith('Too small') ? smallWords(issue) : issue.message,
  fix: issue.origin === 'array' || issue.origin === 'string' ? 'Write at least one.' : `The least is ${issue.minimum}.`,
});

const smallWords = (issue: Extract<Issue, { code: 'too_small' }>): string =>
  issue.origin === 'array' || issue.origin === 'string' ? 'This is empty.' : 'This number is too small.';

const tooBig = (issue: Extract<Issue, { code: 'too_big' }>): Described => ({
  code: 'too_big',
  message: issue.message.startsWith('Too big') ? 'This is too much.' : issue.message,
  fix: `The most is ${issue.maximum}${issue.origin === 'string' ? ' letters' : ''}.`,
});

const asSentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?]$/.test(text) ? '' : '.'}`;

const customFix = (issue: Issue): string => {
  const fix = 'params' in issue ? issue.params?.fix : undefined;
  return typeof fix === 'string' ? fix : 'Correct it.';
};

/** One fault for each key, so that each names its own line. */
export const describeIssue = (issue: Issue): readonly Placed[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({ path: [...issue.path, key], ...unknownKey(key) }))
    : [{ path: issue.path, ...describeOne(issue) }];

function describeOne(issue: Exclude<Issue, { code: 'unrecognized_keys' }>): Described {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue);
    case 'invalid_value':
      return wrongValue(issue);
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'custom':
      return { code: 'wrong', message: asSentence(issue.message), fix: customFix(issue) };
    default:
      return isMissing(issue)
        ? { code: 'missing', message: 'This is missing.', fix: 'Add it.' }
        : {
            code: 'wrong',
            message: `${JSON.stringify(issue.input) ?? 'This'} cannot be used here.`,
            fix: 'Correct it.',
          };
  }
}
