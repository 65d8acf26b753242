// The steps of whoever runs a campaign: look, start, cancel, end, ask by hand. Each press finds everything anew.

import type { Agreement } from '../../../domain/aup/agreement.ts';
import type { CampaignDoc } from '../../../domain/aup/campaign.ts';
import { startDay } from '../../../domain/aup/campaign-days.ts';
import { cancelled, endedByHand, type Press, started } from '../../../domain/aup/campaign-life.ts';
import { isLate } from '../../../domain/aup/campaign-progress.ts';
import type { DocId } from '../../../domain/shared/document.ts';
import { ok, type Result, refuse } from '../../../domain/shared/result.ts';
import { addDays, formatDate, isIsoDate } from '../../../domain/shared/time.ts';
import { addToActorLog } from '../../casework/authorise.ts';
import { changeDoc, unavailable } from '../../change-doc.ts';
import type { Deps } from '../../ports.ts';
import { isHeld } from '../../reminders/held-time.ts';
import type { Who } from '../../who.ts';
import { keptText } from '../kept-texts.ts';
import type { SigningWorld } from '../signing-school.ts';
import { membersOf } from './campaign-members.ts';
import { changesIn, itemOf, type Opened, opened, pageOf, runner } from './campaign-page.ts';
import { allCampaigns } from './campaign-store.ts';
import type { CampaignList, CampaignNames, CampaignPage, CampaignUseCases } from './campaign-use-cases.ts';
import { byHand as byHandDays, prepare } from './prepare-campaigns.ts';

type Input<K extends 'start' | 'cancel' | 'end'> = Parameters<CampaignUseCases[K]>[2];

/** Visitors sign at the desk when they come. */
const isAsked = ({ audience }: Agreement): boolean => audience !== 'visitor';

export async function listCampaigns(deps: Deps, who: Who): Promise<Result<CampaignList>> {
  const world = await runner(deps, who);
  if (!world.ok) return world;
  const { policy, today, calendar, school } = world.value;
  const titleOf = (key: string): string => policy.texts.find((text) => text.key === key)?.title ?? key;
  return ok({
    items: (await allCampaigns(deps, school)).map((doc) => itemOf(doc, titleOf(doc.state.agreement), today)),
    texts: policy.texts.filter(isAsked).map(({ key, title, audience }) => ({ key, title, audience })),
    nextDay: startDay(calendar, addDays(today, 1)),
  });
}

export async function openCampaign(deps: Deps, who: Who, id: DocId): Promise<Result<CampaignPage>> {
  const found = await opened(deps, who, id);
  return found.ok ? pageOf(deps, found.value) : found;
}

export async function campaignText(deps: Deps, who: Who, id: DocId): ReturnType<CampaignUseCases['text']> {
  const found = await opened(deps, who, id);
  if (!found.ok) return found;
  const { world, text } = found.value;
  return ok({ agreement: text, changes: await changesIn(deps, world, text) });
}

const HELD =
  'Nothing was started. The server’s clock has jumped, and nobody has said that the date is right. Answer that question first, or ask IT; then start.';
const CHANGED =
  'Nothing was started: the text was changed meanwhile. A campaign for the new text is prepared on the next school day, or you start one by hand.';

export async function startCampaign(
  deps: Deps,
  who: Who,
  id: DocId,
  { key, dueOn }: Input<'start'>,
): Promise<Result<CampaignPage>> {
  const found = await opened(deps, who, id);
  if (!found.ok) return found;
  const { world, text, doc } = found.value;
  const isNew = doc.state.phase === 'prepared';
  if (isNew && (await isHeld(deps, who.school))) return refuse('campaign.held', HELD);
  const now = world.policy.texts.find((each) => each.key === text.key);
  if (isNew && now?.hash !== text.hash) return refuse('campaign.changed', CHANGED);
  return change(deps, who, found.value, key, (current, press) => started(current, press, dueOn));
}

