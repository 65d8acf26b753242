// What the Slack journeys do again and again: a report from the first word to Send, and who has heard of it.

import { type SlackSchool, slackId, slackTeller } from '../support/slack-school.ts';
import { tellOfHarmedPupil } from './stories.ts';

/** Everybody a case could be told to. */
const EVERYBODY = ['dana', 'dev', 'hana', 'ezra', 'ivy', 'bea', 'chaz', 'clem', 'sena', 'vic', 'gus', 'remi'];

/** All messages of a person as they read. */
export const inbox = ({ user }: SlackSchool, name: string): string =>
  user(name)
    .messages()
    .map(({ text }) => text)
    .join('\n');

/** The same without the daily bundle of reminders, which is about other things. */
export const besidesReminders = ({ user }: SlackSchool, name: string): string =>
  user(name)
    .messages()
    .map(({ text }) => text)
    .filter((text) => !/^(One thing is|\d+ things are) waiting for you/.test(text))
    .join('\n');

/** Who was sent anything about a case. */
export const told = (here: SlackSchool): readonly string[] =>
  EVERYBODY.filter((name) => inbox(here, name).includes('ES-'));

/** Tess tells and sends. Gives the reference. */
export async function report(here: SlackSchool, tell = tellOfHarmedPupil): Promise<string> {
  const tess = here.user('tess');
  await tess.command('report');
  await tell(slackTeller(tess));
  await tess.press('Send report');
  const ref = /ES-\w{8}/.exec(tess.modal()?.text ?? '')?.[0];
  if (ref === undefined) throw new Error(`not sent: ${tess.modal()?.text}`);
  tess.closeModal();
  return ref;
}

/** The case behind the Open button of somebody's alert. */
export function caseIdOf({ slack }: SlackSchool, name: string, ref = 'ES-'): string {
  const message = slack.world.dm(slackId(name)).messages.find(({ text }) => text.includes(ref));
  const value = /"value":"([^"]+)"/.exec(JSON.stringify(message?.blocks))?.[1];
  if (value === undefined) throw new Error(`${name} has no case`);
  return value;
}
