// What people do with reviews. Each press is authorised anew, decided, stored, and then shown.

import { worksHere } from '../../domain/people/presence.ts';
import type { ReviewDoc } from '../../domain/review/review.ts';
import { comesWithin3Months, isOverdue, type PlannedReview } from '../../domain/review/review-duties.ts';
import { approved, broughtForward, postponed, reviewed } from '../../domain/review/review-life.ts';
import { approvesAs, mayOpen, mayReview, mayTrigger, seesAll } from '../../domain/review/review-rights.ts';
import type { ReviewPlan } from '../../domain/review/reviews-policy.ts';
import type { DocId } from '../../domain/shared/document.ts';
import { ok, type Result, refuse } from '../../domain/shared/result.ts';
import { isoDateOf } from '../../domain/shared/time.ts';
import { recordRefusal } from '../casework/authorise.ts';
import { changeDoc } from '../change-doc.ts';
import type { Deps } from '../ports.ts';
import type { Who } from '../who.ts';
import { plannedReview, plannedReviews, planOf } from './planned-reviews.ts';
import { isTrigger, reviewFile, reviewItem, type Viewing } from './review-file.ts';
import type { ReviewFileData, ReviewItem } from './review-use-cases.ts';

type Press = { readonly key: string };
type Inputs = Readonly<Record<string, string>>;
type File = Promise<Result<ReviewFileData>>;

const NOT_YOURS = 'There is no review here for you. If a message brought you here, somebody else deals with it now.';
const notYours = (): Result<never> => refuse('review.not_yours', NOT_YOURS);

/** The person as the staff list has them now, or null for a leaver or somebody no list names. */
async function viewing(deps: Deps, who: Who): Promise<Viewing | null> {
  const { zone } = deps.policy(who.school).calendar;
  const today = isoDateOf(deps.clock.now(), zone);
  const directory = await deps.people.directory(who.school);
  const me = directory.people.find((person) => person.id === who.person.id);
  return me === undefined || !worksHere(me, today) ? null : { me, directory, today, zone };
}

/** Overdue first, then by day. Everybody sees what they have a part in; those who answer for all of them see all. */
export async function listReviews(deps: Deps, who: Who): Promise<Result<readonly ReviewItem[]>> {
  const view = await viewing(deps, who);
  if (view === null) return ok([]);
  const all = await plannedReviews(deps, who.school);
  if (!all.ok) return all;
  const { me, directory, today } = view;
  const shown = all.value
    .filter((review) => seesAll(me) || mayOpen(me, review.doc.state, review.plan, directory, today))
    .filter((review) => isOverdue(review, today) || comesWithin3Months(review, today) || mine(review, view))
    .sort((a, b) => a.doc.state.nextDue.localeCompare(b.doc.state.nextDue));
  return ok(shown.map((review) => reviewItem(review, view)));
}

/** Theirs to look at, or waiting for them to agree. */
const mine = ({ doc, plan }: PlannedReview, { me, directory, today }: Viewing): boolean =>
  mayReview(me, plan, directory, today) || approvesAs(me, doc.state, plan, directory, today) !== null;

export async function openReview(deps: Deps, who: Who, id: DocId): File {
  const view = await viewing(deps, who);
  const plan = planOf(deps, who.school, id);
  if (view === null || plan === null) return refused(deps, who, id);
  const review = await plannedReview(deps, who.school, plan);
  if (!review.ok) return review;
  const { doc } = review.value;
  if (!mayOpen(view.me, doc.state, plan, view.directory, view.today)) return refused(deps, who, id);
  return ok(reviewFile(review.value, view));
}

async function refused(deps: Deps, who: Who, id: DocId): Promise<Result<never>> {
  await recordRefusal(deps, who.school, who.person.id, id);
  return notYours();
}

export const saveReviewed = (deps: Deps, who: Who, id: DocId, input: Press & { readonly inputs: Inputs }): File =>
  act(deps, who, id, (doc, plan, { me, directory, today }) => {
    if (!mayReview(me, plan, directory, today)) return refuse('review.not_owner', NOT_OWNER);
    const { findings = '', changes = '', reviewed_on: reviewedOn = '' } = input.inputs;
    const looked = { by: me.id, roles: me.roles, reviewedOn, findings, changes, key: input.key };
    return reviewed(doc, plan, looked, deps.policy(who.school).calendar, deps.clock.now());
  });

export const approveReview = (deps: Deps, who: Who, id: DocId, input: Press & { readonly minute: string }): File =>
  act(deps, who, id, (doc, plan, { me, directory, today }) => {
    const role = approvesAs(me, doc.state, plan, directory, today);
    if (role === null && !doc.state.pressesSeen.includes(input.key)) return refuse('review.not_approver', NOT_APPROVER);
    const given = { by: me.id, role: role ?? plan.owner, minute: input.minute, key: input.key };
    return approved(doc, plan, given, deps.clock.now());
  });

export const postponeReview = (deps: Deps, who: Who, id: DocId, input: Press & { readonly inputs: Inputs }): File =>
  act(deps, who, id, (doc, plan, { me, directory, today }) => {
    if (!mayReview(me, plan, directory, today)) return refuse('review.not_owner', NOT_OWNER);
    const { to = '', reason = '' } = input.inputs;
    return postponed(
      doc,
      { by: me.id, to, reason, key: input.key },
      deps.policy(who.school).calendar,
      deps.clock.now(),
    );
  });

const NOT_OWNER = 'Whoever looks after this review does that. You can read it.';
const NOT_APPROVER = 'Nothing here waits for you to agree.';

type Step = (doc: ReviewDoc, plan: ReviewPlan, view: Viewing) => Result<ReviewDoc>;

async function act(deps: Deps, who: Who, id: DocId, step: Step): File {
  const view = await viewing(deps, who);
  const plan = planOf(deps, who.school, id);
  if (view === null || plan === null) return refused(deps, who, id);
  const made = await plannedReview(deps, who.school, plan);
  if (!made.ok) return made;
  if (!mayOpen(view.me, made.value.doc.state, plan, view.directory, view.today)) return refused(deps, who, id);
  const done = await changeDoc(deps, 'review', id, (doc) => (doc === null ? notYours() : step(doc, plan, view)));
  return done.ok ? ok(reviewFile({ doc: done.value, plan }, view)) : done;
}

/** Brings forward every review that names the trigger; gives their titles. One that is due sooner stays as it is. */
export async function triggerReviews(
  deps: Deps,
  who: Who,
  input: Press & { readonly trigger: string },
): Promise<Result<readonly string[]>> {
  const view = await viewing(deps, who);
  if (view === null || !mayTrigger(view.me)) {
    await recordRefusal(deps, who.school, who.person.id, 'reviews');
    return refuse('review.not_yours', MAY_NOT_TRIGGER);
  }
  const { trigger } = input;
  if (!isTrigger(trigger)) return refuse('form.required', 'Choose what happened.', 'trigger');
  const all = await plannedReviews(deps, who.school);
  if (!all.ok) return all;
  const touched = all.value.filter(({ plan }) => plan.triggers.includes(trigger));
  const { calendar } = deps.policy(who.school);
  const happened = { trigger, by: view.me.id, key: input.key };
  for (const { doc } of touched) {
    const done = await changeDoc(deps, 'review', doc.id, (current) =>
      ok(broughtForward(current ?? doc, happened, calendar, deps.clock.now())),
    );
    if (!done.ok) return done;
  }
  return ok(touched.map(({ plan }) => plan.title));
}

const MAY_NOT_TRIGGER = 'The headteacher, the safeguarding lead, the e-safety co-ordinator or IT can say that.';
