// What is typed about papers, looked at before anything is stored: everything that has to be put right, at once.

import type { IsoDate } from '../../shared/instant.ts';
import { isIsoDate } from '../../shared/time.ts';
import type { Agreement } from '../agreement.ts';
import type { AgreementsPolicy } from '../agreements-policy.ts';
import { cycleOf, yearBegins } from '../sign-days.ts';
import type { Inputs } from '../sign-form.ts';
import { LONGEST_PLACE } from './paper-life.ts';

export const PAPER_FIELDS = {
  chosen: 'chosen',
  answer: 'answer',
  empty: 'empty_boxes',
  signedOn: 'signed_on',
  keptAt: 'kept_at',
} as const;

export type PaperForm = {
  readonly chosen: readonly string[];
  readonly refused: boolean;
  readonly boxes: readonly string[];
  readonly signedOn: IsoDate;
  readonly keptAt: string;
};

export type ReadPaper =
  | { readonly ok: true; readonly form: PaperForm }
  | { readonly ok: false; readonly faults: Inputs };

export type PaperDay = {
  readonly today: IsoDate;
  readonly policy: Pick<AgreementsPolicy, 'yearlyOn'>;
  /** What was signed before does not count: a campaign asks anew. */
  readonly anewFrom?: IsoDate;
};

const ticks = (inputs: Inputs, field: string): readonly string[] =>
  (inputs[field] ?? '').split(',').filter((value) => value !== '');

export function readPaperForm(text: Agreement, day: PaperDay, inputs: Inputs, nobody: string): ReadPaper {
  const chosen = ticks(inputs, PAPER_FIELDS.chosen);
  const empty = ticks(inputs, PAPER_FIELDS.empty);
  const refused = inputs[PAPER_FIELDS.answer] === 'refused';
  const signedOn = (inputs[PAPER_FIELDS.signedOn] ?? '').trim();
  const keptAt = (inputs[PAPER_FIELDS.keptAt] ?? '').trim();
  const needed = text.boxes.filter(({ id, required }) => required && empty.includes(id));
  const faults = [
    ...(chosen.length === 0 ? [[PAPER_FIELDS.chosen, nobody]] : []),
    ...(needed.length > 0 && !refused ? [[PAPER_FIELDS.empty, NEEDED]] : []),
    ...fault(PAPER_FIELDS.signedOn, dateFault(signedOn, day, refused)),
    ...fault(PAPER_FIELDS.keptAt, placeFault(keptAt)),
  ];
  if (faults.length > 0) return { ok: false, faults: Object.fromEntries(faults) };
  const boxes = refused ? [] : text.boxes.filter(({ id }) => !empty.includes(id)).map(({ id }) => id);
  return { ok: true, form: { chosen, refused, boxes, signedOn, keptAt } };
}

const fault = (field: string, message: string | null): readonly (readonly [string, string])[] =>
  message === null ? [] : [[field, message]];

const NEEDED = 'It only counts as signed with this box ticked. If it is left empty, save it as: Somebody said no.';

/** A paper from before this year's round would be asked for again at once. */
export function dateFault(signedOn: string, { today, policy, anewFrom }: PaperDay, refused = false): string | null {
  if (!isIsoDate(signedOn)) return 'Choose the day that stands on the paper.';
  if (signedOn > today) return 'This day has not come yet. Choose the day that stands on the paper.';
  const cycle = cycleOf(yearBegins(policy, today));
  if (refused) return null;
  if (signedOn < cycle) return 'This paper is from before this year. Ask for a new one.';
  return signedOn < (anewFrom ?? '')
    ? 'Everybody is asked anew, and this paper is from before. Ask for a new one.'
    : null;
}

export const placeFault = (keptAt: string): string | null =>
  keptAt === ''
    ? 'Write where the paper is kept, such as: school office, blue folder.'
    : keptAt.length > LONGEST_PLACE
      ? `That is ${keptAt.length} letters; ${LONGEST_PLACE} fit here. Please shorten it.`
      : null;
