// "An unsuitable site was found": what was typed, taken or sent back. Where a child may have been shown it, or it may be against
// the law, it is no matter for IT first: then it becomes a report, and nothing that was typed badly stands in the way of that.

import type { Answers } from '../../incident/answers.ts';
import { clean } from '../../incident/form/form.ts';
import type { WebAddress } from '../address/address.ts';
import { readAddresses } from '../address/addresses.ts';

export type SiteInputs = Readonly<Record<string, string>>;

/** Question ids of the form. */
export const SITE_FIELDS = ['addresses', 'seen_by', 'child', 'deliberate', 'legality', 'device', 'note'] as const;
export type SiteField = (typeof SITE_FIELDS)[number];

export const SEEN_BY = ['me', 'colleague', 'pupil', 'class', 'nobody'] as const;
export type SeenBy = (typeof SEEN_BY)[number];

export const SEEN_BY_WORDS: Readonly<Record<SeenBy, string>> = {
  me: 'A member of staff',
  colleague: 'A member of staff',
  pupil: 'A pupil',
  class: 'A class or group',
  nobody: 'Nobody opened it',
};

export type FoundSite = {
  readonly addresses: readonly WebAddress[];
  readonly seenBy: SeenBy;
  readonly device: string;
  readonly note: string;
};

export const DEVICE_LENGTH = 200;
export const NOTE_LENGTH = 1000;
/** What the report form takes. */
const REPORT_ADDRESS_LENGTH = 500;

const PICK = 'Please pick one.';
const tooLong = (letters: number, most: number): string =>
  `That is ${letters.toLocaleString('en-GB')} letters; ${most.toLocaleString('en-GB')} fit here. Please shorten it.`;

/** What is wrong, by question; empty when all can be taken, or when it becomes a report. */
export function checkSite(inputs: SiteInputs): Readonly<Partial<Record<SiteField, string>>> {
  if (reportInstead(inputs) !== null) return {};
  const typed = typedIn(inputs);
  const read = readAddresses(typed.addresses, { keepEnd: true });
  const errors: Partial<Record<SiteField, string>> = {};
  if (!read.ok) errors.addresses = read.refusal.message;
  if (seenByOf(inputs) === null) errors.seen_by = PICK;
  if (typed.child !== 'no') errors.child = PICK;
  if (typed.legality !== 'no') errors.legality = PICK;
  if (typed.device.length > DEVICE_LENGTH) errors.device = tooLong(typed.device.length, DEVICE_LENGTH);
  if (typed.note.length > NOTE_LENGTH) errors.note = tooLong(typed.note.length, NOTE_LENGTH);
  return errors;
}

/** The site, once `checkSite` has nothing to say; otherwise null. */
export function readSite(inputs: SiteInputs): FoundSite | null {
  const { addresses, device, note } = typedIn(inputs);
  const read = readAddresses(addresses, { keepEnd: true });
  const seenBy = seenByOf(inputs);
  const taken = Object.keys(checkSite(inputs)).length === 0 && reportInstead(inputs) === null;
  return taken && read.ok && seenBy !== null ? { addresses: read.value, seenBy, device, note } : null;
}

export type ReportInstead = {
  /** The first answers of a report, as its form has them. */
  readonly report: Answers;
  readonly why: string;
};

/** Not sure counts as yes; so does a pupil who came upon it. Null when neither question says so. */
export function reportInstead(inputs: SiteInputs): ReportInstead | null {
  const typed = typedIn(inputs);
  const seenBy = seenByOf(inputs);
  const child = seenBy === 'pupil' || seenBy === 'class' ? 'yes' : typed.child;
  const mayBeIllegal = isYesOrUnsure(typed.legality);
  if (!mayBeIllegal && !isYesOrUnsure(child)) return null;
  const deliberate = isYesOrUnsure(child) && typed.deliberate === 'deliberate';
  return {
    report: {
      first_choice: 'seen',
      category: mayBeIllegal ? 'iioc' : deliberate ? 'deliberate_access' : 'accidental_access',
      victim: VICTIMS[child] ?? 'none',
      intent: intentOf(child, typed.deliberate),
      ...(deliberate ? { instigator: 'pupil' } : {}),
      ...(typed.legality === '' ? {} : { legality: typed.legality }),
      ...given('web_address', typed.addresses.replace(/\s+/g, ' ').slice(0, REPORT_ADDRESS_LENGTH)),
      ...given('story', [typed.note, typed.device === '' ? '' : `Device: ${typed.device}`].filter(Boolean).join('\n')),
    },
    why: mayBeIllegal ? MAY_BE_ILLEGAL : CHILD_MAY_HAVE_SEEN,
  };
}

const MAY_BE_ILLEGAL =
  'It could be against the law, so this goes to the safeguarding team as a report, and not to IT. Do not open it again, and do not send the address to anyone.';
const CHILD_MAY_HAVE_SEEN =
  'A child may have seen it, so this becomes a report: then the child gets help, and IT are asked to block the site.';

/** With no child in it, nobody was after it: staff came upon it. */
const intentOf = (child: string, deliberate: string): string => {
  if (!isYesOrUnsure(child)) return 'accidental';
  return deliberate === 'deliberate' || deliberate === 'accident' ? INTENTS[deliberate] : 'unknown';
};
const INTENTS = { deliberate: 'deliberate', accident: 'accidental' } as const;
const VICTIMS: Readonly<Record<string, string>> = { yes: 'pupil', unsure: 'unsure' };

const isYesOrUnsure = (answer: string): boolean => answer === 'yes' || answer === 'unsure';
const given = (id: string, text: string): Answers => (text === '' ? {} : { [id]: text });
const seenByOf = ({ seen_by }: SiteInputs): SeenBy | null => SEEN_BY.find((who) => who === seen_by) ?? null;

const typedIn = (inputs: SiteInputs): Readonly<Record<SiteField, string>> => {
  const text = (id: SiteField): string => clean(Object.hasOwn(inputs, id) ? (inputs[id] ?? '') : '').trim();
  return {
    addresses: text('addresses'),
    seen_by: text('seen_by'),
    child: text('child'),
    deliberate: text('deliberate'),
    legality: text('legality'),
    device: text('device'),
    note: text('note'),
  };
};
