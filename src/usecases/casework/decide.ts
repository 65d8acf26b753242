// Rules, not people, decide who is told: facts from the answers, triage, who is shut out, and the rungs of people that follow.

import { acceptBy } from '../../domain/calendar/accept-by.ts';
import { isOpen } from '../../domain/calendar/school-time.ts';
import type { CaseDoc, Recusal } from '../../domain/casework/case.ts';
import { withoutEnded } from '../../domain/casework/share.ts';
import { type Decided, moreUrgent, withSecondPerson } from '../../domain/casework/submit.ts';
import { ADVICE } from '../../domain/incident/advice.ts';
import type { FormContext } from '../../domain/incident/form/context.ts';
import { factsFromAnswers } from '../../domain/incident/form/form.ts';
import type { TriageOutcome } from '../../domain/incident/outcome.ts';
import { triage } from '../../domain/incident/triage.ts';
import type { Directory, Person, PersonId } from '../../domain/people/person.ts';
import type { Plan, Recipient } from '../../domain/people/plan.ts';
import { holdersOf, isAbsent } from '../../domain/people/presence.ts';
import { planRecipients, withSharedRoles } from '../../domain/people/recipients.ts';
import { recusedPeople, rolesMeant } from '../../domain/people/recusal.ts';
import type { Role } from '../../domain/people/role.ts';
import { ROLES } from '../../domain/people/role.ts';
import type { Policy } from '../../domain/school/policy.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import { isoDateOf } from '../../domain/shared/time.ts';
import type { Deps } from '../ports.ts';

export type Decision = Decided & { readonly directory: Directory };

export async function formContext(
  deps: Deps,
  school: string,
  reporter: Person | null,
  now: Instant,
): Promise<FormContext> {
  const policy = deps.policy(school);
  const directory = await deps.people.directory(school);
  const today = isoDateOf(now, policy.calendar.zone);
  return { profile: policy.key, reporter, directory, today, now, absentRoles: absentRoles(directory, today) };
}

/** Decides from the case as it stands. `untick` are people the reporter asked to leave out. */
export async function decide(
  deps: Deps,
  doc: CaseDoc,
  now: Instant,
  untick: readonly PersonId[] = [],
): Promise<Decision> {
  const { reporter } = doc.state;
  const person = reporter.kind === 'person' ? await deps.people.byId(doc.school, reporter.personId) : null;
  const ctx = await formContext(deps, doc.school, person, now);
  const policy = deps.policy(doc.school);
  const { facts, subjects, ties } = factsFromAnswers(doc.state.answers, ctx);
  const known = { subjectRoles: rolesOf(subjects, ctx.directory) };
  const outcome = neverSlower(triage(facts, policy.routing, known), doc.state.outcome);
  const all = union(doc.state.subjects, subjects);
  return planned(
    policy,
    doc,
    { facts, outcome, subjects: all, ties, meant: meantNow(doc, outcome, all, ctx) },
    ctx,
    untick,
  );
}

/** The same from what was decided already: for the ladder, a conflict, and whoever asks who is shut out now. */
export async function replan(deps: Deps, doc: CaseDoc, now: Instant): Promise<Decision | null> {
  const { facts, outcome, subjects, meant = [] } = doc.state;
  if (outcome === null) return null;
  const ctx = await formContext(deps, doc.school, null, now);
  return planned(deps.policy(doc.school), doc, { facts, outcome, subjects, ties: [], meant }, ctx, []);
}

/** `ties` are people close to somebody in it; once recorded they stand in the case's recusals. */
type Known = Pick<Decided, 'facts' | 'outcome' | 'subjects' | 'meant'> & { readonly ties: readonly PersonId[] };

function planned(policy: Policy, doc: CaseDoc, known: Known, ctx: FormContext, untick: readonly PersonId[]): Decision {
  const { directory, now } = ctx;
  const fixed = recusalsOf(policy, doc, known, ctx);
  const unticked = untick.map((personId): Recusal => ({ personId, why: 'unticked', at: now }));
  const wanted = [...fixed, ...unticked];
  const full = plan(policy, known.outcome, directory, wanted, ctx);
  const reporterId = doc.state.reporter.kind === 'person' ? doc.state.reporter.personId : null;
  // "Never to nobody": if leaving these people out leaves no one but the reporter, the wish cannot be met and they are told.
  const anybodyElse = full.rungs.flat().some((r) => r.personId !== reporterId);
  const heeded = !anybodyElse && unticked.length > 0 ? fixed : wanted;
  const chosen = heeded === wanted ? full : plan(policy, known.outcome, directory, fixed, ctx);
  const alsoTold = overseers(directory, heeded, ctx.today);
  return {
    facts: known.facts,
    outcome: withPlanAdvice(known.outcome, chosen, isOpen(policy.calendar, now)),
    subjects: known.subjects,
    meant: known.meant,
    recusals: heeded,
    plan: withoutEnded(withSecondPerson(chosen, reporterId, alsoTold), doc.state),
    overseers: alsoTold.map((r) => r.personId),
    acceptBy: acceptBy(policy.calendar, known.outcome.urgency, now, policy.clocks),
    directory,
  };
}

