// Who has signed and who has not, for whoever keeps the agreements, the head, and (where the pack says so) IT.

import { CSV_TYPE, toCsv } from '../../documents/to-csv.ts';
import { needsGateList, seesWhoIsLate, type TextProgress } from '../../domain/aup/chase.ts';
import type { Standing } from '../../domain/aup/sign-standing.ts';
import type { Person } from '../../domain/people/person.ts';
import { assertNever } from '../../domain/shared/assert-never.ts';
import { ok, type Result, refuse } from '../../domain/shared/result.ts';
import { formatDate } from '../../domain/shared/time.ts';
import { CAMPAIGN_TEXTS } from '../../views/campaign-texts.ts';
import { addToActorLog, recordRefusal } from '../casework/authorise.ts';
import { inTurns } from '../in-turns.ts';
import type { Deps, Download } from '../ports.ts';
import type { Who } from '../who.ts';
import { recordsOf, type SigningWorld, signerNow, signingWorld, standingsOf } from './signing-school.ts';
import type { OutstandingText } from './signing-use-cases.ts';

const NOT_YOURS = 'Whoever keeps the agreements and the head see who has signed.';

/** Where everybody who signs here stands with every text. */
export async function progressOf(deps: Deps, world: SigningWorld): Promise<Result<readonly TextProgress[]>> {
  const found = new Map(
    world.texts.map(({ text }) => [text.key, { text, people: [] as TextProgress['people'][number][] }]),
  );
  const records = await recordsOf(deps, world, world.directory.people);
  if (!records.ok) return records;
  await inTurns(records.value, ({ signer, signed }) => {
    for (const { signedText, standing } of standingsOf(world, signer, signed))
      found.get(signedText.text.key)?.people.push({ person: signer.person, standing });
  });
  return ok([...found.values()]);
}

async function entitled(deps: Deps, who: Who): Promise<Result<SigningWorld>> {
  const world = await signingWorld(deps, who.school);
  if (!world.ok) return world;
  const signer = await signerNow(deps, world.value, who.person.id);
  if (signer !== null && maySee(signer.person, world.value)) return world;
  await recordRefusal(deps, who.school, who.person.id, 'agreements');
  return refuse('agreement.not_yours', NOT_YOURS);
}

export const maySee = (person: Person, world: SigningWorld): boolean =>
  seesWhoIsLate(person, world) || needsGateList(person, world.policy);

export async function outstanding(deps: Deps, who: Who): Promise<Result<readonly OutstandingText[]>> {
  const world = await entitled(deps, who);
  if (!world.ok) return world;
  const progress = await progressOf(deps, world.value);
  if (!progress.ok) return progress;
  return ok(
    progress.value.map(({ text, people }) => ({
      ...{ title: text.title, version: text.version, asked: people.length },
      signed: people.filter(({ standing }) => standing.state === 'signed').length,
      waiting: people.filter(({ standing }) => waits(standing)).length,
      missing: people
        .filter(({ standing }) => standing.state !== 'signed' && !waits(standing))
        .map(({ person, standing }) => ({ name: person.name, state: wordsFor(standing) })),
    })),
  );
}

/** Signed before, and not asked again yet. */
const waits = (standing: Standing): boolean => standing.state === 'owed' && standing.waits === true;

export function wordsFor(standing: Standing): string {
  switch (standing.state) {
    case 'signed':
      return `Signed ${formatDate(standing.signature.signedOn)}`;
    case 'owed':
      if (standing.waits === true)
        return standing.signedOn === undefined
          ? CAMPAIGN_TEXTS.outstanding.stateFirst
          : CAMPAIGN_TEXTS.outstanding.state(formatDate(standing.signedOn));
      return `To sign by ${formatDate(standing.dueOn)}`;
    case 'asked':
      return 'Has asked about a clause';
    case 'refused':
      return 'Does not agree';
    default:
      return assertNever(standing);
  }
}

/** The same as a file, by a link that works once. The right is checked again when it is used, and that it left is on record. */
export async function outstandingLink(deps: Deps, who: Who): Promise<Result<string>> {
  const world = await entitled(deps, who);
  return world.ok ? ok(deps.downloads.offer(() => handOut(deps, who))) : world;
}

async function handOut(deps: Deps, who: Who): Promise<Download | null> {
  const world = await entitled(deps, who);
  const progress = world.ok ? await progressOf(deps, world.value) : world;
  if (!world.ok || !progress.ok) return null;
  const rows = progress.value.flatMap(({ text, people }) =>
    people.map(({ person, standing }) => [
      ...[person.name, person.email, text.title, text.version],
      // Nobody loses access for what nobody has asked them yet.
      ...[standing.state === 'signed' || waits(standing) ? 'yes' : 'no', wordsFor(standing)],
    ]),
  );
  const entry = { at: deps.clock.now(), by: who.person.id, action: 'log.exported', detail: { what: 'agreements' } };
  if ((await addToActorLog(deps, who.school, who.person.id, entry)) !== 'stored') return null;
  const columns = ['Name', 'E-mail', 'Agreement', 'Version', 'Signed', 'State'];
  return { name: `agreements-${world.value.today}.csv`, type: CSV_TYPE, body: toCsv({ columns, rows }) };
}
