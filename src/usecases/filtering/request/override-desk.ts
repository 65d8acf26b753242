// Filter requests at the worker: time passes, the filter is looked through, and each message is drawn only when it is sent, for
// whoever is still to have it.

import { feedLine } from '../../../domain/filtering/address/address-words.ts';
import type { FilteringSchool } from '../../../domain/filtering/filtering-school.ts';
import { abilitiesOf } from '../../../domain/filtering/request/abilities.ts';
import { mayDecide } from '../../../domain/filtering/request/approver-plan.ts';
import { mayDoIt } from '../../../domain/filtering/request/it-plan.ts';
import type { OverrideDoc, ProbeFinding } from '../../../domain/filtering/request/override.ts';
import { type CardSlot, isToChannel, slotOf } from '../../../domain/filtering/request/override-messages.ts';
import { probed } from '../../../domain/filtering/request/probed.ts';
import { settleOverride } from '../../../domain/filtering/request/settle.ts';
import { earlierMessage, headingOf, outdated } from '../../../domain/filtering/request/standing-cards.ts';
import { needsChannel, probeDue, timed } from '../../../domain/filtering/request/timed.ts';
import { holdsOne } from '../../../domain/people/presence.ts';
import { assertNever } from '../../../domain/shared/assert-never.ts';
import type { DocId, OutboxItem } from '../../../domain/shared/document.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import { ok, type Result, refuse } from '../../../domain/shared/result.ts';
import type { OverrideLineKey } from '../../../views/override-views.ts';
import { changeDoc, readDoc } from '../../change-doc.ts';
import { makeDesk, type Outgoing } from '../../desk.ts';
import type { Deps } from '../../ports.ts';
import { noteIfUnfit } from '../channel-watch-desk.ts';
import { schoolForPress, schoolNow, schoolWithChannel } from '../school-now.ts';
import { askedIds, hereNow, mayOpen } from './access.ts';
import { aboutOthers } from './other-requests.ts';
import { overrideCard, overrideLine } from './override-cards.ts';
import type { Reading } from './override-words.ts';

export const overrideDesk = makeDesk<OverrideDoc>({
  kind: 'override',
  advance: advanceOverride,
  outgoing: overrideOutgoing,
  earlier: (doc, item, route) => earlierMessage(doc.state, item, route),
  settle: (deps, id, ends) =>
    changeDoc(deps, 'override', id, async (doc) =>
      doc === null
        ? refuse('override.gone', '')
        : ok(settleOverride(doc, ends, await schoolNow(deps, doc.school), deps.clock.now())),
    ),
});

/** Time passes for one request. The look through the filter comes first, and outside the commit, because it may take seconds. */
async function advanceOverride(deps: Deps, id: DocId): Promise<Result<OverrideDoc | null>> {
  const read = await readDoc(deps, 'override', id);
  if (!read.ok || read.value === null) return read;
  const seen = read.value;
  const found = probeDue(seen, deps.clock.now()) ? await lookThrough(deps, seen) : null;
  return changeDoc(deps, 'override', id, async (doc) => {
    if (doc === null) return refuse('override.gone', '');
    const now = deps.clock.now();
    const asksChannel = needsChannel(doc, now);
    const school = asksChannel ? await schoolWithChannel(deps, doc.school) : await schoolNow(deps, doc.school);
    // What was seen says nothing about a request that has changed since; then it is looked at again.
    const looked = found !== null && doc.version === seen.version ? probed(doc, found, school, now) : doc;
    return ok(timed(looked, now, school));
  });
}

async function lookThrough(deps: Deps, doc: OverrideDoc): Promise<ProbeFinding> {
  const addresses = doc.state.request?.addresses ?? [];
  if (deps.probe === null || addresses.length === 0) return 'unknown';
  return deps.probe(doc.school, addresses.map(feedLine));
}

async function overrideOutgoing(deps: Deps, doc: OverrideDoc, item: OutboxItem): Promise<Outgoing> {
  if (outdated(doc.state, doc.outbox, item) !== null) return { drop: 'outdated' };
  const slot = slotOf(item);
  const school = await schoolForPress(deps, doc);
  return slot === undefined ? line(deps, doc, item, school) : card(deps, doc, item, slot, school);
}

async function card(
  deps: Deps,
  doc: OverrideDoc,
  item: OutboxItem,
  slot: CardSlot,
  school: FilteringSchool,
): Promise<Outgoing> {
  const now = deps.clock.now();
  const toChannel = isToChannel(item);
  const refused = toChannel ? null : mayNotHave(doc, item.to, slot, school, now);
  if (refused !== null) return { drop: refused };
  // Found unfit already when it was asked, so that nothing was ever owed to the channel: the head hears of that too.
  if (slot === 'decide' && !toChannel && doc.state.phase === 'asked') await noteIfUnfit(deps, doc.school);
  const heading = headingOf(doc.state, slot);
  const can = toChannel ? null : abilitiesOf(doc, item.to, school, now);
  const reading = readingOf(school, now);
  const repeated = heading === 'decide' ? await aboutOthers(deps, doc, reading) : '';
  return { send: overrideCard(doc, heading, { reading, can, repeated }) };
}

/** Why this person is not to have the card in this place any more. A card that stands is brought up to date for whoever is still here. */
function mayNotHave(
  doc: OverrideDoc,
  to: string,
  slot: CardSlot,
  school: FilteringSchool,
  now: Instant,
): string | null {
  if (hereNow(school, to, now) === null) return 'left';
  const { requester, phase, itPeople } = doc.state;
  switch (slot) {
    case 'yours':
    case 'finish':
      return to === requester ? null : 'not_requester';
    case 'decide': {
      if (phase !== 'asked') return null;
      const may = mayDecide(to, school, { requester, asked: askedIds(doc) }, now);
      return may === 'yes' ? null : 'not_approver';
    }
    case 'open':
    case 'close':
      return mayDoIt(to, school, itPeople, now) || (phase !== 'approved' && phase !== 'closing') ? null : 'not_it';
    default:
      return assertNever(slot);
  }
}

async function line(deps: Deps, doc: OverrideDoc, item: OutboxItem, school: FilteringSchool): Promise<Outgoing> {
  const now = deps.clock.now();
  const person = hereNow(school, item.to, now);
  if (person === null) return { drop: 'left' };
  const may = mayOpen(doc, person.id, school, now);
  const { line: key, by, at } = item.params;
  // Whom the pack names to hear of the end is told of it, and no more.
  const named = key === 'closed' && holdsOne(person, school.overrides.endConfirmTo);
  if (!may && !named) return { drop: 'not_entitled' };
  const about = { line: key as OverrideLineKey, by: String(by ?? ''), at: Number(at ?? 0) };
  return { send: overrideLine(doc, about, may, readingOf(school, now)) };
}

const readingOf = ({ calendar, directory }: FilteringSchool, now: Instant): Reading => ({
  zone: calendar.zone,
  directory,
  now,
});