const plan = (
  policy: Policy,
  outcome: TriageOutcome,
  directory: Directory,
  recusals: readonly Recusal[],
  ctx: FormContext,
): Plan =>
  planRecipients({
    outcome,
    directory,
    recused: new Set(recusals.map((r) => r.personId)),
    absent: new Set(directory.people.filter((p) => isAbsent(p, ctx.today)).map((p) => p.id)),
    routing: policy.routing,
    today: ctx.today,
  });

/** What was known before stays known, also when the subject holds the role no more. */
const meantNow = (
  { state }: CaseDoc,
  { exclude }: TriageOutcome,
  subjects: readonly PersonId[],
  { directory, reporter }: FormContext,
): readonly Role[] => {
  const about = exclude.includes('reporter') && reporter !== null ? [...subjects, reporter.id] : subjects;
  return union(state.meant ?? [], rolesMeant(exclude, about, directory.people));
};

/** Everybody shut out now: by what was decided (subjects, ties, excluded roles), and by what was recorded (unticked, declared). */
function recusalsOf(policy: Policy, doc: CaseDoc, known: Known, ctx: FormContext): readonly Recusal[] {
  const { directory, now } = ctx;
  const { reporter, recusals } = doc.state;
  const ruled = recusedPeople({
    subjects: known.subjects,
    ties: known.ties,
    exclude: known.outcome.exclude,
    meant: known.meant,
    reporter: reporter.kind === 'person' ? reporter.personId : null,
    directory,
  });
  const out = new Set([...recusals, ...ruled].map((r) => r.personId));
  // One person with two entries in the staff list is out with both.
  const twins = [...withSharedRoles(out, directory, policy.routing, ctx.today)].filter((id) => !out.has(id));
  const fresh = [
    ...ruled.map(({ personId, why }): Recusal => ({ personId, why, at: now })),
    ...twins.map((personId): Recusal => ({ personId, why: 'role_excluded', at: now })),
  ];
  return [...recusals, ...fresh.filter((r) => !recusals.some((k) => k.personId === r.personId && k.why === r.why))];
}

/** A safeguarding person was unticked: the head knows of it, or the chair where it is the head or the head is shut out. */
function overseers(directory: Directory, recusals: readonly Recusal[], today: string): readonly Recipient[] {
  const out = new Set(recusals.map((r) => r.personId));
  const unticked = recusals.filter((r) => r.why === 'unticked').map((r) => r.personId);
  const safeguarding = directory.people.some(
    (p) => unticked.includes(p.id) && (p.roles.includes('dsl') || p.roles.includes('deputy_dsl')),
  );
  if (!safeguarding) return [];
  const holders = (role: Role) => holdersOf(directory, role, today).filter((p) => !out.has(p.id));
  const role: Role = holders('headteacher').length > 0 ? 'headteacher' : 'chair_of_governors';
  return holders(role).map((p) => ({ personId: p.id, roles: [role], depth: 'line', accountable: false }));
}

/**
 * What the people who can really be reached add to the advice, or take from it (the DSL is out, nobody of the team is in).
 * While the school is closed nobody promises to be reading (domain 3.3).
 */
function withPlanAdvice(outcome: TriageOutcome, plan: Plan, schoolOpen: boolean): TriageOutcome {
  const { advice, withheld = [] } = plan;
  const closed = schoolOpen ? [] : ['not_emergency_service'];
  const wanted = new Set([...outcome.advice, ...advice, ...closed].filter((key) => !withheld.includes(key)));
  return { ...outcome, advice: ADVICE.map((a) => a.key).filter((key) => wanted.has(key)) };
}

/** Roles all of whose holders are away today. */
function absentRoles(directory: Directory, today: string): readonly Role[] {
  return ROLES.filter((role) => {
    const holders = holdersOf(directory, role, today);
    return holders.length > 0 && holders.every((p) => isAbsent(p, today));
  });
}

function neverSlower(outcome: TriageOutcome, before: TriageOutcome | null): TriageOutcome {
  return before === null ? outcome : { ...outcome, urgency: moreUrgent(outcome.urgency, before.urgency) };
}

const rolesOf = (ids: readonly PersonId[], directory: Directory): readonly Role[] =>
  directory.people.filter((p) => ids.includes(p.id)).flatMap((p) => p.roles);

const union = <T>(a: readonly T[], b: readonly T[]): readonly T[] => [...new Set([...a, ...b])];
