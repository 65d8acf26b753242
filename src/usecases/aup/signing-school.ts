// The school as the rules about signing need it, and where one person stands with each text that is for them.

import type { Agreement } from '../../domain/aup/agreement.ts';
import type { AgreementsPolicy } from '../../domain/aup/agreements-policy.ts';
import type { CampaignDoc } from '../../domain/aup/campaign.ts';
import { textsFor } from '../../domain/aup/sign-audience.ts';
import { signaturesId } from '../../domain/aup/sign-life.ts';
import type { SigningSchool } from '../../domain/aup/sign-rights.ts';
import {
  NOTHING_SIGNED,
  type Signed,
  type SigningFacts,
  type Standing,
  standingOf,
} from '../../domain/aup/sign-standing.ts';
import type { SignaturesDoc } from '../../domain/aup/signatures.ts';
import type { Person } from '../../domain/people/person.ts';
import { worksHere } from '../../domain/people/presence.ts';
import type { SchoolCalendar } from '../../domain/school/policy.ts';
import type { IsoDate } from '../../domain/shared/instant.ts';
import { ok, type Result } from '../../domain/shared/result.ts';
import { isoDateOf } from '../../domain/shared/time.ts';
import { readDoc } from '../change-doc.ts';
import { inPages } from '../in-pages.ts';
import { isImport } from '../people/on-staff-list.ts';
import type { Deps } from '../ports.ts';
import { orUnreadable } from '../store-unreadable.ts';
import { liveCampaigns } from './campaigns/campaign-store.ts';
import { keptText, olderTexts } from './kept-texts.ts';

/** A text that is signed here, since when the school has it, and what was in force before. */
export type SignedText = {
  readonly text: Agreement;
  readonly seenOn: IsoDate;
  readonly older: readonly Agreement[];
};

export type SigningWorld = SigningSchool & {
  readonly school: string;
  readonly calendar: SchoolCalendar;
  readonly policy: AgreementsPolicy;
  readonly texts: readonly SignedText[];
  /** Those that still decide who is asked to sign again. */
  readonly campaigns: readonly CampaignDoc[];
};

/** Only texts that adults sign here in the chat. */
const IN_CHAT: readonly Agreement['audience'][] = ['staff', 'governor'];

export async function signingWorld(deps: Deps, school: string, today?: IsoDate): Promise<Result<SigningWorld>> {
  const { agreements: policy, calendar } = deps.policy(school);
  const texts: SignedText[] = [];
  for (const text of policy.texts.filter(({ audience }) => IN_CHAT.includes(audience))) {
    const kept = await keptText(deps, school, text);
    if (!kept.ok) return kept;
    const seenOn = isoDateOf(kept.value.state.keptSince, calendar.zone);
    texts.push({ text, seenOn, older: await olderTexts(deps, school, text) });
  }
  return ok({
    ...{ school, calendar, policy, texts, custodian: policy.custodian },
    campaigns: await liveCampaigns(deps, school),
    directory: await deps.people.directory(school),
    today: today ?? isoDateOf(deps.clock.now(), calendar.zone),
  });
}

/** The person as the staff list has them today, or null for a leaver and for somebody no list names. */
export async function signerNow(deps: Deps, world: SigningWorld, personId: string): Promise<Signer | null> {
  const person = world.directory.people.find(({ id }) => id === personId);
  if (person === undefined || !worksHere(person, world.today)) return null;
  const listed = await listedSince(deps, world, person);
  return listed === null ? null : { person, joinedOn: listed.joinedOn };
}

export type Signer = { readonly person: Person; readonly joinedOn: IsoDate | null };

/** Since when the school's own list names this person; null when it never did: they were only seen in Teams or Slack. */
async function listedSince(
  deps: Deps,
  { school, calendar }: SigningWorld,
  { id, startsOn }: Person,
): Promise<{ readonly joinedOn: IsoDate | null } | null> {
  const doc = await deps.store.read('person', id).catch(orUnreadable);
  const history = doc?.school === school ? doc.history : [];
  const left = history.findLastIndex(({ action }) => action === 'person.import_left');
  const joined = history.slice(left + 1).find(isImport) ?? history.find(isImport);
  const inPack = deps.policy(school).people.some((person) => person.id === id);
  if (joined === undefined && !inPack) return null;
  const namedOn = joined === undefined || inPack ? null : isoDateOf(joined.at, calendar.zone);
  const days = [startsOn, namedOn].filter((day) => day !== undefined && day !== null);
  return { joinedOn: days.sort().at(-1) ?? null };
}

/** Null for somebody who never signed, asked or refused. */
export const signaturesOf = (deps: Deps, school: string, personId: string): Promise<Result<SignaturesDoc | null>> =>
  readDoc(deps, 'signatures', signaturesId(school, personId));

/** Somebody of the school's list with what they signed. */
export type SignerRecord = { readonly signer: Signer; readonly signed: Signed | undefined };

/** Whoever of these signs here today, each with their own record. Refuses when one of the records cannot be read. */
export async function recordsOf(
  deps: Deps,
  world: SigningWorld,
  people: readonly Person[],
): Promise<Result<readonly SignerRecord[]>> {
  const read = await inPages(people, async ({ id }): Promise<Result<readonly SignerRecord[]>> => {
    const signer = await signerNow(deps, world, id);
    if (signer === null) return ok([]);
    const doc = await signaturesOf(deps, world.school, id);
    return doc.ok ? ok([{ signer, signed: doc.value?.state }]) : doc;
  });
  const found: SignerRecord[] = [];
  for (const each of read) {
    if (!each.ok) return each;
    found.push(...each.value);
  }
  return ok(found);
}

export const factsOf = (world: SigningWorld, { seenOn, older }: SignedText, signer: Signer): SigningFacts => ({
  ...{ today: world.today, zone: world.calendar.zone, policy: world.policy, calendar: world.calendar },
  ...{ person: signer.person, joinedOn: signer.joinedOn, textSeenOn: seenOn, older },
  campaigns: world.campaigns.map(({ state }) => state),
});

/** The texts for this person, each with where they stand. */
export function standingsOf(
  world: SigningWorld,
  signer: Signer,
  signed: Signed = NOTHING_SIGNED,
): readonly { readonly signedText: SignedText; readonly standing: Standing }[] {
  const mine = textsFor(
    signer.person,
    world.texts.map(({ text }) => text),
  );
  return world.texts
    .filter(({ text }) => mine.includes(text))
    .map((signedText) => ({
      signedText,
      standing: standingOf(signedText.text, signed, factsOf(world, signedText, signer)),
    }));
}
