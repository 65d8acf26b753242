// Makes terms and closures out of the entries of a calendar file. Entries that name one edge ("Term ends") are paired in the order of
// their days; an edge without its other half is told and not used.

import type { ClockTime } from '../shared/clock-time.ts';
import type { IsoDate } from '../shared/instant.ts';
import { addDays, formatDate } from '../shared/time.ts';
import { type CalendarFile, type NotUnderstood, shownText } from './calendar-file.ts';
import { type Meaning, meaningOf } from './event-words.ts';
import { type Edge, pairEdges } from './pair-edges.ts';
import { type CalendarSpan, type Days, daysIn, inOrder, type SpanKind } from './school-calendar.ts';

/** One entry of a calendar file, on the school's own days. `starts` and `hours` only where it does not last whole days. */
export type CalendarEvent = Days & {
  readonly line: number;
  readonly title: string;
  readonly starts?: ClockTime;
  readonly hours?: number;
};

const NOON = '12:00';
/** A closure that is written with times counts as a day from this many hours on. */
const WHOLE_DAY_HOURS = 5;
const SHORTEST_TERM_DAYS = 15;
/** Two weeks with their weekends; what lasts longer is half of a term and not the days off in it. */
const LONGEST: Readonly<Record<SpanKind, number>> = {
  term: 200,
  half_term: 18,
  closure: 75,
  inset: 10,
  bank_holiday: 7,
};

type Read = { readonly spans: readonly CalendarSpan[]; readonly edges: readonly Edge[]; readonly why?: string };

export function readEvents(events: readonly CalendarEvent[], prefixes: readonly string[] = []): CalendarFile {
  const read = events.map((event) => ({ event, ...readEvent(event, prefixes) }));
  const paired = pairEdges(read.flatMap(({ edges }) => edges));
  const unread = read.flatMap(({ event, why }) => (why === undefined ? [] : [notUnderstood(event, why)]));
  const spans = [...read.flatMap((each) => each.spans), ...paired.spans];
  return {
    content: { spans: withoutRepeats(inOrder(spans)), hours: null, lessons: null },
    notUnderstood: [...unread, ...paired.alone.map(({ line, title, why }) => ({ line, title, why }))].sort(
      (a, b) => a.line - b.line,
    ),
    faults: [],
  };
}

const notUnderstood = ({ line, title, from }: CalendarEvent, why: string): NotUnderstood => ({
  line,
  title: shownText(title),
  why: `${formatDate(from)}: ${why}`,
});

function readEvent(event: CalendarEvent, prefixes: readonly string[]): Read {
  const title = withoutPrefix(shownText(event.title, 200), prefixes);
  const meanings = meaningOf(title);
  if (meanings === null) return { spans: [], edges: [], why: 'the title does not say plainly what it is.' };
  const why = meanings.map((meaning) => unfit(event, meaning)).find((reason) => reason !== undefined);
  if (why !== undefined) return { spans: [], edges: [], why };
  return {
    spans: meanings.flatMap((meaning) => (meaning.what === 'span' ? [spanOf(event, title, meaning.kind)] : [])),
    edges: meanings.flatMap((meaning) => (meaning.what === 'span' ? [] : [edgeOf(event, title, meaning)])),
  };
}

/** "Oak Primary: INSET day", in a calendar that is called Oak Primary. */
function withoutPrefix(title: string, prefixes: readonly string[]): string {
  const small = title.toLowerCase();
  const prefix = prefixes.find((each) => each !== '' && small.startsWith(each.toLowerCase()));
  return prefix === undefined ? title : title.slice(prefix.length).replace(/^[\s:–—-]+/, '');
}

function unfit(event: CalendarEvent, meaning: Meaning): string | undefined {
  const days = daysIn(event);
  if (meaning.what !== 'span') {
    return days > 1 ? 'the title names a first or last day, but the entry lasts several days.' : undefined;
  }
  if (meaning.kind === 'term') {
    if (days < SHORTEST_TERM_DAYS) return 'a term is longer than this, and the title names no first or last day.';
  } else if (days === 1 && event.hours !== undefined && event.hours < WHOLE_DAY_HOURS) {
    return 'it lasts only a part of the day, and a closure is for whole days.';
  }
  return days > LONGEST[meaning.kind] ? `it lasts ${days} days, which is too long for what it says.` : undefined;
}

const spanOf = ({ from, to }: Days, title: string, kind: SpanKind): CalendarSpan => ({
  kind,
  name: shownText(title),
  from,
  to,
});

function edgeOf(event: CalendarEvent, title: string, meaning: Exclude<Meaning, { what: 'span' }>): Edge {
  const common = { line: event.line, title: shownText(title), told: event.from };
  const late = event.starts !== undefined && event.starts >= NOON;
  switch (meaning.what) {
    case 'begins':
      // "Half-term begins" at a quarter past three: that day was still a school day.
      return {
        ...common,
        kind: meaning.kind,
        edge: 'first',
        on: dayAfter(event.from, late && meaning.kind !== 'term'),
      };
    case 'ends':
      return { ...common, kind: meaning.kind, edge: 'last', on: event.from };
    case 'break_after':
      return { ...common, kind: meaning.kind, edge: 'first', on: addDays(event.from, 1), around: true };
    case 'break_before':
      return { ...common, kind: meaning.kind, edge: 'last', on: addDays(event.from, -1), around: true };
    case 'closes':
      return { ...common, kind: 'any', edge: 'last', on: event.from };
    case 'reopens':
      return { ...common, kind: 'any', edge: 'first', on: event.from };
  }
}

const dayAfter = (date: IsoDate, yes: boolean): IsoDate => (yes ? addDays(date, 1) : date);

function withoutRepeats(spans: readonly CalendarSpan[]): readonly CalendarSpan[] {
  const key = ({ kind, from, to }: CalendarSpan): string => `${kind} ${from} ${to}`;
  return [...new Map(spans.map((span) => [key(span), span])).values()];
}