export async function cancelCampaign(
  deps: Deps,
  who: Who,
  id: DocId,
  { key, reason }: Input<'cancel'>,
): Promise<Result<CampaignPage>> {
  const found = await opened(deps, who, id);
  if (!found.ok) return found;
  return change(deps, who, found.value, key, (doc, press) => cancelled(doc, press, reason));
}

export async function endCampaign(
  deps: Deps,
  who: Who,
  id: DocId,
  { key }: Input<'end'>,
): Promise<Result<CampaignPage>> {
  const found = await opened(deps, who, id);
  return found.ok ? change(deps, who, found.value, key, endedByHand) : found;
}

async function change(
  deps: Deps,
  who: Who,
  found: Opened,
  key: string,
  step: (doc: CampaignDoc, press: Press) => Result<CampaignDoc>,
): Promise<Result<CampaignPage>> {
  const press = { key, by: who.person.id, now: deps.clock.now(), today: found.world.today };
  const done = await changeDoc(deps, 'campaign', found.doc.id, (doc) => step(doc ?? found.doc, press));
  return done.ok ? openCampaign(deps, who, done.value.id) : done;
}

const FURTHEST_DAYS = 366;

export async function startByHand(
  deps: Deps,
  who: Who,
  { agreement, startsOn }: Parameters<CampaignUseCases['byHand']>[1],
): Promise<Result<CampaignPage>> {
  const world = await runner(deps, who);
  if (!world.ok) return world;
  const text = world.value.policy.texts.filter(isAsked).find(({ key }) => key === agreement);
  if (text === undefined) return refuse('form.required', 'Choose the agreement.', 'agreement');
  const day = dayFor(world.value, startsOn);
  if (!day.ok) return day;
  const open = world.value.campaigns.find(({ state }) => isOpen(state) && state.hash === text.hash);
  if (open !== undefined) return openCampaign(deps, who, open.id);
  const kept = await keptText(deps, who.school, text);
  if (!kept.ok) return kept;
  const done = await prepare(deps, who.school, text, byHandDays(world.value, day.value), who.person.id);
  if (!done.ok) return done;
  if (!isOpen(done.value.state)) return refuse('campaign.day_taken', TAKEN, 'starts_on');
  return openCampaign(deps, who, done.value.id);
}

const TAKEN = 'There has been a campaign for this agreement from that day. Choose another day.';
const isOpen = ({ phase }: CampaignDoc['state']): boolean => phase === 'prepared' || phase === 'running';

/** The next school day on or after the one that was chosen. */
function dayFor({ today, calendar }: SigningWorld, startsOn: string): Result<string> {
  if (!isIsoDate(startsOn)) return refuse('form.required', 'Choose the day on which it starts.', 'starts_on');
  const last = addDays(today, FURTHEST_DAYS);
  if (startsOn < today || startsOn > last)
    return refuse(
      'campaign.start_day',
      `The first day has to be between ${formatDate(today)} and ${formatDate(last)}.`,
      'starts_on',
    );
  return ok(startDay(calendar, startsOn));
}

/** Written down first: whoever reads names of others leaves a trace. */
export async function lateNames(deps: Deps, who: Who, id: DocId): Promise<Result<CampaignNames>> {
  const found = await opened(deps, who, id);
  if (!found.ok) return found;
  const { world, text } = found.value;
  const members = await membersOf(deps, world, text);
  if (!members.ok) return members;
  const entry = { at: deps.clock.now(), by: who.person.id, action: 'campaign.names_shown', detail: { campaign: id } };
  if ((await addToActorLog(deps, who.school, who.person.id, entry)) !== 'stored') return unavailable();
  const names = members.value
    .filter((member) => isLate(member, world.today))
    .flatMap(({ name, standing }) => (standing.state === 'owed' ? [{ name, dueOn: standing.dueOn }] : []));
  return ok({ title: text.title, names });
}
