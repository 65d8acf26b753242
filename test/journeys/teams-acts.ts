// What the Teams journeys do again and again: a report from the first word to Send, and who has heard of it.

import { textOf } from '../clients/teams-connector/index.ts';
import { openTeamsSchool, type TeamsSchool, teamsTeller } from '../support/teams-school.ts';
import { tellOfHarmedPupil } from './stories.ts';

/** What stays in somebody's chat: what another device, or an administrator, would find. Spaces that hold words together are spaces. */
export const chat = ({ user }: TeamsSchool, name: string): string =>
  user(name)
    .kept()
    .map(({ activity }) => textOf(activity.attachments))
    .join('\n---\n')
    .replace(/[\u200b-\u200d\u2060]/gu, '')
    .replace(/[\u00a0\u202f]/gu, ' ');
/** The same with everything around the words: previews, ids, what buttons carry. */
export const wholeChat = ({ user }: TeamsSchool, name: string): string => JSON.stringify(user(name).kept());

/** Who was sent anything about a case. */
export const told = (here: TeamsSchool): readonly string[] =>
  ['dana', 'dev', 'hana', 'chaz', 'gus', 'vic'].filter((name) => chat(here, name).includes('ES-'));

/** Tess tells and sends. Gives the reference. */
export async function report(here: TeamsSchool, tell = tellOfHarmedPupil): Promise<string> {
  const tess = here.user('tess');
  await tess.says('report');
  await tess.press('Report a concern');
  await tell(teamsTeller(tess));
  await tess.press('Send report');
  const ref = /Your reference is (ES-\w{8})/.exec(tess.text())?.[1];
  if (ref === undefined) throw new Error(`not sent: ${tess.text()}`);
  await here.settle();
  return ref;
}

const opened = new Set<TeamsSchool>();

/** A school in which these people have added the app at some time; none of them has ever typed a word. */
export async function openInstalled(
  installed: readonly string[] = ['dana', 'dev', 'hana', 'chaz', 'gus', 'vic'],
): Promise<TeamsSchool> {
  const school = await openTeamsSchool();
  opened.add(school);
  for (const name of installed) await school.user(name).installs();
  await school.settle();
  return school;
}

/** `afterEach(closeInstalled)`. */
export async function closeInstalled(): Promise<void> {
  for (const school of opened) await school.close();
  opened.clear();
}
