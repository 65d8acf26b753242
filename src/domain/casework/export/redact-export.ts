// One case with labels in place of names. Whatever a person typed is listed, to be read by a person before it leaves.

import type { ExportedCase, ExportedField } from './exported-case.ts';
import type { Redact, Replaced } from './redact-text.ts';

export type WorkText = {
  readonly id: string;
  /** What it is: the entry it stands in, and the question it answers. */
  readonly where: string;
  /** With its labels. */
  readonly text: string;
  readonly replaced: readonly Replaced[];
};

/** Everything a name may stand in, as far as people's words go. */
export const textsOf = (exported: ExportedCase): readonly string[] => [
  ...[exported.reportedBy, exported.madeBy, ...exported.keptFrom],
  ...exported.reported.map(({ value }) => value),
  ...exported.told.map(({ name }) => name),
  ...exported.entries.flatMap(({ by, fields }) => [by, ...fields.map(({ value }) => value)]),
  ...exported.chronology.flatMap(({ who, what }) => [who, what]),
];

/** Every text that a person typed, in the order in which it is read. */
export const workTexts = (exported: ExportedCase, redact: Redact): readonly WorkText[] => {
  const textIn =
    (place: string) =>
    ({ id, label, value, free }: ExportedField): readonly WorkText[] =>
      free ? [{ id, where: `${place}${label}`, ...redact(value) }] : [];
  return [
    ...exported.reported.flatMap(textIn('The report: ')),
    ...exported.entries.flatMap(({ id, kind, fields }) => fields.flatMap(textIn(`${id}, ${kind}: `))),
  ];
};

/** `withheld`: ids of the texts that do not leave. */
export function redactExport(exported: ExportedCase, redact: Redact, withheld: ReadonlySet<string>): ExportedCase {
  const words = (text: string): string => redact(text).text;
  const field = (one: ExportedField): ExportedField => ({
    ...one,
    value: withheld.has(one.id) ? WITHHELD : words(one.value),
  });
  return {
    ...exported,
    variant: 'redacted',
    madeBy: words(exported.madeBy),
    reportedBy: words(exported.reportedBy),
    keptFrom: exported.keptFrom.map(words),
    reported: exported.reported.map(field),
    told: exported.told.map((one) => ({ ...one, name: words(one.name) })),
    entries: exported.entries.map((entry) => ({ ...entry, by: words(entry.by), fields: entry.fields.map(field) })),
    chronology: exported.chronology.map(({ at, who, what }) => ({ at, who: words(who), what: words(what) })),
  };
}

const WITHHELD = '[This text is withheld]';
