// Who has not signed, for whatever gives accounts or bars them. The least that does: an address or a number to match, what is unsigned,
// and whether that bars an account. No name, and nothing of why.

import { toCsv } from '../../../documents/to-csv.ts';
import { gateState } from '../../../domain/aup/gate/gate-state.ts';
import { classListsTerm } from '../../../domain/aup/paper/class-names.ts';
import { pupilStandings } from '../../../domain/aup/paper/pupil-standings.ts';
import { countedClasses } from '../../../domain/aup/paper/pupils-here.ts';
import type { FeedReaderDoc } from '../../../domain/filtering/feed-reader.ts';
import { type Instant, MINUTE_MS } from '../../../domain/shared/instant.ts';
import { ok } from '../../../domain/shared/result.ts';
import { changeDoc } from '../../change-doc.ts';
import { feedReaderId } from '../../filtering/feed-readers.ts';
import { inTurns } from '../../in-turns.ts';
import type { Deps } from '../../ports.ts';
import { everyDoc } from '../../reports/every-doc.ts';
import { paperWorld, pupilFacts } from '../paper/paper-world.ts';
import { recordsOf, signingWorld, standingsOf } from '../signing-school.ts';

const TYPE = 'text/csv; charset=utf-8';
const COLUMNS = ['id', 'class', 'agreement', 'since', 'state'];
/** That it was read is noted this often. */
const NOTED_EVERY_MS = 10 * MINUTE_MS;

type Row = readonly string[];

/** Null for an unknown or revoked token, and for one made for something else. Throws when the list cannot be worked out. */
export async function readUnsigned(
  deps: Deps,
  token: string,
): Promise<{ readonly type: string; readonly body: string } | null> {
  const reader = await deps.store.read('feed_reader', feedReaderId(token));
  if (reader === null || reader.state.revokedAt !== undefined || reader.state.what !== 'unsigned') return null;
  const rows = [...(await adultRows(deps, reader.school)), ...(await pupilRows(deps, reader.school))];
  await noteReading(deps, reader, deps.clock.now());
  return { type: TYPE, body: withoutMark(toCsv({ columns: COLUMNS, rows })) };
}

/** The mark that spreadsheets want would be part of the first column's name for a program. */
const withoutMark = (csv: string): string => csv.replace(/^\uFEFF/u, '');

async function adultRows(deps: Deps, school: string): Promise<readonly Row[]> {
  const world = await signingWorld(deps, school);
  // Half a list would open what should be shut, or the other way round.
  if (!world.ok) throw new Error('the agreements cannot be read');
  const { directory, today, policy } = world.value;
  // Without an address there is nothing to match; they stand on the list with names.
  const people = directory.people.filter(({ email }) => email !== '');
  const records = await recordsOf(deps, world.value, people);
  if (!records.ok) throw new Error('a record of signatures cannot be read');
  const rows = await inTurns(records.value, ({ signer, signed }) =>
    standingsOf(world.value, signer, signed).flatMap(({ signedText: { text, seenOn }, standing }): readonly Row[] => {
      const facts = { gate: policy.gate, today, textSeenOn: seenOn, startsOn: signer.person.startsOn ?? null };
      const state = gateState(standing, facts);
      const isListed = state !== null && standing.state !== 'signed';
      return isListed ? [[signer.person.email, '', text.key, standing.since, state]] : [];
    }),
  );
  return rows.flat();
}

/** Pupils with a login of their own, by the number the school's records call them. One line for each agreement, whoever has to sign it. */
async function pupilRows(deps: Deps, school: string): Promise<readonly Row[]> {
  const world = await paperWorld(deps, school);
  const lists = await everyDoc(deps, 'class_list', school, [classListsTerm(school)]);
  if (!world.ok || lists === null) throw new Error('the papers of pupils cannot be read');
  const { policy, today, papers } = world.value;
  const rows = new Map<string, Row>();
  await inTurns(countedClasses(lists, today), ({ state: list }) => {
    for (const { pupil, text, standing } of pupilStandings(list, papers, pupilFacts(world.value))) {
      if (policy.accounts[pupil.audience] !== 'own' || standing.state === 'signed') continue;
      // The day of the first list is no first day here, so that nobody is barred by it before the last day to sign.
      const facts = { gate: policy.gate, today, textSeenOn: standing.since, startsOn: null };
      const state = gateState(standing, facts);
      const key = `${pupil.id} ${text.key}`;
      if (state !== null && rows.get(key)?.at(-1) !== 'block')
        rows.set(key, [pupil.id, list.name, text.key, standing.since, state]);
    }
  });
  return [...rows.values()];
}

/** What cannot be noted now is noted by a later reading; the list is right all the same. */
async function noteReading(deps: Deps, reader: FeedReaderDoc, now: Instant): Promise<void> {
  const { lastReadAt } = reader.state;
  if (lastReadAt !== undefined && now - lastReadAt < NOTED_EVERY_MS) return;
  const noted = await changeDoc(deps, 'feed_reader', reader.id, (doc) => {
    const current = doc ?? reader;
    return ok({ ...current, state: { ...current.state, lastReadAt: now } });
  });
  if (!noted.ok) deps.log.error('feed.reading_not_noted', { school: reader.school });
}
