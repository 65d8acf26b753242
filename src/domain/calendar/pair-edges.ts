// First and last days that stand in entries of their own, put together in the order of the year.

import type { IsoDate } from '../shared/instant.ts';
import { addDays, formatDate } from '../shared/time.ts';
import type { CalendarSpan } from './school-calendar.ts';

/**
 * `any` is the school's door: its last day ends the term that is going on, its first ends the days off or begins a term.
 * `around`: told from outside the days off ("Schools break up for Christmas"), which may end or begin a term as well.
 */
export type Edge = {
  readonly line: number;
  readonly title: string;
  readonly kind: 'term' | 'half_term' | 'closure' | 'any';
  readonly edge: 'first' | 'last';
  readonly on: IsoDate;
  /** The day of the entry itself. */
  readonly told: IsoDate;
  readonly around?: boolean;
};
export type Alone = Edge & { readonly why: string };
export type Paired = { readonly spans: readonly CalendarSpan[]; readonly alone: readonly Alone[] };

type Walk = {
  readonly spans: readonly CalendarSpan[];
  readonly alone: readonly Alone[];
  /** The first day of a term, and of days off, whose last day has not come yet. */
  readonly term: Edge | null;
  readonly off: Edge | null;
};

const NO_LAST = 'this first day has no last day.';
const NO_FIRST = 'this last day has no first day.';

export function pairEdges(edges: readonly Edge[]): Paired {
  const ordered = [...edges].sort((a, b) => a.on.localeCompare(b.on) || rank(a) - rank(b) || a.line - b.line);
  const start: Walk = { spans: [], alone: [], term: null, off: null };
  const walked = ordered.reduce((walk, edge) => step(walk, edge), start);
  const { spans, alone } = leave(leave(walked, walked.term, NO_LAST), walked.off, NO_LAST);
  return { spans, alone };
}

/** On one day a first day comes before a last one (one day off), and the plain word before the door. */
const rank = ({ edge, kind }: Edge): number => (edge === 'first' ? 0 : 2) + (kind === 'any' ? 1 : 0);

const leave = (walk: Walk, edge: Edge | null, why: string): Walk =>
  edge === null ? walk : { ...walk, alone: [...walk.alone, { ...edge, why: `${formatDate(edge.told)}: ${why}` }] };

function step(walk: Walk, edge: Edge): Walk {
  if (edge.kind === 'any') return edge.edge === 'first' ? reopens(walk, edge) : closes(walk, edge);
  if (edge.kind === 'term') return edge.edge === 'first' ? termBegins(walk, edge) : termEnds(walk, edge);
  return edge.edge === 'first' ? offBegins(walk, edge) : offEnds(walk, edge);
}

function termBegins(walk: Walk, edge: Edge): Walk {
  if (walk.term?.on === edge.on) return walk;
  // "Term resumes" after a half-term: the same term goes on.
  if (walk.term !== null && walk.off?.kind === 'half_term') return endOff(walk, addDays(edge.on, -1));
  const left = leave(walk, walk.term, NO_LAST);
  return { ...endOff(left, addDays(edge.on, -1)), term: edge };
}

function termEnds(walk: Walk, edge: Edge): Walk {
  if (walk.term === null) return endsHere(walk, edge.on) ? walk : leave(walk, edge, NO_FIRST);
  if (edge.on < walk.term.on) return leave(walk, edge, NO_FIRST);
  const span = { kind: 'term' as const, name: termName(walk.term), from: walk.term.on, to: edge.on };
  return { ...walk, spans: [...walk.spans, span], term: null };
}

function offBegins(walk: Walk, edge: Edge): Walk {
  // "Schools break up for Christmas" is also the last day of the term, unless that has its own entry or it is a half-term.
  const before = addDays(edge.on, -1);
  const ended =
    edge.around === true && edge.kind === 'closure' && walk.term !== null
      ? termEnds(walk, { ...edge, on: before })
      : walk;
  return { ...leave(ended, ended.off, NO_LAST), off: edge };
}

function offEnds(walk: Walk, edge: Edge): Walk {
  // "Schools return after the holidays" begins a term, whether or not anything said when the holidays began.
  const returns = edge.around === true && edge.kind === 'closure' && walk.term === null;
  if (walk.off === null && !returns) return leave(walk, edge, NO_FIRST);
  const ended = endOff(walk, edge.on);
  return returns ? { ...ended, term: { ...edge, on: addDays(edge.on, 1) } } : ended;
}

/** The days off end on that day, if there are any; the name says what they were. */
function endOff(walk: Walk, on: IsoDate): Walk {
  if (walk.off === null) return walk;
  if (on < walk.off.on) return { ...leave(walk, walk.off, NO_LAST), off: null };
  const { kind } = walk.off;
  const name = kind === 'half_term' ? 'Half-term' : 'Holiday';
  const span = { kind: kind === 'half_term' ? kind : ('closure' as const), name, from: walk.off.on, to: on };
  return { ...walk, spans: [...walk.spans, span], off: null };
}

function reopens(walk: Walk, edge: Edge): Walk {
  if (walk.term?.on === edge.on || walk.spans.at(-1)?.to === addDays(edge.on, -1)) return walk;
  if (walk.off !== null) {
    const ended = endOff(walk, addDays(edge.on, -1));
    return ended.term === null ? { ...ended, term: edge } : ended;
  }
  return walk.term === null ? { ...walk, term: edge } : leave(walk, edge, 'the school was not closed before it.');
}

function closes(walk: Walk, edge: Edge): Walk {
  if (walk.term !== null) return termEnds(walk, edge);
  return endsHere(walk, edge.on) ? walk : leave(walk, edge, NO_FIRST);
}

const endsHere = ({ spans }: Walk, on: IsoDate): boolean => spans.some(({ kind, to }) => kind === 'term' && to === on);

/** "Autumn term", "Term 3"; "Term from Mon 2 Nov 2026" where the entry has no name for it. */
function termName({ title, on, kind }: Edge): string {
  const named = /\b(autumn|spring|summer|winter|michaelmas|lent|hilary|trinity|christmas|easter)\b/i.exec(title)?.[1];
  if (kind === 'term' && named !== undefined) return `${named[0]?.toUpperCase()}${named.slice(1).toLowerCase()} term`;
  const numbered = /\bterm ([1-6]|one|two|three|four|five|six)\b/i.exec(title)?.[1];
  return numbered === undefined ? `Term from ${formatDate(on)}` : `Term ${numbered.toLowerCase()}`;
}
