// What signing asks of people today: read and sign, and answer a question that a colleague asked.

import type { Person, PersonId } from '../people/person.ts';
import { ROLE_NAMES, type Role } from '../people/role.ts';
import type { Duty } from '../reminders/duty.ts';
import { addDays, isoDateOf } from '../shared/time.ts';
import type { Agreement } from './agreement.ts';
import type { AgreementsPolicy } from './agreements-policy.ts';
import { shortHash } from './sign-life.ts';
import { answerersOf, type SigningSchool } from './sign-rights.ts';
import { isWanted, type Standing } from './sign-standing.ts';
import type { SignaturesDoc } from './signatures.ts';

/** Only whoever still has to sign and is asked to. An open question and a refusal stop it. */
export function signDuty(person: Person, text: Agreement, standing: Standing, policy: AgreementsPolicy): Duty | null {
  if (!isWanted(standing)) return null;
  const self = person.roles.includes(policy.custodian);
  return {
    // A new version, and another year, is another duty.
    key: `sign:${text.key}:${shortHash(text.hash)}:${standing.since}`,
    ...{ kind: 'sign', to: person.id, about: text.key, title: text.title },
    ...{ dueOn: standing.dueOn, firstOn: standing.firstOn, spacing: policy.remindAfterDays },
    handedOnOn: self ? null : standing.chasedOn,
    handedOnTo: roleInSentence(policy.custodian),
  };
}

/** "the e-safety co-ordinator"; a name that begins with capitals of its own keeps them. */
export function roleInSentence(role: Role): string {
  const name = ROLE_NAMES[role];
  return `the ${/^[A-Z][a-z-]*(?: [a-z(]|$)/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name}`;
}

/** The line about it has gone out already; from the next day on it is one of the things that wait. */
export const answerDuties = (
  { id, state }: SignaturesDoc,
  titleOf: (agreement: string) => string,
  school: SigningSchool,
  zone: string,
): readonly Duty[] =>
  state.questions
    .filter(({ answer }) => answer === undefined)
    .flatMap((question) =>
      answerersOf(school, state.personId).map((person: { readonly id: PersonId }): Duty => {
        return {
          key: `answer_question:${id}:${question.id}`,
          ...{ kind: 'answer_question', to: person.id, about: `${id}~${question.id}` },
          ...{ title: titleOf(question.agreement), dueOn: null },
          ...{ firstOn: addDays(isoDateOf(question.at, zone), 1), spacing: [2, 3], handedOnOn: null },
        };
      }),
    );
