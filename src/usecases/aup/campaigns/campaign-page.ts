// One campaign as it is shown: who, when, what they read, and how far it has come. Rights are checked here, by person, at the press.

import type { Agreement } from '../../../domain/aup/agreement.ts';
import type { CampaignDoc, CampaignState } from '../../../domain/aup/campaign.ts';
import { dueLimits, runsFromOn } from '../../../domain/aup/campaign-days.ts';
import { mayRunCampaigns } from '../../../domain/aup/campaign-duties.ts';
import { groupTallies, type Member, tallyOf } from '../../../domain/aup/campaign-progress.ts';
import { differenceBetween } from '../../../domain/aup/difference.ts';
import { differenceLines } from '../../../domain/aup/difference-texts.ts';
import type { DocId } from '../../../domain/shared/document.ts';
import { ok, type Result, refuse } from '../../../domain/shared/result.ts';
import { recordRefusal } from '../../casework/authorise.ts';
import { readDoc } from '../../change-doc.ts';
import type { Deps } from '../../ports.ts';
import { isHeld } from '../../reminders/held-time.ts';
import { unreached } from '../../reminders/unreached.ts';
import type { Who } from '../../who.ts';
import { olderTexts, textByHash } from '../kept-texts.ts';
import { type SigningWorld, signerNow, signingWorld } from '../signing-school.ts';
import { allSigners, asIfStarted, isInChat, membersOf, membersOn } from './campaign-members.ts';
import type { CampaignItem, CampaignPage, CampaignStage } from './campaign-use-cases.ts';

const notYours = (): Result<never> =>
  refuse(
    'campaign.not_yours',
    'Whoever keeps the agreements and the head see campaigns. There is nothing here for you.',
  );

/** The school, for somebody who may run campaigns today. That somebody else tried is on record. */
export async function runner(deps: Deps, who: Who): Promise<Result<SigningWorld>> {
  const world = await signingWorld(deps, who.school);
  if (!world.ok) return world;
  const signer = await signerNow(deps, world.value, who.person.id);
  if (signer !== null && mayRunCampaigns(signer.person, world.value)) return world;
  await recordRefusal(deps, who.school, who.person.id, 'campaigns');
  return notYours();
}

export type Opened = { readonly world: SigningWorld; readonly doc: CampaignDoc; readonly text: Agreement };

/** With the text that it is about, also where the pack has another one by now. */
export async function opened(deps: Deps, who: Who, id: DocId): Promise<Result<Opened>> {
  const world = await runner(deps, who);
  if (!world.ok) return world;
  const read = await readDoc(deps, 'campaign', id);
  if (!read.ok) return read;
  const doc = read.value;
  if (doc === null || doc.school !== who.school) return notYours();
  const text = await textByHash(deps, who.school, doc.state.hash);
  if (!text.ok) return text;
  return text.value === null ? notYours() : ok({ world: world.value, doc, text: text.value });
}

export function stageOf({ phase, endedWhy, runsFrom, dueOn }: CampaignState, today: string): CampaignStage {
  if (phase === 'prepared') return 'to_start';
  if (phase === 'running') return (runsFrom ?? today) > today ? 'to_come' : dueOn < today ? 'late' : 'running';
  return phase === 'ended' && endedWhy === 'superseded' ? 'superseded' : phase;
}

export function itemOf({ id, state }: CampaignDoc, title: string, today: string): CampaignItem {
  const { version, why, runsFrom, startsOn, dueOn } = state;
  return { ...{ id, title, version, why, dueOn }, stage: stageOf(state, today), startsOn: runsFrom ?? startsOn };
}

/** Before its first day, as everybody would stand on that day; afterwards as they stand now. */
export async function membersFor(
  deps: Deps,
  { world, doc, text }: Opened,
): Promise<Result<{ readonly members: readonly Member[]; readonly day: string }>> {
  const { phase, startsOn, runsFrom } = doc.state;
  const day = runsFrom ?? runsFromOn({ startsOn }, world.today);
  const isAhead = phase === 'prepared' || (phase === 'running' && day > world.today);
  const shown = isAhead ? { ...asIfStarted(world, doc.id, { runsFrom: day }), today: day } : world;
  if (!isAhead || !isInChat(text)) {
    const members = await membersOf(deps, shown, text);
    return members.ok ? ok({ members: members.value, day: shown.today }) : members;
  }
  const signers = await allSigners(deps, world);
  if (!signers.ok) return signers;
  return ok({ members: membersOn(shown, signers.value, text, day), day });
}

export async function pageOf(deps: Deps, found: Opened): Promise<Result<CampaignPage>> {
  const { world, doc, text } = found;
  const { state } = doc;
  const wanted = await membersFor(deps, found);
  if (!wanted.ok) return wanted;
  const { members, day } = wanted.value;
  const unreachable = new Set((await unreached(deps, world.school)).map(({ personId }) => personId));
  const notSigned = members.filter(({ standing }) => standing.state === 'owed');
  return ok({
    ...itemOf(doc, text.title, world.today),
    onPaper: !isInChat(text),
    counts: tallyOf(members, day),
    groups: groupTallies(members, day),
    cannotReach: notSigned.filter(({ personId }) => personId !== null && unreachable.has(personId)).length,
    remindAfterDays: world.policy.remindAfterDays,
    chaseAfterDays: world.policy.chaseAfterDays,
    changes: await changesIn(deps, world, text),
    limits: dueLimits(runsFromOn(state, world.today)),
    reason: state.cancelReason ?? '',
    held: state.phase === 'prepared' && (await isHeld(deps, world.school)),
  });
}

/** Against the version that was in force before. */
export async function changesIn(deps: Deps, { school }: SigningWorld, text: Agreement): Promise<readonly string[]> {
  const before = (await olderTexts(deps, school, text)).at(-1);
  return before === undefined ? [] : differenceLines(differenceBetween(before, text).changes).map((line) => line.text);
}
