// What is done about an unsuitable site. Each press is authorised anew, decided, stored, and then shown.

import type { SiteDoc } from '../../../domain/filtering/site/site.ts';
import { blocked, leftOpen, siteShown } from '../../../domain/filtering/site/site-life.ts';
import type { PersonId } from '../../../domain/people/person.ts';
import type { DocId } from '../../../domain/shared/document.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import { ok, type Result, refuse } from '../../../domain/shared/result.ts';
import { recordRefusal } from '../../casework/authorise.ts';
import { changeDoc } from '../../change-doc.ts';
import type { Deps } from '../../ports.ts';
import type { Who } from '../../who.ts';
import type { SiteFileData } from '../results.ts';
import { schoolNow } from '../school-now.ts';
import { siteFile } from './site-file.ts';
import { noSite, type SiteRights, siteRights } from './site-rights.ts';

type Press = { readonly key: string };
type File = Promise<Result<SiteFileData>>;

const TICKET_LENGTH = 200;
const REASON_LENGTH = 3000;

/** Records the showing, then shows. */
export const openSite = (deps: Deps, who: Who, id: DocId): File =>
  act(deps, who, id, (doc, me, _can, now) => ok(siteShown(doc, me, now)));

export const confirmBlocked = (deps: Deps, who: Who, id: DocId, input: Press & { readonly ticket: string }): File =>
  act(deps, who, id, (doc, by, can, now) => {
    const ticket = input.ticket.trim();
    if (doc.state.phase !== 'found') return ok(doc);
    if (!can.confirmBlocked) return refuse('site.not_it', NOT_IT);
    if (ticket.length > TICKET_LENGTH) return tooLong('ticket', ticket, TICKET_LENGTH);
    return ok(blocked(doc, { by, ticket, key: input.key }, now));
  });

export const leaveOpen = (deps: Deps, who: Who, id: DocId, input: Press & { readonly reason: string }): File =>
  act(deps, who, id, (doc, by, can, now) => {
    const reason = input.reason.trim();
    if (doc.state.phase !== 'found') return ok(doc);
    if (!can.leaveOpen) return refuse('site.not_decider', NOT_DECIDER);
    if (reason === '') return refuse('site.no_reason', 'Write why it may stay open.', 'reason');
    if (reason.length > REASON_LENGTH) return tooLong('reason', reason, REASON_LENGTH);
    return ok(leftOpen(doc, { by, reason, key: input.key }, now));
  });

const NOT_IT = 'IT or the e-safety co-ordinator confirm that a site is blocked. They have been asked.';
const NOT_DECIDER = 'Those who decide on filter requests decide whether a site stays open.';

const tooLong = (field: string, { length }: string, most: number): Result<never> =>
  refuse('form.too_long', `That is ${length} letters; ${most} fit here. Please shorten it.`, field);

type Step = (doc: SiteDoc, me: PersonId, can: SiteRights, now: Instant) => Result<SiteDoc>;

async function act(deps: Deps, who: Who, id: DocId, step: Step): File {
  const me = who.person.id;
  const done = await changeDoc(deps, 'site', id, async (doc) => {
    if (doc === null || doc.school !== who.school) return noSite();
    const can = siteRights(doc, me, await schoolNow(deps, doc.school), deps.clock.now());
    return can.open ? step(doc, me, can, deps.clock.now()) : noSite();
  });
  if (done.ok) return ok(await siteFile(deps, done.value, me));
  if (done.refusal.code === 'site.not_yours') await recordRefusal(deps, who.school, me, id);
  return done;
}
