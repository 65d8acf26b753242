// Cases that somebody deals with and that nobody has written in, as a source of duties for the daily round.

import type { CaseDoc } from '../../../domain/casework/case.ts';
import { waitingCase } from '../../../domain/casework/clock/waiting-case.ts';
import type { Duty } from '../../../domain/reminders/duty.ts';
import type { IsoDate } from '../../../domain/shared/instant.ts';
import { formatDay, isoDateOf } from '../../../domain/shared/time.ts';
import type { Deps } from '../../ports.ts';
import type { DutySource } from '../../reminders/duty-source.ts';
import { orUnreadable } from '../../store-unreadable.ts';
import { authorise } from '../authorise.ts';

const PAGE = 500;
/** By the calendar, week after week, until something is written. */
const WEEKLY = [7];

export const caseDutySource: DutySource = {
  duties: (deps, school, today) => gather(deps, school, today, []),
  dutiesOf: (deps, school, today, person) => gather(deps, school, today, [`open:${person}`]),
  action: ({ about }) => ({
    ...{ verb: 'case.open', target: about, label: 'Open' },
    ...{ style: 'primary', withInputs: false },
  }),
  why: () => 'You said that you are dealing with it. Write down what has been done, or close it.',
};

async function gather(deps: Deps, school: string, today: IsoDate, terms: readonly string[]): Promise<readonly Duty[]> {
  const owed: Duty[] = [];
  let after: string | undefined;
  do {
    const page = await deps.store.list('case', terms, after === undefined ? { limit: PAGE } : { limit: PAGE, after });
    for (const { id, school: of, dueAt } of page.headers) {
      // A case that was accepted is looked at every day; where nothing is due it is closed, or a form that nobody sent.
      if (of !== school || dueAt === null) continue;
      const doc = await deps.store.read('case', id).catch(orUnreadable);
      const duty = doc === null ? null : await dutyOf(deps, doc, today);
      if (duty !== null) owed.push(duty);
    }
    after = page.next;
  } while (after !== undefined);
  return owed;
}

async function dutyOf(deps: Deps, doc: CaseDoc, today: IsoDate): Promise<Duty | null> {
  const { calendar } = deps.policy(doc.school);
  const waiting = waitingCase(doc.state, calendar);
  if (waiting === null || waiting.firstOn > today) return null;
  const person = await deps.people.byId(doc.school, waiting.with);
  // Who may not see the case any more is not reminded of it either.
  if (person === null || !(await authorise(deps, doc, { school: doc.school, person })).ok) return null;
  return {
    ...{ kind: 'case_waiting', to: person.id, about: doc.id, dueOn: null, firstOn: waiting.firstOn },
    ...{ spacing: WEEKLY, handedOnOn: null },
    key: `case_waiting:${doc.id}:${isoDateOf(waiting.since, calendar.zone)}`,
    title: `Case ${doc.state.ref} has had no entry since ${formatDay(waiting.since, calendar.zone)}`,
  };
}
