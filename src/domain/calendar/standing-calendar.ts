// The calendar that holds: what was imported, and the pack's for everything that was not.

import type { SchoolCalendar } from '../school/policy.ts';
import { addDays } from '../shared/time.ts';
import type { CalendarContent, CalendarSpan, Days } from './school-calendar.ts';
import { inOrder, schoolYearDays, schoolYearsOf } from './school-calendar.ts';

/**
 * For each school year with an imported term, the terms and closures typed into the pack no longer count; they go on counting
 * in the others. Hours and lessons are replaced whole.
 */
export function standingCalendar(pack: SchoolCalendar, imported: CalendarContent): SchoolCalendar {
  const spans = standingSpans(pack, imported);
  const bare = ({ name, from, to }: CalendarSpan) => ({ name, from, to });
  return {
    ...pack,
    days: imported.hours ?? pack.days,
    terms: spans.filter(({ kind }) => kind === 'term').map(bare),
    closures: spans.filter(({ kind }) => kind !== 'term').map(bare),
    lessons: imported.lessons ?? pack.lessons,
  };
}

/** Terms and closures, from the pack or imported, each with what it is. The pack does not tell one closure from another. */
export function standingSpans(pack: SchoolCalendar, imported: CalendarContent): readonly CalendarSpan[] {
  const years = new Set(imported.spans.filter(({ kind }) => kind === 'term').flatMap(schoolYearsOf));
  const typed: readonly CalendarSpan[] = [
    ...pack.terms.map((term) => ({ kind: 'term' as const, ...term })),
    ...pack.closures.map((closure) => ({ kind: 'closure' as const, ...closure })),
  ];
  const left = [...years].reduce((spans, year) => spans.flatMap((span) => without(span, schoolYearDays(year))), typed);
  return inOrder([...left, ...imported.spans]);
}

/** What is left of a span when those days are taken out: none, one or two pieces. */
function without(span: CalendarSpan, days: Days): readonly CalendarSpan[] {
  if (span.to < days.from || days.to < span.from) return [span];
  return [
    ...(span.from < days.from ? [{ ...span, to: addDays(days.from, -1) }] : []),
    ...(days.to < span.to ? [{ ...span, from: addDays(days.to, 1) }] : []),
  ];
}
