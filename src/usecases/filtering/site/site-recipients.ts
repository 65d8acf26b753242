// Who hears of an unsuitable site: the rule for one that no pupil saw (TR47) with the pack's own routing, turned into people as for
// every report, and IT, who must block it. Never the finder alone.

import { withSecondPerson } from '../../../domain/casework/submit.ts';
import { planIt } from '../../../domain/filtering/request/it-plan.ts';
import { toldOfTrouble } from '../../../domain/filtering/request/tell-roles.ts';
import type { Answers } from '../../../domain/incident/answers.ts';
import { factsFromAnswers } from '../../../domain/incident/form/form.ts';
import type { TriageOutcome } from '../../../domain/incident/outcome.ts';
import { triage } from '../../../domain/incident/triage.ts';
import type { PersonId } from '../../../domain/people/person.ts';
import { isAbsent } from '../../../domain/people/presence.ts';
import { planRecipients } from '../../../domain/people/recipients.ts';
import { ROLE_NAMES, type Role } from '../../../domain/people/role.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import { formContext } from '../../casework/decide.ts';
import type { Deps } from '../../ports.ts';
import { schoolNow } from '../school-now.ts';

export type SiteRecipients = {
  readonly told: readonly PersonId[];
  readonly itPeople: readonly PersonId[];
  readonly outcome: TriageOutcome;
};

/** What the form has made sure of before it comes to this: no child saw it, and it is lawful. */
const ANSWERS: Answers = {
  danger: 'no',
  adult_concern: 'no',
  first_choice: 'seen',
  category: 'unsuitable_site',
  image: 'none',
  legality: 'no',
};

export async function siteRecipients(deps: Deps, school: string, finder: PersonId): Promise<SiteRecipients> {
  const now = deps.clock.now();
  const outcome = await siteOutcome(deps, school, now);
  const filtering = await schoolNow(deps, school);
  const { routing } = deps.policy(school);
  const { directory, today } = await formContext(deps, school, null, now);
  const absent = new Set(directory.people.filter((p) => isAbsent(p, today)).map((p) => p.id));
  const plan = planRecipients({ ...{ outcome, directory, routing, today, absent }, recused: new Set() });
  const first = withSecondPerson(plan, finder, []).rungs[0] ?? [];
  const itPeople = planIt(filtering, now).rungs[0] ?? [];
  const told = new Set([...first.map((r) => r.personId), ...itPeople]);
  const alone = [...told].every((id) => id === finder);
  return { told: [...told, ...(alone ? toldOfTrouble(filtering, now) : [])], itPeople, outcome };
}

export async function siteOutcome(deps: Deps, school: string, now: Instant): Promise<TriageOutcome> {
  const ctx = await formContext(deps, school, null, now);
  // Staff found it; that the question is asked without a name is for the rules about children alone.
  const { facts } = factsFromAnswers(ANSWERS, ctx);
  return triage({ ...facts, anonymous: false, reporter: 'staff' }, deps.policy(school).routing);
}

/** The told by role, in words; each person by the role for which they were told. */
export async function toldInWords(
  deps: Deps,
  school: string,
  told: readonly PersonId[],
  wanted: readonly Role[],
): Promise<readonly string[]> {
  const { people } = await deps.people.directory(school);
  const { it } = deps.policy(school).overrides;
  const why: readonly Role[] = [...wanted, ...it, 'it_provider', 'headteacher'];
  const roles = told.flatMap((id) => {
    const held = people.find((p) => p.id === id)?.roles ?? [];
    const role = why.find((each) => held.includes(each)) ?? held[0];
    return role === undefined ? [] : [ROLE_NAMES[role]];
  });
  return [...new Set(roles)];
}
