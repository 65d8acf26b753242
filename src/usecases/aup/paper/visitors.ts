// Visitors and supply staff without an account: who is here today and has a paper, and the book they stand in.

import type { Agreement } from '../../../domain/aup/agreement.ts';
import type { Visit, VisitorBookDoc } from '../../../domain/aup/paper/visitor-book.ts';
import {
  booksAround,
  newVisitorBook,
  readVisit,
  visitorBookId,
  visitRecorded,
  visitsBetween,
  visitsOn,
  visitTakenBack,
} from '../../../domain/aup/paper/visitor-life.ts';
import type { DocId } from '../../../domain/shared/document.ts';
import { ok, type Result, refuse } from '../../../domain/shared/result.ts';
import { addDays, addMonths, formatDate } from '../../../domain/shared/time.ts';
import { PAPER_TEXTS } from '../../../views/paper-texts.ts';
import { changeDoc, readDoc } from '../../change-doc.ts';
import type { Deps } from '../../ports.ts';
import type { Who } from '../../who.ts';
import { keptText } from '../kept-texts.ts';
import { adultKeeper } from './adult-papers.ts';
import type { PaperUseCases, VisitLine, VisitorsData } from './paper-use-cases.ts';
import { type PaperWorld, refuseKeeper } from './paper-world.ts';
import { changedText, wrong } from './tick-pupils.ts';

const T = PAPER_TEXTS.visitors;

const visitorText = ({ policy }: PaperWorld): Agreement | null =>
  policy.texts.find(({ audience }) => audience === 'visitor') ?? null;

const DAYS_AHEAD = 14;

export async function visitors(deps: Deps, who: Who): Promise<Result<VisitorsData>> {
  const found = await adultKeeper(deps, who, 'visitors');
  if (!found.ok) return found;
  const { today, school } = found.value.world;
  const books: VisitorBookDoc[] = [];
  for (const id of [visitorBookId(school, addMonths(`${today.slice(0, 7)}-01`, 1)), ...booksAround(school, today)]) {
    const read = await readDoc(deps, 'visitor_book', id);
    if (!read.ok) return read;
    if (read.value !== null) books.push(read.value);
  }
  const coming = visitsBetween(books, addDays(today, 1), addDays(today, DAYS_AHEAD));
  const all = books.flatMap(({ state }) => state.visits).toSorted((a, b) => a.at - b.at);
  return ok({
    text: visitorText(found.value.world),
    today: visitsOn(books, today).map((visit) => visitLine(school, visit)),
    coming: coming.filter(({ from }) => from > today).map((visit) => visitLine(school, visit)),
    keptAt: all.at(-1)?.keptAt ?? '',
  });
}

function visitLine(school: string, visit: Visit): VisitLine {
  const { id, name, organisation, from, to, version, signedOn, keptAt } = visit;
  const days = from === to ? formatDate(from) : T.days(formatDate(from), formatDate(to));
  const words = [organisation, days, T.signed(formatDate(signedOn), version), T.kept(keptAt)];
  return { book: visitorBookId(school, from), id, name, words: words.filter((part) => part !== '').join('. ') };
}

export async function recordVisitor(
  deps: Deps,
  who: Who,
  input: Parameters<PaperUseCases['recordVisitor']>[1],
): Promise<Result<'recorded'>> {
  const found = await adultKeeper(deps, who, 'visitors');
  if (!found.ok) return found;
  const { world, me } = found.value;
  const text = visitorText(world);
  if (text === null) return refuse('paper.no_sheet', T.noText);
  if (text.hash !== input.hash) return changedText();
  const read = readVisit(world, input.inputs);
  if (!read.ok) return wrong(read.faults);
  // What was signed can be read again as long as the book is kept.
  const kept = await keptText(deps, who.school, text);
  if (!kept.ok) return kept;
  const id = visitorBookId(who.school, read.form.from);
  const visit = deps.ids.docId();
  const done = await changeDoc(deps, 'visitor_book', id, (doc) =>
    ok(
      visitRecorded(doc ?? newVisitorBook(who.school, id), text, {
        ...{ key: input.key, now: deps.clock.now(), by: me.id, id: visit, form: read.form },
      }),
    ),
  );
  return done.ok ? ok('recorded') : done;
}

export async function takeBackVisitor(
  deps: Deps,
  who: Who,
  book: DocId,
  id: string,
  input: Parameters<PaperUseCases['takeBackVisitor']>[3],
): Promise<Result<'taken_back'>> {
  const found = await adultKeeper(deps, who, book);
  if (!found.ok) return found;
  const read = await readDoc(deps, 'visitor_book', book);
  if (!read.ok) return read;
  if (read.value === null || read.value.school !== who.school) return refuseKeeper(deps, who, book);
  const by = found.value.me.id;
  const done = await changeDoc(deps, 'visitor_book', book, (doc) =>
    doc === null
      ? refuse('visitor.gone', 'There is no such visitor here.')
      : visitTakenBack(doc, { ...input, id, by, now: deps.clock.now() }),
  );
  return done.ok ? ok('taken_back') : done;
}
