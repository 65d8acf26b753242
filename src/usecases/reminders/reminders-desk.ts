// One person's reminders at the worker: in school hours only, and worked out anew when they leave, so that nobody is told of what they
// have done meanwhile.

import { isAbsent, worksHere } from '../../domain/people/presence.ts';
import type { RemindersDoc } from '../../domain/reminders/reminders.ts';
import { inSchoolHours, REMINDER_BUNDLE, settleReminders } from '../../domain/reminders/reminders-life.ts';
import type { DocId, OutboxItem } from '../../domain/shared/document.ts';
import { ok, type Result, refuse } from '../../domain/shared/result.ts';
import { isoDateOf } from '../../domain/shared/time.ts';
import { changeDoc } from '../change-doc.ts';
import { type Desk, makeDesk, type Outgoing } from '../desk.ts';
import type { Deps } from '../ports.ts';
import { bundleView } from './bundle-view.ts';
import type { DutySource } from './duty-source.ts';
import { dutiesOf } from './gather-duties.ts';
import { isHeld } from './held-time.ts';

export const makeRemindersDesk = (sources: readonly DutySource[]): Desk =>
  makeDesk<RemindersDoc>({
    kind: 'reminders',
    advance,
    outgoing: (deps, doc, item) => outgoing(deps, sources, doc, item),
    // A bundle is of its day and never brought up to date.
    earlier: () => undefined,
    settle: (deps, id, ends) =>
      changeDoc(deps, 'reminders', id, (doc) =>
        doc === null
          ? refuse('reminders.gone', '')
          : ok(settleReminders(doc, ends, deps.clock.now(), deps.policy(doc.school).calendar)),
      ),
  });

async function advance(deps: Deps, id: DocId): Promise<Result<RemindersDoc | null>> {
  const done = await changeDoc(deps, 'reminders', id, (doc) =>
    doc === null
      ? refuse('reminders.gone', '')
      : ok(inSchoolHours(doc, deps.clock.now(), deps.policy(doc.school).calendar)),
  );
  return !done.ok && done.refusal.code === 'reminders.gone' ? ok(null) : done;
}

async function outgoing(
  deps: Deps,
  sources: readonly DutySource[],
  { school, state }: RemindersDoc,
  item: OutboxItem,
): Promise<Outgoing> {
  const { calendar } = deps.policy(school);
  const today = isoDateOf(deps.clock.now(), calendar.zone);
  if (item.kind !== REMINDER_BUNDLE || state.bundle?.day !== today || item.params.day !== today)
    return { drop: 'day_over' };
  const person = await deps.people.byId(school, state.personId);
  if (person === null || !worksHere(person, today)) return { drop: 'left' };
  if (isAbsent(person, today)) return { drop: 'away' };
  if (await isHeld(deps, school)) return { drop: 'held' };
  const { owed, incomplete } = await dutiesOf(deps, sources, school, today, person.id);
  const view = bundleView(owed, state, today, calendar);
  return view === null ? { drop: incomplete ? 'unknown' : 'done' } : { send: view };
}
