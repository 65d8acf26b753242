// What papers ask of people: the class teacher collects what is not back, then whoever keeps the agreements hears, then the head.
// With counts, never with names.

import type { PersonId } from '../../people/person.ts';
import type { Duty } from '../../reminders/duty.ts';
import type { IsoDate } from '../../shared/instant.ts';
import type { AgreementsPolicy } from '../agreements-policy.ts';
import { chaseDuties } from '../chase.ts';
import type { ClassListDoc } from '../class-list.ts';
import { yearBegins } from '../sign-days.ts';
import { roleInSentence } from '../sign-duties.ts';
import { shortHash } from '../sign-life.ts';
import type { SigningSchool } from '../sign-rights.ts';
import { isWanted, type Owing } from '../sign-standing.ts';
import { collectors } from './paper-rights.ts';
import { bySheet, type PupilStanding, type SheetStandings } from './pupil-standings.ts';

export type ClassStandings = { readonly list: ClassListDoc; readonly standings: readonly PupilStanding[] };

type Policy = Pick<AgreementsPolicy, 'custodian' | 'yearlyOn' | 'remindAfterDays' | 'chaseAfterDays'>;

/** One duty for a class, a text and who signs it; none when all are back. */
export function collectDuties(
  { list, standings }: ClassStandings,
  school: SigningSchool,
  policy: Policy,
): readonly Duty[] {
  const people = collectors(school, list.state.name);
  return bySheet(standings).flatMap((sheet) => {
    const owed = sheet.standings.flatMap(({ standing }) => (isWanted(standing) ? [standing] : []));
    return owed.length === 0 ? [] : people.map((to) => collectDuty(to, list, sheet, owed, school, policy));
  });
}

function collectDuty(
  to: PersonId,
  { id, state: { name } }: ClassListDoc,
  { text, signer, standings }: SheetStandings,
  owed: readonly Owing[],
  school: SigningSchool,
  policy: Policy,
): Duty {
  const self = school.directory.people.find((person) => person.id === to)?.roles.includes(policy.custodian) ?? false;
  const first = (days: readonly IsoDate[]): IsoDate => days.toSorted()[0] ?? '';
  return {
    // Another year and a new version are another duty; one paper more or less is the same.
    key: `collect_paper:${id}:${text.key}:${signer}:${shortHash(text.hash)}:${yearBegins(policy, school.today)}`,
    ...{ kind: 'collect_paper', to, about: `${id}~${text.key}:${signer}:1:${text.hash}` },
    title: `${owed.length} of ${standings.length} agreements of class ${name} have not come back: ${text.title}`,
    ...{ dueOn: first(owed.map(({ dueOn }) => dueOn)), firstOn: first(owed.map(({ firstOn }) => firstOn)) },
    spacing: policy.remindAfterDays,
    handedOnOn: self ? null : first(owed.map(({ chasedOn }) => chasedOn)),
    handedOnTo: roleInSentence(policy.custodian),
  };
}

/** All classes of the school together, as the other chase lists are. */
export const chasePapers = (
  classes: readonly ClassStandings[],
  school: SigningSchool,
  policy: Policy,
): readonly Duty[] =>
  bySheet(classes.flatMap(({ standings }) => standings)).flatMap(({ text, signer, standings }) =>
    chaseDuties({ text, people: standings }, school, policy).map((duty) => ({ ...duty, key: `${duty.key}:${signer}` })),
  );
