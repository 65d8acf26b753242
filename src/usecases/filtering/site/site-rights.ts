// Who may open an unsuitable site, confirm that it is blocked, or decide that it stays open. By person, from stored facts, at this moment.

import type { FilteringSchool } from '../../../domain/filtering/filtering-school.ts';
import type { OverridesPolicy } from '../../../domain/filtering/overrides-policy.ts';
import { mayDoIt } from '../../../domain/filtering/request/it-plan.ts';
import type { SiteDoc } from '../../../domain/filtering/site/site.ts';
import type { PersonId } from '../../../domain/people/person.ts';
import { holdsOne } from '../../../domain/people/presence.ts';
import type { Role } from '../../../domain/people/role.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import { type Result, refuse } from '../../../domain/shared/result.ts';
import { hereNow, readsWholeLog } from '../request/access.ts';

const NOT_YOURS = 'There is nothing here for you. If a message brought you here, somebody else is dealing with it now.';

export const noSite = (): Result<never> => refuse('site.not_yours', NOT_YOURS);

/** Beside those who decide on filter requests. */
const MAY_LEAVE: readonly Role[] = ['headteacher', 'deputy_head', 'dsl', 'esafety_coordinator'];

export type SiteRights = { readonly open: boolean; readonly confirmBlocked: boolean; readonly leaveOpen: boolean };

const NONE: SiteRights = { open: false, confirmBlocked: false, leaveOpen: false };

export function siteRights(doc: SiteDoc, personId: PersonId, school: FilteringSchool, now: Instant): SiteRights {
  const me = hereNow(school, personId, now);
  if (me === null) return NONE;
  const { finder, told, itPeople, phase } = doc.state;
  const isIt = mayDoIt(me.id, school, itPeople, now);
  const { overrides } = school;
  return {
    open: finder === me.id || told.includes(me.id) || isIt || readsWholeLog(me, overrides),
    // Where an authority runs the filter, it is the co-ordinator who hears that it was done.
    confirmBlocked: phase === 'found' && (isIt || me.roles.includes('esafety_coordinator')),
    leaveOpen: phase === 'found' && holdsOne(me, decidersOf(overrides)) && !holdsOne(me, overrides.excludedRoles),
  };
}

const decidersOf = ({ approvers }: OverridesPolicy): readonly Role[] =>
  approvers.kind === 'roles' ? [...approvers.roles, ...MAY_LEAVE] : MAY_LEAVE;
