// Tasks in cases, as a source of duties for the daily round. What is said in a chat is the reference, and no word of the task.

import type { CaseDoc } from '../../../domain/casework/case.ts';
import { openTasks } from '../../../domain/casework/record/entries.ts';
import type { CaseRecord } from '../../../domain/casework/record/record.ts';
import { activeHolders } from '../../../domain/casework/tell.ts';
import type { PersonId } from '../../../domain/people/person.ts';
import type { Duty } from '../../../domain/reminders/duty.ts';
import type { IsoDate } from '../../../domain/shared/instant.ts';
import { addDays } from '../../../domain/shared/time.ts';
import type { Deps } from '../../ports.ts';
import type { DutySource } from '../../reminders/duty-source.ts';
import { orUnreadable } from '../../store-unreadable.ts';
import { authorise } from '../authorise.ts';

const PAGE = 500;
/** Days before its day on which a task is brought up; from the day after it on, whoever leads on the case hears of it. */
const LEAD_DAYS = 2;
const SPACING = [1, 1, 7];

export const taskDutySource: DutySource = {
  duties: (deps, school, today) => gather(deps, school, today, null),
  dutiesOf: gather,
  action: ({ about }) => ({
    ...{ verb: 'case.open', target: about, label: 'Open' },
    ...{ style: 'primary', withInputs: false },
  }),
  why: ({ key }) =>
    key.endsWith(LATE) ? 'It was asked for and nobody has said that it is done.' : 'You were asked to do it.',
};

const LATE = ':late';

async function gather(deps: Deps, school: string, today: IsoDate, only: PersonId | null): Promise<readonly Duty[]> {
  const owed: Duty[] = [];
  let after: string | undefined;
  do {
    const page = await deps.store.list(
      'case',
      ['task'],
      after === undefined ? { limit: PAGE } : { limit: PAGE, after },
    );
    for (const header of page.headers.filter((h) => h.school === school)) {
      const doc = await deps.store.read('case', header.id).catch(orUnreadable);
      if (doc !== null) owed.push(...(await dutiesOf(deps, doc, today, only)));
    }
    after = page.next;
  } while (after !== undefined);
  return owed;
}

async function dutiesOf(deps: Deps, doc: CaseDoc, today: IsoDate, only: PersonId | null): Promise<readonly Duty[]> {
  const leaders = activeHolders(doc.state).filter((h) => h.accountable);
  const all = openTasks(doc.state).flatMap((task) => {
    const { for: asked = '', due = today } = task.fields;
    const late = leaders.filter((h) => h.personId !== asked && due < today);
    return [dutyOf(doc, task, asked, due), ...late.map((h) => lateDuty(doc, task, h.personId, due))];
  });
  const mine = all.filter(({ to, firstOn }) => firstOn <= today && (only === null || to === only));
  // Who may not see the case any more is not reminded of it either.
  const may = await Promise.all(mine.map(async ({ to }) => entitled(deps, doc, to)));
  return mine.filter((_, i) => may[i]);
}

async function entitled(deps: Deps, doc: CaseDoc, id: PersonId): Promise<boolean> {
  const person = await deps.people.byId(doc.school, id);
  return person !== null && (await authorise(deps, doc, { school: doc.school, person })).ok;
}

const dutyOf = (doc: CaseDoc, { id }: CaseRecord, to: PersonId, dueOn: IsoDate): Duty => ({
  ...{ key: `case_task:${doc.id}:${id}`, kind: 'case_task', to, about: doc.id, dueOn },
  title: `A task in case ${doc.state.ref}`,
  ...{ firstOn: addDays(dueOn, -LEAD_DAYS), spacing: SPACING, handedOnOn: addDays(dueOn, 1) },
  handedOnTo: 'whoever leads on the case',
});

const lateDuty = (doc: CaseDoc, { id }: CaseRecord, to: PersonId, dueOn: IsoDate): Duty => ({
  ...{ key: `case_task:${doc.id}:${id}${LATE}`, kind: 'case_task', to, about: doc.id, dueOn },
  title: `A task in case ${doc.state.ref} is late`,
  ...{ firstOn: addDays(dueOn, 1), spacing: SPACING, handedOnOn: null },
});
