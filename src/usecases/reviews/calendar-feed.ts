// One person's review dates as a calendar that Outlook and Google can subscribe to. Its titles give nothing away: whoever looks over a
// shoulder, or has the calendar shared with them, learns that something is due and no more. Making a new link ends the old one.

import { createHash } from 'node:crypto';
import { ICS_TYPE, toIcs } from '../../documents/to-ics.ts';
import type { FeedReaderDoc } from '../../domain/filtering/feed-reader.ts';
import type { PersonId } from '../../domain/people/person.ts';
import { ownersOf } from '../../domain/review/review-rights.ts';
import { ok, type Result, refuse } from '../../domain/shared/result.ts';
import { isoDateOf } from '../../domain/shared/time.ts';
import { recordRefusal } from '../casework/authorise.ts';
import { changeDoc, unavailable } from '../change-doc.ts';
import { feedReaderId } from '../filtering/feed-readers.ts';
import { worksHereNow } from '../people/works-here-now.ts';
import type { Deps } from '../ports.ts';
import type { Who } from '../who.ts';
import { plannedReviews } from './planned-reviews.ts';

const TITLE = 'E-safety: something is due';
const TEXT = 'Open E-safety in Teams or Slack and type reviews.';
const NAME = 'E-safety dates';
const NOT_YOURS = 'Only people who work at the school can follow its dates.';

/** The whole address of a fresh calendar; the token in it is kept nowhere. */
export async function calendarLink(deps: Deps, who: Who): Promise<Result<string>> {
  if (!(await worksHereNow(deps, who.school, who.person.id))) {
    await recordRefusal(deps, who.school, who.person.id, 'calendar');
    return refuse('calendar.not_yours', NOT_YOURS);
  }
  const ended = await endCalendarLink(deps, who);
  if (!ended.ok) return ended;
  const token = deps.ids.token();
  const now = deps.clock.now();
  const personId = who.person.id;
  const made = await deps.store.commit<'feed_reader'>({
    ...{ kind: 'feed_reader', id: feedReaderId(token), school: who.school, version: 0, outbox: [], dueAt: null },
    state: { name: NAME, createdAt: now, personId },
    history: [{ at: now, by: personId, action: 'calendar.created', detail: {} }],
    terms: [term(personId)],
  });
  return made.ok ? ok(deps.feedAddress(token)) : unavailable();
}

export async function endCalendarLink(deps: Deps, who: Who): Promise<Result<'ended'>> {
  const { headers } = await deps.store.list('feed_reader', [term(who.person.id)], { limit: MOST_LINKS });
  for (const { id, school } of headers) {
    if (school !== who.school) continue;
    const done = await changeDoc(deps, 'feed_reader', id, (doc) => ok(ended(doc, who.person.id, deps.clock.now())));
    if (!done.ok) return done;
  }
  return ok('ended');
}

const MOST_LINKS = 50;
const term = (personId: PersonId): string => `calendar:${personId}`;

function ended(doc: FeedReaderDoc | null, by: PersonId, at: number): FeedReaderDoc {
  if (doc === null) throw new Error('a calendar that was listed is gone');
  if (doc.state.revokedAt !== undefined) return doc;
  const entry = { at, by, action: 'calendar.ended', detail: {} };
  return { ...doc, state: { ...doc.state, revokedAt: at }, history: [...doc.history, entry] };
}

/** Null for an unknown or ended token, and for somebody who has left. */
export async function readCalendar(
  deps: Deps,
  token: string,
): Promise<{ readonly type: string; readonly body: string } | null> {
  const reader = await deps.store.read('feed_reader', feedReaderId(token));
  const personId = reader?.state.personId;
  if (reader === null || personId === undefined || reader.state.revokedAt !== undefined) return null;
  const { school } = reader;
  if (!(await worksHereNow(deps, school, personId))) return null;
  const all = await plannedReviews(deps, school);
  if (!all.ok) throw new Error('the reviews cannot be read');
  const directory = await deps.people.directory(school);
  const now = deps.clock.now();
  const today = isoDateOf(now, deps.policy(school).calendar.zone);
  const days = all.value
    .filter(({ plan }) => ownersOf(plan, directory, today).some((owner) => owner.id === personId))
    .map(({ doc }) => ({ uid: uidOf(doc.id, personId), date: doc.state.nextDue, title: TITLE, text: TEXT }));
  return { type: ICS_TYPE, body: toIcs({ name: NAME, days, madeAt: now }) };
}

/** The key of a review would say what it is about. */
const uidOf = (id: string, personId: PersonId): string =>
  createHash('sha256').update(`${id} ${personId}`).digest('hex').slice(0, 32);
