// Questions about a clause, and refusals, as whoever answers them sees them. What somebody wrote is shown by its own press and on record.

import { clauseOf } from '../../domain/aup/sign-form.ts';
import { answered, openQuestionsTerm, refusalsTerm, shownTo, standingRefusals } from '../../domain/aup/sign-life.ts';
import { mayAnswer, mayReadRefusal } from '../../domain/aup/sign-rights.ts';
import type { SignaturesDoc } from '../../domain/aup/signatures.ts';
import { nextOpen } from '../../domain/calendar/school-time.ts';
import type { Person } from '../../domain/people/person.ts';
import type { DocId } from '../../domain/shared/document.ts';
import { ok, type Result, refuse } from '../../domain/shared/result.ts';
import { formatMomentOnRecord } from '../../domain/shared/time.ts';
import { recordRefusal } from '../casework/authorise.ts';
import { changeDoc, readDoc } from '../change-doc.ts';
import type { Deps } from '../ports.ts';
import { orUnreadable } from '../store-unreadable.ts';
import type { Who } from '../who.ts';
import { textByHash } from './kept-texts.ts';
import { type SigningWorld, signerNow, signingWorld } from './signing-school.ts';
import type { QuestionData, RefusalData, SigningUseCases, WaitingItem } from './signing-use-cases.ts';

const notYours = (): Result<never> =>
  refuse('agreement.not_yours', 'There is nothing here for you. Somebody else may have dealt with it already.');

type Asker = { readonly world: SigningWorld; readonly me: Person };

async function asker(deps: Deps, who: Who): Promise<Result<Asker>> {
  const world = await signingWorld(deps, who.school);
  if (!world.ok) return world;
  const signer = await signerNow(deps, world.value, who.person.id);
  return signer === null ? notYours() : ok({ world: world.value, me: signer.person });
}

export async function waiting(deps: Deps, who: Who): Promise<Result<readonly WaitingItem[]>> {
  const found = await asker(deps, who);
  if (!found.ok) return found;
  const items = await waitingFor(deps, found.value.world, found.value.me);
  return items.ok && items.value === null ? notYours() : items.ok ? ok(items.value ?? []) : items;
}

/** Null for somebody to whom nobody's questions ever go. Oldest first. */
export async function waitingFor(
  deps: Deps,
  world: SigningWorld,
  me: Person,
): Promise<Result<readonly WaitingItem[] | null>> {
  const docs = [
    ...(await docsWith(deps, world.school, openQuestionsTerm(world.school))),
    ...(await docsWith(deps, world.school, refusalsTerm(world.school))),
  ];
  const once = [...new Map(docs.map((doc) => [doc.id, doc])).values()];
  const items = once.flatMap((doc) => itemsOf(doc, world, me));
  const holdsRole = me.roles.includes('esafety_coordinator') || me.roles.includes(world.custodian);
  if (items.length === 0 && !holdsRole) return ok(null);
  return ok(items.toSorted((a, b) => a.at - b.at).map(({ at: _at, ...item }) => item));
}

const PAGE = 200;

/** One record that cannot be read keeps nobody else's question from an answer; the store names it. */
export async function docsWith(deps: Deps, school: string, term: string): Promise<readonly SignaturesDoc[]> {
  const docs: SignaturesDoc[] = [];
  let after: string | undefined;
  do {
    const page = await deps.store.list(
      'signatures',
      [term],
      after === undefined ? { limit: PAGE } : { limit: PAGE, after },
    );
    for (const { id } of page.headers) {
      const doc = await deps.store.read('signatures', id).catch(orUnreadable);
      if (doc?.school === school) docs.push(doc);
    }
    after = page.next;
  } while (after !== undefined);
  return docs;
}

function itemsOf(
  doc: SignaturesDoc,
  world: SigningWorld,
  me: Person,
): readonly (WaitingItem & { readonly at: number })[] {
  const { state, id } = doc;
  const shared = { doc: id, from: nameOf(world, state.personId) };
  const when = (at: number): string => formatMomentOnRecord(at, world.calendar.zone);
  const questions = mayAnswer(world, me, state.personId)
    ? state.questions.filter(({ answer }) => answer === undefined)
    : [];
  const refusals = mayReadRefusal(world, me, state.personId) ? standingRefusals(state) : [];
  return [
    ...questions.map((question) => ({
      ...{ ...shared, kind: 'question' as const, id: question.id, at: question.at, when: when(question.at) },
      title: titleOf(world, question.agreement),
    })),
    ...refusals.map((refusal) => ({
      ...{ ...shared, kind: 'refusal' as const, at: refusal.at, when: when(refusal.at) },
      ...{ id: String(state.refusals.indexOf(refusal)), title: titleOf(world, refusal.agreement) },
    })),
  ];
}

