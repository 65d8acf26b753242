// What people are told when a press on a filter request comes too late, or is not theirs to make. Codes are stable.

import type { Directory, PersonId } from '../../people/person.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { Instant } from '../../shared/instant.ts';
import { type Result, refuse } from '../../shared/result.ts';
import { formatTimeOrMoment } from '../../shared/time.ts';
import type { FilteringSchool } from '../filtering-school.ts';
import type { NotApprover } from './approver-plan.ts';
import type { OverrideDoc } from './override.ts';

const NOT_APPROVER: Readonly<Record<NotApprover, string>> = {
  'request.own': 'You asked for this yourself, so somebody else has to decide.',
  'request.not_approver': 'Only the people who were asked to decide can do this. You do not need to do anything.',
  'request.excluded': 'Under your school’s rules you cannot decide on this request. Somebody else has to.',
};

export const notApprover = (code: NotApprover): Result<never> => refuse(code, NOT_APPROVER[code]);

export const notIt = (): Result<never> =>
  refuse('request.not_it', 'Only IT support can do this. You do not need to do anything.');

export const notYourRequest = (): Result<never> =>
  refuse('request.not_yours', 'Only the person who asked for this can do that.');

export const tooLate = (school: FilteringSchool, ended: Instant, now: Instant): Result<never> =>
  refuse(
    'request.too_late',
    `It is too late to decide on this. The time for it ended at ${clock(school, ended, now)}. It can be asked again for another lesson.`,
  );

/** Why nothing can be decided any more: it was decided, by whom, or it ended some other way. */
export function noLongerAsked(doc: OverrideDoc, you: PersonId, school: FilteringSchool, now: Instant): Result<never> {
  const { phase } = doc.state;
  switch (phase) {
    case 'draft':
    case 'discarded':
      return refuse('request.not_found', 'There is no such filter request. It was not sent, or it was deleted.');
    case 'asked':
      throw new Error('asked: nothing is decided yet');
    case 'approved':
    case 'open':
    case 'closing':
    case 'closed':
    case 'refused':
      return refuse('request.already', whoDecided(doc, you, school, now));
    case 'lapsed':
      return refuse('request.too_late', 'Nobody decided in time, so this request has ended. It can be asked again.');
    case 'withdrawn':
      return refuse('request.withdrawn', 'The person who asked has taken this back. There is nothing left to do.');
    case 'proposed':
      return refuse(
        'request.proposed',
        'This is a suggestion for the filtering review. Nothing is opened, so there is nothing to do here.',
      );
    default:
      return assertNever(phase);
  }
}

function whoDecided({ state }: OverrideDoc, you: PersonId, school: FilteringSchool, now: Instant): string {
  const { decision, period, stoppedAsIllegal } = state;
  if (stoppedAsIllegal !== undefined) {
    return 'IT support found that the filter lists this as illegal. It cannot be opened.';
  }
  if (decision === undefined) return 'This was decided already.';
  const who = namesOf(school.directory, decision.by, you);
  const at = clock(school, decision.at, now);
  if (decision.what === 'refused') return `${who} said no to this at ${at}.`;
  if (period === undefined) return `${who} approved this at ${at}.`;
  return `${who} approved this at ${at}, until ${clock(school, period.until, now)}.`;
}

const namesOf = ({ people }: Directory, ids: readonly PersonId[], you: PersonId): string => {
  const names = ids.map((id) =>
    id === you ? 'you' : (people.find((p) => p.id === id)?.name ?? 'somebody who has left'),
  );
  const text = names.join(' and ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

export const clock = (school: FilteringSchool, at: Instant, now: Instant): string =>
  formatTimeOrMoment(at, now, school.calendar.zone);
