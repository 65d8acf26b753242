// Who is asked to look at a campaign and start it: whoever keeps the agreements, then the head, until it is started or cancelled.

import type { Person } from '../people/person.ts';
import { firstHeld, holdersOf, isAbsent } from '../people/presence.ts';
import { type Duty, WEEKLY } from '../reminders/duty.ts';
import type { IsoDate } from '../shared/instant.ts';
import { addDays, isoDateOf } from '../shared/time.ts';
import type { AgreementsPolicy } from './agreements-policy.ts';
import type { CampaignDoc } from './campaign.ts';
import { seesWhoIsLate } from './chase.ts';
import { roleInSentence } from './sign-duties.ts';
import { IN_CHARGE, type SigningSchool } from './sign-rights.ts';

export function startDuties(
  { id, state }: CampaignDoc,
  title: string,
  school: SigningSchool,
  { chaseAfterDays }: Pick<AgreementsPolicy, 'chaseAfterDays'>,
  zone: string,
): readonly Duty[] {
  if (state.phase !== 'prepared') return [];
  // A server that ran with a wrong date may have prepared it on a day to come.
  const preparedOn = [isoDateOf(state.preparedAt, zone), school.today].toSorted()[0] ?? school.today;
  const keepers = holdersOf(school.directory, school.custodian, school.today);
  const heads = headsOf(school).filter((head) => !keepers.some((keeper) => keeper.id === head.id));
  const late = addDays(state.startsOn, Math.max(1, chaseAfterDays.head));
  const keeper = { firstOn: preparedOn, handedOnOn: heads.length === 0 ? null : late };
  return [
    ...keepers.map((person) => duty(id, person, title, state.startsOn, { ...keeper, handedOnTo: HEAD })),
    ...heads.map((person) =>
      duty(id, person, title, state.startsOn, {
        firstOn: headsDay(keepers, school, preparedOn, late),
        handedOnOn: null,
      }),
    ),
  ];
}

const HEAD = roleInSentence('headteacher');

/** Where nobody keeps the agreements, or all of them are away, the head is asked at once. */
const headsDay = (keepers: readonly Person[], { today }: SigningSchool, at: IsoDate, late: IsoDate): IsoDate =>
  keepers.every((person) => isAbsent(person, today)) ? at : late;

/** Whoever keeps the agreements and the head; where there is no head, whoever stands in. */
export const mayRunCampaigns = (person: Person, school: SigningSchool): boolean =>
  seesWhoIsLate(person, school) || headsOf(school).some(({ id }) => id === person.id);

const headsOf = ({ directory, today }: SigningSchool): readonly Person[] => firstHeld(directory, IN_CHARGE, today);

const duty = (
  id: string,
  to: Person,
  title: string,
  dueOn: IsoDate,
  days: Pick<Duty, 'firstOn' | 'handedOnOn' | 'handedOnTo'>,
): Duty => ({
  ...{ key: `start_campaign:${id}`, kind: 'start_campaign', to: to.id, about: id },
  ...{ title: `Ready to start: ${title}`, dueOn, spacing: WEEKLY, ...days },
});
