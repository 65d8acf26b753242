// What a look through the filter showed, written down; IT hears when it is not what it should be.

import type { Instant } from '../../shared/instant.ts';
import { MINUTE_MS } from '../../shared/instant.ts';
import type { FilteringSchool } from '../filtering-school.ts';
import { withItPeople } from './it-task.ts';
import type { OverrideDoc, ProbeFinding } from './override.ts';
import { cardsUpdated, lineTo } from './override-messages.ts';
import { revise } from './revise-override.ts';

export function probed(doc: OverrideDoc, found: ProbeFinding, school: FilteringSchool, now: Instant): OverrideDoc {
  const { phase, probes } = doc.state;
  // It moved on while somebody looked.
  if (phase !== 'open' && phase !== 'closed') return revise(doc, now, { timers: { probe: null } });
  const wanted = phase === 'open' ? 'open' : 'closed';
  const looked = revise(doc, now, {
    state: { probes: [...probes, { at: now, wanted, found }] },
    entries: [{ by: 'system', action: 'request.probe', detail: { wanted, found } }],
    messages: cardsUpdated(doc),
    timers: { probe: null },
  });
  if (found === wanted) return looked;
  const staffed = withItPeople(looked, school, now);
  const line = wanted === 'open' ? 'not_proved_open' : 'not_proved_closed';
  const told = revise(staffed, now, {
    messages: staffed.state.itPeople.map((id) => lineTo(id, line, { at: now, once: probes.length })),
  });
  const before = probes.some((p) => p.wanted === 'closed' && p.found === 'open');
  return wanted === 'closed' && found === 'open' && !before ? stillOpen(told, school, now) : told;
}

/**
 * Confirmed and yet open: it is to be blocked again once more. Only the first time, because a site may be open for another reason, and
 * then no confirmation would ever do.
 */
function stillOpen(doc: OverrideDoc, school: FilteringSchool, now: Instant): OverrideDoc {
  const { closedConfirmed: _, ...state } = doc.state;
  const { putBackWithinMinutes } = school.overrides;
  return revise({ ...doc, state }, now, {
    state: { phase: 'closing' },
    timers: {
      put_back: now,
      escalate: state.escalatedAt === undefined ? now + putBackWithinMinutes * MINUTE_MS : null,
    },
  });
}
