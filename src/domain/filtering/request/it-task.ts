// Who has IT's task now, and who gets it when it came to nobody.

import type { Instant } from '../../shared/instant.ts';
import type { FilteringSchool } from '../filtering-school.ts';
import { mayDoIt, planIt } from './it-plan.ts';
import type { OverrideDoc } from './override.ts';
import { cardTo, hasCard, lostCard } from './override-messages.ts';
import { revise } from './revise-override.ts';

/** Without those who left since; the first of IT anew when nobody is left. */
export function withItPeople(doc: OverrideDoc, school: FilteringSchool, now: Instant): OverrideDoc {
  const { itPeople } = doc.state;
  const still = itPeople.filter((id) => mayDoIt(id, school, itPeople, now));
  if (still.length > 0 && still.length === itPeople.length) return doc;
  return revise(doc, now, { state: { itPeople: still.length > 0 ? still : (planIt(school, now).rungs[0] ?? []) } });
}

/** A card of IT's came to nobody: whoever is next has the task. When nobody can be reached the head hears of an end at once. */
export function passedOn(doc: OverrideDoc, slot: 'open' | 'close', school: FilteringSchool, now: Instant): OverrideDoc {
  const reached = doc.state.itPeople.filter((id) => hasCard(doc.outbox, slot, id));
  if (reached.length > 0) return revise(doc, now, { state: { itPeople: reached } });
  const untried = (id: string) => !lostCard(doc.outbox, slot, id);
  const next =
    planIt(school, now)
      .rungs.find((rung) => rung.some(untried))
      ?.filter(untried) ?? [];
  if (next.length > 0) {
    return revise(doc, now, {
      state: { itPeople: next },
      entries: [{ by: 'system', action: 'request.it_next', detail: { people: next.length } }],
      messages: next.map((id) => cardTo(id, slot)),
    });
  }
  return revise(doc, now, {
    state: { itPeople: [] },
    entries: [{ by: 'system', action: 'request.it_unreachable' }],
    timers: slot === 'close' && doc.state.timers.escalate !== undefined ? { escalate: now } : {},
  });
}