export const titleOf = (world: SigningWorld, key: string): string =>
  world.texts.find(({ text }) => text.key === key)?.text.title ?? 'An agreement';

const nameOf = ({ directory }: SigningWorld, id: string): string =>
  directory.people.find((person) => person.id === id)?.name ?? 'Somebody who has left';

type Opened = Asker & { readonly doc: SignaturesDoc };

/** The record, if this person may see such a thing in it. Whoever may not is told nothing, and that they tried is on record. */
async function open(
  deps: Deps,
  who: Who,
  id: DocId,
  may: (world: SigningWorld, me: Person, whose: string) => boolean,
): Promise<Result<Opened>> {
  const found = await asker(deps, who);
  if (!found.ok) return found;
  const { world, me } = found.value;
  const read = await readDoc(deps, 'signatures', id);
  if (!read.ok) return read;
  const doc = read.value;
  if (doc === null || doc.school !== who.school || !may(world, me, doc.state.personId)) {
    await recordRefusal(deps, who.school, who.person.id, id);
    return notYours();
  }
  return ok({ world, me, doc });
}

const show = (deps: Deps, doc: SignaturesDoc, by: string, what: string): Promise<Result<SignaturesDoc>> =>
  changeDoc(deps, 'signatures', doc.id, (now) => ok(shownTo(now ?? doc, by, what, deps.clock.now())));

export async function question(deps: Deps, who: Who, docId: DocId, id: string): Promise<Result<QuestionData>> {
  const opened = await open(deps, who, docId, mayAnswer);
  if (!opened.ok) return opened;
  const { world, me, doc } = opened.value;
  const asked = doc.state.questions.find((each) => each.id === id && each.answer === undefined);
  if (asked === undefined) return notYours();
  const text = await textByHash(deps, who.school, asked.hash);
  if (!text.ok) return text;
  const shown = await show(deps, doc, me.id, id);
  if (!shown.ok) return shown;
  return ok({
    ...{ doc: docId, id, title: text.value?.title ?? titleOf(world, asked.agreement), text: asked.text },
    ...{ from: nameOf(world, doc.state.personId), when: formatMomentOnRecord(asked.at, world.calendar.zone) },
    clause: text.value === null ? null : clauseOf(text.value, asked.clause),
  });
}

export async function refusal(deps: Deps, who: Who, docId: DocId, id: string): Promise<Result<RefusalData>> {
  const opened = await open(deps, who, docId, mayReadRefusal);
  if (!opened.ok) return opened;
  const { world, me, doc } = opened.value;
  const said = doc.state.refusals[Number(id)];
  if (said === undefined || !standingRefusals(doc.state).includes(said)) return notYours();
  const text = await textByHash(deps, who.school, said.hash);
  if (!text.ok) return text;
  const shown = await show(deps, doc, me.id, `refusal ${id}`);
  if (!shown.ok) return shown;
  return ok({
    ...{ title: text.value?.title ?? titleOf(world, said.agreement), version: text.value?.version ?? '' },
    ...{ from: nameOf(world, doc.state.personId), when: formatMomentOnRecord(said.at, world.calendar.zone) },
    reason: said.reason,
  });
}

export async function answerClause(
  deps: Deps,
  who: Who,
  docId: DocId,
  id: string,
  input: Parameters<SigningUseCases['answerClause']>[3],
): Promise<Result<'answered'>> {
  const opened = await open(deps, who, docId, mayAnswer);
  if (!opened.ok) return opened;
  const { world, me } = opened.value;
  const now = deps.clock.now();
  const done = await changeDoc(deps, 'signatures', docId, (doc) =>
    doc === null ? notYours() : answered(doc, { ...input, id, by: me.id, now }, nextOpen(world.calendar, now)),
  );
  return done.ok ? ok('answered') : done;
}
