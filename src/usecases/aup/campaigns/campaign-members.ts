// Everybody whom a campaign concerns, each with where they stand: adults from their own record, pupils from their class.

import type { Agreement } from '../../../domain/aup/agreement.ts';
import type { CampaignState } from '../../../domain/aup/campaign.ts';
import { groupOf, type Member } from '../../../domain/aup/campaign-progress.ts';
import type { ClassListDoc } from '../../../domain/aup/class-list.ts';
import { classListsTerm } from '../../../domain/aup/paper/class-names.ts';
import { sheetsOf } from '../../../domain/aup/paper/pupil-sheets.ts';
import { type PaperText, sheetStandings } from '../../../domain/aup/paper/pupil-standings.ts';
import { countedClasses } from '../../../domain/aup/paper/pupils-here.ts';
import { textsFor } from '../../../domain/aup/sign-audience.ts';
import { worksHere } from '../../../domain/people/presence.ts';
import { ok, type Result } from '../../../domain/shared/result.ts';
import { isoDateOf } from '../../../domain/shared/time.ts';
import { unavailable } from '../../change-doc.ts';
import { inTurns } from '../../in-turns.ts';
import type { Deps } from '../../ports.ts';
import { everyDoc } from '../../reports/every-doc.ts';
import { keptText, olderTexts } from '../kept-texts.ts';
import { pupilFacts } from '../paper/paper-world.ts';
import { recordsOf, type SignerRecord, type SigningWorld, standingsOf } from '../signing-school.ts';

/** Read once, and asked for more than one day. */
export type Signers = readonly SignerRecord[];

export const isInChat = (text: Pick<Agreement, 'audience'>): boolean =>
  text.audience === 'staff' || text.audience === 'governor';

/** Adults of the audiences that sign here in the chat, with what they signed. */
export function allSigners(deps: Deps, world: SigningWorld): Promise<Result<Signers>> {
  const texts = world.texts.map(({ text }) => text);
  return recordsOf(
    deps,
    world,
    world.directory.people.filter((person) => textsFor(person, texts).length > 0),
  );
}

/** Where they stand with one text on that day. */
export const membersOn = (world: SigningWorld, signers: Signers, text: Agreement, today: string): readonly Member[] =>
  signers
    .filter(({ signer: { person } }) => worksHere(person, today))
    .flatMap(({ signer, signed }) =>
      standingsOf({ ...world, today }, signer, signed)
        .filter(({ signedText }) => signedText.text.key === text.key)
        .map(({ standing }) => ({
          ...{ group: groupOf(text.audience, signer.person), name: signer.person.name },
          ...{ personId: signer.person.id, standing },
        })),
    );

/** As it would be on its first day if it were started as it stands. */
export function asIfStarted(world: SigningWorld, id: string, started: Partial<CampaignState>): SigningWorld {
  const campaigns = world.campaigns.map((doc) =>
    doc.id === id ? { ...doc, state: { ...doc.state, phase: 'running' as const, ...started } } : doc,
  );
  return { ...world, campaigns };
}

/** Texts that pupils or their parents sign. */
export async function paperTexts(deps: Deps, world: SigningWorld): Promise<Result<readonly PaperText[]>> {
  const texts: PaperText[] = [];
  for (const text of world.policy.texts.filter(({ audience }) => /^(pupil_|parent$)/.test(audience))) {
    const kept = await keptText(deps, world.school, text);
    if (!kept.ok) return kept;
    const seenOn = isoDateOf(kept.value.state.keptSince, world.calendar.zone);
    texts.push({ text, seenOn, older: await olderTexts(deps, world.school, text) });
  }
  return ok(texts);
}

export async function classesOf(deps: Deps, school: string): Promise<Result<readonly ClassListDoc[]>> {
  const docs = await everyDoc(deps, 'class_list', school, [classListsTerm(school)]);
  return docs === null ? unavailable() : ok(docs);
}

/** One for each signature that is wanted: where pupil and parent both sign, there are two for a pupil. */
export async function pupilMembers(
  world: SigningWorld,
  classes: readonly ClassListDoc[],
  texts: readonly PaperText[],
  { key }: Pick<Agreement, 'key'>,
): Promise<readonly Member[]> {
  const facts = pupilFacts(world);
  // Of all papers of ten thousand pupils only these are looked at.
  const sheets = sheetsOf(texts, facts.policy.pupilSigners).filter(({ text }) => text.key === key);
  const members = await inTurns(countedClasses(classes, world.today), ({ state }): readonly Member[] =>
    sheets
      .flatMap((sheet) => sheetStandings(state, sheet, facts))
      .map(({ pupil, standing }) => ({ group: state.name, name: pupil.name, personId: null, standing })),
  );
  return members.flat();
}

/** Adults, or pupils with their parents, by who signs the text. */
export async function membersOf(deps: Deps, world: SigningWorld, text: Agreement): Promise<Result<readonly Member[]>> {
  if (isInChat(text)) {
    const signers = await allSigners(deps, world);
    return signers.ok ? ok(membersOn(world, signers.value, text, world.today)) : signers;
  }
  const classes = await classesOf(deps, world.school);
  if (!classes.ok) return classes;
  const texts = await paperTexts(deps, world);
  return texts.ok ? ok(await pupilMembers(world, classes.value, texts.value, text)) : texts;
}
