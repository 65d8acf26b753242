// What the title of a calendar entry says. Every word of it must be known here: a title with one strange word is not guessed at.

import type { SpanKind } from './school-calendar.ts';

export type Break = Exclude<SpanKind, 'term' | 'inset' | 'bank_holiday'>;

/**
 * `span`: the entry's own days. `begins` and `ends`: one edge, its day counted. `closes` and `reopens`: an edge of whatever stands
 * around it. `break_after` and `break_before`: the days off begin the day after, or end the day before.
 */
export type Meaning =
  | { readonly what: 'span'; readonly kind: SpanKind }
  | { readonly what: 'begins' | 'ends'; readonly kind: 'term' | Break }
  | { readonly what: 'break_after' | 'break_before'; readonly kind: Break }
  | { readonly what: 'closes' | 'reopens' };

const SIGNS = {
  half: /\b(?:half|mid) ?terms?\b/g,
  bank: /\b(?:bank|public) holidays?\b|\bgood friday\b|\beaster monday\b|\bchristmas day\b|\bboxing day\b|\bnew years day\b|\b(?:may|st (?:patricks|andrews)|orangemens) day\b|\bbattle of the boyne\b|\b2nd (?:of )?january\b/g,
  inset:
    /\bin ?sett?\b|\b(?:staff|teachers?) (?:training|development)\b|\b(?:training|development) days?\b|\bin ?service\b|\bnon (?:pupil|contact|teaching)\b|\bprofessional (?:development|learning)\b|\b(?:pd|baker) days?\b/g,
  holiday:
    /\bholidays?\b|\bvacation\b|\b(?:christmas|easter|spring|summer|autumn|winter|october|february|may) break\b/g,
  closed: /\bclosed\b|\bclosures?\b/g,
  term: /\bterm (?:[1-6]|one|two|three|four|five|six)\b|\bterms?\b|\bsemester\b/g,
  reopens: /\bre ?opens?\b|\bre ?opening\b|\breturns?\b|\bresumes?\b|\bback (?:at|to) school\b/g,
  closes: /\bbreaks? up\b|\bcloses?\b/g,
  begins: /\bbegins?\b|\bstarts?\b|\bbeginning\b|\bcommences?\b|\bopens?\b|\bfirst day\b/g,
  ends: /\bends?\b|\bending\b|\bfinish(?:es)?\b|\blast day\b/g,
  before: /\bbefore\b/g,
  after: /\bafter\b/g,
} as const;
type Sign = keyof typeof SIGNS;
const ORDER: readonly Sign[] = [
  ...(['half', 'bank', 'inset', 'holiday', 'closed', 'term', 'reopens', 'closes', 'begins', 'ends'] as const),
  ...(['before', 'after'] as const),
];

/** Years, and the time at which something begins, which the entry itself says. */
const NUMBERS = /\b20\d\d(?: (?:20)?\d\d)?\b|\b\d{1,2}(?: \d\d)? ?(?:am|pm)\b/g;
const FILLING = new Set(
  [
    'the of for to in on a an and is are all our at this day days date dates week weeks one two inclusive only',
    'school schools academy primary secondary infant junior nursery community pupil pupils student students child children',
    'autumn spring summer winter christmas xmas easter michaelmas lent hilary trinity whit october february',
    'new year academic polling election',
  ].flatMap((line) => line.split(' ')),
);
/** Words that say something only beside others: "staff" beside a training day, the month beside a holiday. */
const BESIDE: readonly (readonly [string, readonly Sign[]])[] = [
  ['staff', ['inset']],
  ['teachers', ['inset']],
  ['break', ['half']],
  ['breaks', ['half']],
  ['may', ['half', 'bank', 'holiday']],
  ['early', ['bank']],
  ['late', ['bank']],
  ['substitute', ['bank']],
];
const SUBJECT = /\b(?:schools?|academy|pupils?|students?|children)\b/;

/** Small letters, no apostrophes, every other sign a blank. */
export const plainTitle = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’‘`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What the title means, or null when it is not understood. More than one meaning: "Term begins (INSET day)". */
export function meaningOf(title: string): readonly Meaning[] | null {
  const plain = plainTitle(title);
  const found = new Set<Sign>();
  let rest = plain.replace(NUMBERS, ' ');
  for (const sign of ORDER) {
    rest = rest.replace(SIGNS[sign], () => {
      found.add(sign);
      return ' ';
    });
  }
  const known = (word: string): boolean =>
    FILLING.has(word) || BESIDE.some(([beside, signs]) => beside === word && signs.some((sign) => found.has(sign)));
  if (!rest.split(' ').every((word) => word === '' || known(word))) return null;
  // "Start of term" leaves "of" behind, which says nothing; what is left to say is in the signs.
  return decide(found, SUBJECT.test(plain), /\b(?:closes?|breaks? up)(?: \w+)? for\b/.test(plain));
}

function decide(found: ReadonlySet<Sign>, hasSubject: boolean, closesFor: boolean): readonly Meaning[] | null {
  const has = (...signs: readonly Sign[]): boolean => signs.some((sign) => found.has(sign));
  if (has('half')) return breakMeaning('half_term', has, closesFor);
  if (has('inset')) {
    const edge = has('term') ? termEdge(has) : null;
    if (has('bank', 'holiday') || (edge === null && has('begins', 'ends', 'closes', 'reopens'))) return null;
    return [...(edge ?? []), { what: 'span', kind: 'inset' }];
  }
  if (has('term')) return has('holiday', 'bank', 'closed') ? null : termMeaning(has);
  if (has('holiday')) return breakMeaning('closure', has, closesFor);
  if (has('reopens')) return hasSubject && !has('closes', 'ends', 'before', 'bank') ? [{ what: 'reopens' }] : null;
  if (has('closes')) return hasSubject && !has('begins', 'ends', 'after', 'bank') ? [{ what: 'closes' }] : null;
  if (has('begins', 'ends', 'before', 'after')) return null;
  if (has('bank')) return [{ what: 'span', kind: 'bank_holiday' }];
  return has('closed') && hasSubject ? [{ what: 'span', kind: 'closure' }] : null;
}

type Has = (...signs: readonly Sign[]) => boolean;

function termEdge(has: Has): readonly Meaning[] | null {
  const begins = has('begins', 'reopens');
  const ends = has('ends', 'closes');
  if (begins === ends || has('before', 'after')) return null;
  return [{ what: begins ? 'begins' : 'ends', kind: 'term' }];
}

function termMeaning(has: Has): readonly Meaning[] | null {
  const bare = !has('begins', 'reopens', 'ends', 'closes', 'before', 'after');
  return bare ? [{ what: 'span', kind: 'term' }] : termEdge(has);
}

function breakMeaning(kind: Break, has: Has, closesFor: boolean): readonly Meaning[] | null {
  if (has('after') || (has('reopens') && !has('before'))) {
    return has('before', 'closes', 'ends') ? null : [{ what: 'break_before', kind }];
  }
  if (has('before') || closesFor) return has('begins', 'reopens') ? null : [{ what: 'break_after', kind }];
  if (has('closes') || (has('begins') && has('ends')) || has('inset')) return null;
  if (has('begins')) return [{ what: 'begins', kind }];
  return has('ends') ? [{ what: 'ends', kind }] : [{ what: 'span', kind }];
}
