// Unsuitable sites at the worker: IT are reminded, those above them hear, and each card is drawn only when it is sent.

import { planIt } from '../../../domain/filtering/request/it-plan.ts';
import { toldOfTrouble } from '../../../domain/filtering/request/tell-roles.ts';
import type { SiteDoc } from '../../../domain/filtering/site/site.ts';
import { type SiteSchool, settleSite, siteTimed } from '../../../domain/filtering/site/site-life.ts';
import { earlierCard } from '../../../domain/filtering/site/site-messages.ts';
import type { DocId } from '../../../domain/shared/document.ts';
import { ok, type Result, refuse } from '../../../domain/shared/result.ts';
import { changeDoc } from '../../change-doc.ts';
import { makeDesk } from '../../desk.ts';
import type { Deps } from '../../ports.ts';
import { hereNow } from '../request/access.ts';
import { schoolNow } from '../school-now.ts';
import { siteCard } from './site-card.ts';
import { siteRights } from './site-rights.ts';

export const siteDesk = makeDesk<SiteDoc>({
  kind: 'site',
  advance,
  outgoing: async (deps, doc, item) => {
    const now = deps.clock.now();
    const school = await schoolNow(deps, doc.school);
    if (hereNow(school, item.to, now) === null) return { drop: 'left' };
    if (!siteRights(doc, item.to, school, now).open) return { drop: 'not_entitled' };
    return { send: siteCard(doc, item.to, school, now) };
  },
  earlier: (doc, item, route) => earlierCard(doc.state.messages, item, route),
  settle: (deps, id, ends) =>
    changeDoc(deps, 'site', id, (doc) =>
      doc === null ? refuse('site.gone', '') : ok(settleSite(doc, ends, deps.clock.now())),
    ),
});

async function advance(deps: Deps, id: DocId): Promise<Result<SiteDoc | null>> {
  const done = await changeDoc(deps, 'site', id, async (doc) =>
    doc === null ? refuse('site.gone', '') : ok(siteTimed(doc, deps.clock.now(), await siteSchool(deps, doc))),
  );
  return !done.ok && done.refusal.code === 'site.gone' ? ok(null) : done;
}

async function siteSchool(deps: Deps, { school }: SiteDoc): Promise<SiteSchool> {
  const now = deps.clock.now();
  const filtering = await schoolNow(deps, school);
  return {
    calendar: filtering.calendar,
    it: planIt(filtering, now).rungs[0] ?? [],
    above: toldOfTrouble(filtering, now),
  };
}
