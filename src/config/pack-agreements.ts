// The `agreements` part of a pack: which texts people sign, who signs for a pupil, when, and what follows (X16 to X23),
// and the reader of the texts, which lie as Markdown beside the pack or are the common ones that come with the program.

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Agreement } from '../domain/aup/agreement.ts';
import type { AgreementsPolicy } from '../domain/aup/agreements-policy.ts';
import type { Policy } from '../domain/school/policy.ts';
import type { Fault } from './fault.ts';
import type { ReadBeside } from './never-lists.ts';
import { checkedText, listOf, role } from './pack-parts.ts';
import { type ParsedAgreement, parseAgreement } from './parse-agreement.ts';

const TEXT_NAME = /^[a-z][a-z0-9_]{0,39}$/u;
const textName = checkedText(
  (text) => TEXT_NAME.test(text),
  'is not the name of a text',
  'Write the name of its file without .md, such as staff.',
);

const account = z.enum(['none', 'class', 'own']);
const signers = listOf(z.enum(['pupil', 'parent']));

/** `09-01`. The 29th of February comes once in four years. */
const DAY_OF_YEAR =
  /^(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))$/u;
const yearlyOn = z
  .union([z.null(), z.string()])
  .refine((text) => text === null || text === 'never' || DAY_OF_YEAR.test(text), {
    error: (issue) => `${JSON.stringify(issue.input)} is not a day of every year.`,
    params: { fix: 'Write month-day in quotes, such as "09-01", or never.' },
  })
  .transform((text) => (text === 'never' ? null : text));

const days = (least: number, most: number) => z.number().int().min(least).max(most);

export const agreementsSchema: z.ZodType<AgreementsPolicy, unknown> = z
  .strictObject({
    // Read below; left out, the common texts that fit the phase.
    texts: listOf(textName).min(1).optional(),
    custodian: role.default('esafety_coordinator'),
    yearlyOn: yearlyOn.default('09-01'),
    pupilSigners: z
      .strictObject({
        pupil_ks1: signers.default(['parent']),
        pupil_ks2: signers.default(['pupil', 'parent']),
        pupil_secondary: signers.default(['pupil', 'parent']),
      })
      .prefault({}),
    fields: listOf(z.enum(['job_title', 'class'])).default(['job_title']),
    daysToSign: days(1, 60).default(14),
    remindAfterDays: z.array(days(1, 60)).min(1).max(10).default([7, 4, 3]),
    chaseAfterDays: z.strictObject({ custodian: days(0, 60).default(1), head: days(0, 90).default(7) }).prefault({}),
    accounts: z
      .strictObject({
        pupil_ks1: account.default('class'),
        pupil_ks2: account.default('own'),
        pupil_secondary: account.default('own'),
        visitor: z.enum(['none', 'restricted']).default('restricted'),
      })
      .prefault({}),
    gate: z.enum(['block', 'warn', 'none']).default('warn'),
    leaverDays: days(0, 14).default(14),
  })
  .refine(({ chaseAfterDays: { custodian, head } }) => custodian <= head, {
    error: 'The head would hear of it before whoever keeps the agreements.',
    path: ['chaseAfterDays', 'head'],
    params: { fix: 'Write as many days as for the custodian, or more.' },
  })
  .transform(({ texts: _names, ...rest }) => ({ texts: [], ...rest }));

export type ReadAgreements = {
  readonly texts: readonly Agreement[];
  /** Where each of them was found. */
  readonly files: readonly TextFile[];
  readonly faults: readonly Fault[];
};
export type TextFile = { readonly school: string; readonly text: string; readonly file: string };

export const TEXTS_PATH = 'agreements.texts';
const SHIPPED = new URL('../../deploy/schools/agreements/', import.meta.url);

const groupAt = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined;

/** Takes the pack as it was written, so that a wrong clause is told of in the same breath as a pack whose shape is wrong. */
export function readAgreements(pack: unknown, packKey: string, beside: ReadBeside): ReadAgreements {
  const read = namesIn(pack).map((name) => readOne(name, packKey, beside));
  return {
    texts: read.flatMap(({ agreement }) => agreement ?? []),
    files: read.flatMap(({ agreement, file }) =>
      agreement === null ? [] : { school: packKey, text: agreement.key, file },
    ),
    faults: read.flatMap(({ faults }) => faults),
  };
}

const FOR_PUPILS: Readonly<Record<string, readonly string[]>> = {
  primary: ['pupil_ks1', 'pupil_ks2'],
  secondary: ['pupil_secondary'],
};

function namesIn(pack: unknown): readonly string[] {
  const written = ['agreements', 'texts'].reduce(groupAt, pack);
  if (Array.isArray(written))
    // What is no name is a fault of the pack's shape and is never opened.
    return [...new Set(written)].filter((name): name is string => typeof name === 'string' && TEXT_NAME.test(name));
  const pupils = FOR_PUPILS[String(groupAt(pack, 'phase'))] ?? ['pupil_ks1', 'pupil_ks2', 'pupil_secondary'];
  return ['staff', 'governor', 'visitor', ...pupils, 'parent'];
}

/** The school's own text comes first: of this pack alone, then of all packs in the folder, then the common one. */
function readOne(name: string, packKey: string, beside: ReadBeside): ParsedAgreement & { readonly file: string } {
  for (const file of [`agreements/${packKey}/${name}.md`, `agreements/${name}.md`]) {
    const own = beside(file);
    if (own !== null) return { ...parseAgreement(name, file, own), file };
  }
  const file = `deploy/schools/agreements/${name}.md`;
  const common = shipped(name);
  return common === null
    ? { agreement: null, faults: [missing(name)], file }
    : { ...parseAgreement(name, file, common), file };
}

function shipped(name: string): string | null {
  try {
    return readFileSync(new URL(`${name}.md`, SHIPPED), 'utf8').replace(/^\uFEFF/u, '');
  } catch {
    return null;
  }
}

const missing = (name: string): Fault => ({
  code: 'pack.agreement_missing',
  path: TEXTS_PATH,
  message: `The text ${name} cannot be read.`,
  fix: `Put it into the folder agreements beside the pack as ${name}.md, and check that the server may read it.`,
});

/** What the shape cannot say: texts and who signs must fit one another. */
export const agreementFaults = ({ agreements: { texts, pupilSigners } }: Policy): readonly Fault[] =>
  texts.flatMap(({ key, audience }) =>
    (audience === 'pupil_ks1' || audience === 'pupil_ks2' || audience === 'pupil_secondary') &&
    pupilSigners[audience].length === 0
      ? [
          {
            code: 'pack.nobody_signs',
            path: `agreements.pupilSigners.${audience}`,
            message: `Nobody signs the text ${key}.`,
            fix: 'Write pupil, parent or both here, or leave the text out.',
          },
        ]
      : [],
  );

export const agreementWarnings = ({ agreements: { texts } }: Policy): readonly Fault[] =>
  texts.some(({ audience }) => audience === 'staff')
    ? []
    : [
        {
          code: 'pack.no_staff_agreement',
          path: TEXTS_PATH,
          message: 'There is no text for staff, so no member of staff is asked to sign.',
          fix: 'Add staff to the list.',
        },
      ];
