// The school as the rules about filter requests need it: pack, calendar, staff list, and who is in the private channel just now.

import type { FilteringSchool } from '../../domain/filtering/filtering-school.ts';
import type { OverrideDoc } from '../../domain/filtering/request/override.ts';
import type { Deps } from '../ports.ts';

/** Without the channel: for whatever does not hang on who is in it. */
export async function schoolNow(deps: Deps, school: string): Promise<FilteringSchool> {
  const { overrides, calendar } = deps.policy(school);
  return { overrides, calendar, directory: await deps.people.directory(school), channelPeople: null };
}

/** With everybody who is in the private channel at this moment, if the pack names one and it is fit. */
export async function schoolWithChannel(deps: Deps, school: string): Promise<FilteringSchool> {
  const now = await schoolNow(deps, school);
  const { slack, teams } = now.overrides.channel;
  if (slack === null && teams === null) return now;
  const roster = await deps.channels.roster(school);
  return roster.ok ? { ...now, channelPeople: roster.people } : now;
}

/** For a press: the platform is asked only where the right to act, or where the card goes, hangs on it. */
export function schoolForPress(deps: Deps, doc: OverrideDoc): Promise<FilteringSchool> {
  const { approvers } = deps.policy(doc.school).overrides;
  const hangsOnIt = doc.state.inChannel || approvers.kind === 'channel';
  return hangsOnIt ? schoolWithChannel(deps, doc.school) : schoolNow(deps, doc.school);
}
