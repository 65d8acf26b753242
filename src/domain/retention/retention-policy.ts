// How long each kind of record is kept, as data. Proposals until the school has agreed them; a pack changes the years, never who decides:
// nothing is destroyed by time alone.

export const RETENTION_CLASSES = [
  'safeguarding',
  'staff_allegation',
  'low_level',
  'incident_log',
  'filter_request',
  'filter_check',
  'pupil_papers',
  'unsuitable_site',
  'access_request',
  'staff_signatures',
  'visitor_book',
  'leavers',
] as const;
export type RetentionClass = (typeof RETENTION_CLASSES)[number];

export type RetentionPolicy = {
  readonly years: Readonly<Record<RetentionClass, number>>;
  /** How long a backup of the keys can still hold a key that was destroyed: the certificate names the day. */
  readonly backupsKeptDays: number;
};

const yearsLong = (n: number): string => `${n} ${n === 1 ? 'year' : 'years'}`;

/** The rules in words, as they stand on a certificate. `n` is the number of years. */
export const RETENTION_RULES: Readonly<
  Record<RetentionClass, { readonly name: string; readonly years: number; readonly rule: (n: number) => string }>
> = {
  safeguarding: {
    name: 'Safeguarding case of a child',
    years: 25,
    rule: (n) => `${n} years from the child’s birth, or from the closing where the year of birth is not known`,
  },
  staff_allegation: {
    name: 'Allegation about an adult of the school',
    years: 10,
    rule: (n) => `${n} years from the closing, or until pension age where that is longer`,
  },
  low_level: {
    name: 'Low-level concern about an adult of the school',
    years: 0,
    rule: (n) => (n === 0 ? 'While the person works here' : `While the person works here, and ${n} years after`),
  },
  incident_log: {
    name: 'Online safety incident',
    years: 6,
    rule: (n) => `The school year of the closing and ${n} years after`,
  },
  filter_request: { name: 'Filter request', years: 3, rule: (n) => `${n} years` },
  filter_check: { name: 'Check of filtering', years: 6, rule: (n) => `${n} years` },
  unsuitable_site: { name: 'Unsuitable site', years: 3, rule: (n) => `${n} years` },
  access_request: { name: 'Request for data', years: 6, rule: (n) => `${n} years from the answer` },
  pupil_papers: {
    name: 'Agreements of pupils who have left',
    years: 1,
    rule: (n) => `While the pupil is here, and until ${yearsLong(n)} after the school year of leaving`,
  },
  staff_signatures: {
    name: 'Agreements of an adult who has left',
    years: 6,
    rule: (n) => `While the person works here, and ${yearsLong(n)} after the last day`,
  },
  visitor_book: {
    name: 'Visitors of one month',
    years: 1,
    rule: (n) => `${yearsLong(n)} from the end of the month, or of the longest visit that began in it`,
  },
  leavers: {
    name: 'Closed accounts of one school year',
    years: 6,
    rule: (n) => `The school year and ${yearsLong(n)} after; not while an account of somebody who left by then is open`,
  },
};

export const BACKUPS_KEPT_DAYS = 35;
