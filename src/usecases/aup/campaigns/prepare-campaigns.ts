// Once each school day, before the day's duties are worked out: what has to be asked is prepared, what everybody has signed ends, and
// what asks for a text that is changed ends too. Nobody is asked to sign by this; whoever keeps the agreements starts it.

import type { Agreement } from '../../../domain/aup/agreement.ts';
import type { CampaignDoc } from '../../../domain/aup/campaign.ts';
import { usualLastDay } from '../../../domain/aup/campaign-days.ts';
import { endedBySystem, newCampaign, retired } from '../../../domain/aup/campaign-life.ts';
import { isAllSigned, type Member } from '../../../domain/aup/campaign-progress.ts';
import {
  isOutdated,
  isReplaced,
  type Wanted,
  type WantedFacts,
  wantedFor,
  wantedOnPaper,
} from '../../../domain/aup/campaign-wanted.ts';
import type { WhyOwed } from '../../../domain/aup/sign-standing.ts';
import type { ActorRef } from '../../../domain/shared/document.ts';
import { ok, type Result, refuse } from '../../../domain/shared/result.ts';
import { changeDoc } from '../../change-doc.ts';
import type { Deps } from '../../ports.ts';
import { isHeld } from '../../reminders/held-time.ts';
import { type SigningWorld, signingWorld } from '../signing-school.ts';
import { allSigners, classesOf, membersOn, paperTexts, pupilMembers, type Signers } from './campaign-members.ts';

export async function prepareCampaigns(deps: Deps, school: string, today: string): Promise<void> {
  // A date that nobody trusts prepares nothing.
  if (await isHeld(deps, school)) return;
  const world = await signingWorld(deps, school, today);
  if (!world.ok) throw new Error('the agreements cannot be read');
  const signers = await allSigners(deps, world.value);
  if (!signers.ok) throw new Error('the signatures cannot be read');
  for (const { text } of world.value.texts) {
    const next = wantedFor(text, chatFacts(world.value, signers.value, text));
    if (next !== null) await prepare(deps, school, text, next, 'system');
    await tidy(deps, world.value, text, membersOn(world.value, signers.value, text, today));
  }
  await preparePaper(deps, world.value);
  await endWithdrawn(deps, world.value);
}

function chatFacts(world: SigningWorld, signers: Signers, text: Agreement): WantedFacts {
  const { today, calendar, policy } = world;
  const waitingOn = (day: string): readonly WhyOwed[] =>
    membersOn(world, signers, text, day).flatMap(({ standing }) => waitingWhy(standing));
  return { today, calendar, policy, campaigns: world.campaigns.map(({ state }) => state), waitingOn };
}

const waitingWhy = (standing: Member['standing']): readonly WhyOwed[] =>
  standing.state === 'owed' && standing.waits === true ? [standing.why] : [];

/** Signs for the first time, and is asked for it already. */
const asksItself = ({ standing }: Member): boolean => standing.state !== 'signed' && standing.why === 'first';

/** Pupils and parents: only where the school keeps its classes here. */
async function preparePaper(deps: Deps, world: SigningWorld): Promise<void> {
  const classes = await classesOf(deps, world.school);
  const texts = await paperTexts(deps, world);
  if (!classes.ok || !texts.ok) throw new Error('the classes cannot be read');
  if (classes.value.length === 0) return;
  const { today, calendar, policy } = world;
  const campaigns = world.campaigns.map(({ state }) => state);
  for (const { text, older } of texts.value) {
    const members = await pupilMembers(world, classes.value, texts.value, text);
    const waitingOn = (): readonly WhyOwed[] => members.flatMap(({ standing }) => waitingWhy(standing));
    const facts = { today, calendar, policy, campaigns, older, waitingOn };
    const next = members.every(asksItself) ? null : wantedOnPaper(text, facts);
    if (next !== null) await prepare(deps, world.school, text, next, 'system');
    await tidy(deps, world, text, members);
  }
}

/** The same one again when it is there already: two servers, and two rounds of one day, prepare one. */
export async function prepare(
  deps: Deps,
  school: string,
  text: Agreement,
  next: Wanted,
  by: ActorRef,
): Promise<Result<CampaignDoc>> {
  const fresh = newCampaign(school, { text, ...next, by, now: deps.clock.now() });
  const done = await changeDoc(deps, 'campaign', fresh.id, (doc) => ok(doc ?? fresh));
  if (!done.ok) deps.log.error('campaign.not_prepared', { school, docId: fresh.id, code: done.refusal.code });
  return done;
}

async function tidy(deps: Deps, world: SigningWorld, text: Agreement, members: readonly Member[]): Promise<void> {
  const states = world.campaigns.map(({ state }) => state);
  for (const { id, state } of world.campaigns.filter((doc) => doc.state.agreement === text.key)) {
    if (isOutdated(state, text)) await change(deps, id, (doc) => endedBySystem(doc, 'superseded', deps.clock.now()));
    else if (state.hash !== text.hash || isReplaced(state, states, world.today))
      await change(deps, id, (doc) => retired(doc, deps.clock.now()));
    else if (isDone(state, members, world.today))
      await change(deps, id, (doc) => endedBySystem(doc, 'all_signed', deps.clock.now()));
  }
}

const isDone = ({ phase, runsFrom }: CampaignDoc['state'], members: readonly Member[], today: string): boolean =>
  phase === 'running' && (runsFrom ?? today) <= today && members.length > 0 && isAllSigned(members);

/** The pack has this text no more. */
async function endWithdrawn(deps: Deps, { policy, campaigns }: SigningWorld): Promise<void> {
  for (const { id, state } of campaigns) {
    if (policy.texts.some(({ key }) => key === state.agreement)) continue;
    await change(deps, id, (doc) => retired(endedBySystem(doc, 'superseded', deps.clock.now()), deps.clock.now()));
  }
}

async function change(deps: Deps, id: string, step: (doc: CampaignDoc) => CampaignDoc): Promise<void> {
  const done = await changeDoc(deps, 'campaign', id, (doc) =>
    doc === null ? refuse('campaign.gone', '') : ok(step(doc)),
  );
  if (!done.ok) deps.log.error('campaign.not_changed', { docId: id, code: done.refusal.code });
}

/** By hand, for any text of the school, from a day on. */
export const byHand = (world: SigningWorld, startsOn: string): Wanted => ({
  ...{ why: 'by_hand', startsOn, countsFrom: world.today },
  dueOn: usualLastDay(world.calendar, world.policy, startsOn),
});
