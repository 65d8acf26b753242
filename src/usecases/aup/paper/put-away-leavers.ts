// Before the day's round: pupils who left half a year ago go from their class into the record of their school year, with their papers.
// First they stand there, then they leave the class: whatever stops it in between, nobody is lost and nobody is counted twice.

import type { ClassListDoc } from '../../../domain/aup/class-list.ts';
import { classListsTerm } from '../../../domain/aup/paper/class-names.ts';
import {
  isPutAway,
  leaversId,
  leaversIn,
  newLeavers,
  withLeavers,
  withoutLeavers,
} from '../../../domain/aup/paper/leavers-file.ts';
import { countedPupils } from '../../../domain/aup/paper/pupils-here.ts';
import type { IsoDate } from '../../../domain/shared/instant.ts';
import { ok, refuse } from '../../../domain/shared/result.ts';
import { changeDoc } from '../../change-doc.ts';
import type { Deps } from '../../ports.ts';
import { isHeld } from '../../reminders/held-time.ts';
import { everyDoc } from '../../reports/every-doc.ts';

export async function putAwayLeavers(deps: Deps, school: string, today: IsoDate): Promise<void> {
  const docs = await everyDoc(deps, 'class_list', school, [classListsTerm(school)]);
  // Unreadable now: nobody waits for this, and it is tried again on the next day.
  if (docs === null || !docs.some(({ state }) => state.pupils.some((each) => isPutAway(each, today)))) return;
  if (await isHeld(deps, school)) return;
  const byId = new Map(docs.map((doc) => [doc.id, doc.state]));
  for (const doc of docs) {
    const counted = countedPupils(doc.state, (id) => byId.get(id));
    for (const [until, moved] of leaversIn(doc, counted, today)) await putAway(deps, doc, until, moved, today);
  }
}

async function putAway(
  deps: Deps,
  { id, school }: ClassListDoc,
  until: IsoDate,
  moved: Pick<ClassListDoc['state'], 'pupils' | 'signatures'>,
  today: IsoDate,
): Promise<void> {
  const now = deps.clock.now();
  const kept = await changeDoc(deps, 'class_list', leaversId(school, until), (doc) =>
    ok(withLeavers(doc ?? newLeavers(school, until), moved, now)),
  );
  const done = kept.ok
    ? await changeDoc(deps, 'class_list', id, (doc) =>
        doc === null ? refuse('class_list.gone', '') : ok(withoutLeavers(doc, moved.pupils, today, now)),
      )
    : kept;
  if (!done.ok) deps.log.error('pupils.not_put_away', { school, docId: id, code: done.refusal.code });
}
