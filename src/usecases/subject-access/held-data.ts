// What the server holds about one person, as far as this asker may see it. What they are shut out of is not counted, named or hinted at.

import { signaturesId } from '../../domain/aup/sign-life.ts';
import type { CaseDoc } from '../../domain/casework/case.ts';
import { redactionOf } from '../../domain/casework/export/redaction.ts';
import { aboutTerm, namedTerm } from '../../domain/casework/finding/finding-terms.ts';
import { nameWords, sameName } from '../../domain/people/possible-matches.ts';
import { ok, type Result } from '../../domain/shared/result.ts';
import { formatDate, formatDay } from '../../domain/shared/time.ts';
import type { AccessRequestDoc } from '../../domain/subject-access/access-request.ts';
import { ACCESS_TEXTS } from '../../views/access-texts.ts';
import { redactedCase } from '../casework/export/redacted-case.ts';
import { myCasesWith } from '../casework/finding/finding-walk.ts';
import { readDoc, unavailable } from '../change-doc.ts';
import type { Deps } from '../ports.ts';
import { everyDoc } from '../reports/every-doc.ts';
import type { Who } from '../who.ts';
import type { AccessUseCases, HeldData } from './access-use-cases.ts';
import { requestFor } from './request-for.ts';

const T = ACCESS_TEXTS.found;
const CASES_A_PAGE = 60;

export async function heldData(deps: Deps, who: Who, id: string, page = 0): ReturnType<AccessUseCases['held']> {
  const request = await requestFor(deps, who, id);
  if (!request.ok) return request;
  const cases: HeldData['cases'][number][] = [];
  const all = await casesOf(deps, who, request.value);
  const from = page * CASES_A_PAGE;
  for (const doc of all.slice(from, from + CASES_A_PAGE)) {
    const redaction = redactionOf(doc.state, id);
    const made = redaction === null ? null : await redactedCase(deps, doc, redaction, who.person, deps.clock.now());
    if (made !== null && !made.ok) return made;
    cases.push({ id: doc.id, ref: doc.state.ref, left: made?.value.left ?? null });
  }
  const others = await otherRecords(deps, request.value);
  return others.ok
    ? ok({
        ref: request.value.state.ref,
        cases,
        page,
        more: Math.max(0, all.length - from - CASES_A_PAGE),
        others: others.value,
      })
    : others;
}

/** Those this person sees the whole of: as the one it is about, as reporter, as holder, or by name. */
export async function casesOf(deps: Deps, who: Who, { state }: AccessRequestDoc): Promise<readonly CaseDoc[]> {
  const { name, personId } = state.about;
  const words = nameWords(name);
  const always = (): boolean => true;
  const ways: readonly Way[] = [
    ...(words.length === 0 ? [] : [{ terms: words.map(namedTerm), may: always }]),
    ...(personId === undefined
      ? []
      : [
          { terms: [aboutTerm(personId)], may: always },
          { terms: [`reporter:${personId}`], may: (doc: CaseDoc) => knowsReporter(doc, who) },
          { terms: [`holder:${personId}`], may: always },
        ]),
  ];
  const found = new Map<string, CaseDoc>();
  for (const { terms, may } of ways)
    for await (const { doc, me } of myCasesWith(deps, who, terms))
      if (me.depth === 'whole' && may(doc)) found.set(doc.id, doc);
  return [...found.values()];
}
type Way = { readonly terms: readonly string[]; readonly may: (doc: CaseDoc) => boolean };

/** Asking for somebody’s data is no way to learn what they reported in confidence: that knows only whoever deals with it. */
const knowsReporter = ({ state: { reporter, acknowledged } }: CaseDoc, who: Who): boolean =>
  reporter.kind === 'person' && (!reporter.confidential || acknowledged?.by === who.person.id);

async function otherRecords(deps: Deps, { school, state }: AccessRequestDoc): Promise<Result<readonly string[]>> {
  const { name, personId } = state.about;
  const lists = await everyDoc(deps, 'class_list', school, []);
  if (lists === null) return unavailable();
  const classes = lists
    .filter((list) => list.state.pupils.some((pupil) => sameName(pupil.name, name)))
    .map((list) => T.onClass(list.state.name));
  if (personId === undefined) return ok(classes);
  const adult = await recordsOfAdult(deps, school, personId);
  return adult.ok ? ok([T.onList, ...adult.value, ...classes]) : adult;
}

async function recordsOfAdult(deps: Deps, school: string, personId: string): Promise<Result<readonly string[]>> {
  const { calendar, reviews } = deps.policy(school);
  const day = (at: number): string => formatDay(at, calendar.zone);
  const signed = await readDoc(deps, 'signatures', signaturesId(school, personId));
  if (!signed.ok) return signed;
  const requests = await everyDoc(deps, 'override', school, [`requester:${personId}`]);
  const rounds = await everyDoc(deps, 'review', school, []);
  if (requests === null || rounds === null) return unavailable();
  const titleOf = (key: string): string => reviews.plans.find((plan) => plan.key === key)?.title ?? key;
  return ok([
    ...(signed.value?.state.signatures ?? []).map(({ agreement, signedOn }) =>
      T.signed(agreement, formatDate(signedOn)),
    ),
    ...(signed.value?.state.refusals ?? []).map(({ agreement, at }) => T.refused(agreement, day(at))),
    ...requests.map((doc) => T.asked(doc.state.ref, day(doc.state.createdAt))),
    ...rounds.flatMap((doc) =>
      doc.state.rounds
        .filter(({ by }) => by === personId)
        .map(({ reviewedOn }) => T.reviewed(titleOf(doc.state.key), formatDate(reviewedOn))),
    ),
  ]);
}
