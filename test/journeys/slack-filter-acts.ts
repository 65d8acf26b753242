// What the journeys of filter requests in Slack do again and again: a school with a private channel, a request from the first word
// to Send, and what stands where.

import { visibleText } from '../clients/slack-stand-in/visible.ts';
import { demoPackWith, type PackFile } from '../support/demo-pack.ts';
import { leaksIn, logSurfaces, slackSurfaces } from '../support/leaks.ts';
import { esafety, type Ran } from '../support/run-esafety.ts';
import { openSlackSchool, type SlackSchool, slackId, slackTeller } from '../support/slack-school.ts';
import { ADDRESS, PRIVATE, tellOfBlockedSite, type Wish } from './filter-stories.ts';

export const CHANNEL = 'C0FILTERING';
export const MINUTE_MS = 60_000;

/** 10:00 on a school day, in the middle of Lesson 2; this one begins at 11:15. */
export const LATER_LESSON = 'Lesson 3, today 11:15 to 12:15';

export type FilterSchool = {
  readonly here: SlackSchool;
  readonly operator: (...argv: readonly string[]) => Promise<Ran>;
};

type Given = {
  /** How the pack's section differs from the demo school's. */
  readonly overrides?: object;
  /** Who is in the private channel. `null`: the pack names none. */
  readonly inChannel?: readonly string[] | null;
};

const opened = new Set<{ readonly here: SlackSchool; readonly pack: PackFile }>();

export async function openFilterSchool(given: Given = {}): Promise<FilterSchool> {
  const { overrides = {}, inChannel = ['ezra', 'hana', 'ivy'] } = given;
  const pack = demoPackWith({ ...(inChannel === null ? {} : { channel: { slack: CHANNEL } }), ...overrides });
  const here = await openSlackSchool({ environment: { ESAFETY_POLICY: pack.path } });
  opened.add({ here, pack });
  if (inChannel !== null) here.slack.addChannel(inChannel.map(slackId), { id: CHANNEL, private: true });
  return { here, operator: (...argv) => esafety(here.app, argv, { ESAFETY_POLICY: pack.path }) };
}

/** `afterEach(closeFilterSchools)`. */
export async function closeFilterSchools(): Promise<void> {
  for (const { here, pack } of opened) {
    await here.close();
    pack.remove();
  }
  opened.clear();
}

/** Asks, and closes the window. Gives the reference. */
export async function ask(
  here: SlackSchool,
  { who = 'tess', address = ADDRESS, ...wish }: Wish & { readonly who?: string; readonly address?: string } = {},
): Promise<string> {
  const person = here.user(who);
  await person.command(`unblock ${address}`);
  await tellOfBlockedSite(slackTeller(person), wish);
  const ref = /Sent\. (FR-\w{8})\./.exec(person.modal()?.text ?? '')?.[1];
  if (ref === undefined) throw new Error(`not sent: ${person.modal()?.text} ${JSON.stringify(person.modal()?.errors)}`);
  person.closeModal();
  return ref;
}

/** Every card in the private channel as it reads now. */
export const inChannel = ({ slack }: SlackSchool): readonly string[] =>
  (slack.world.channels.get(CHANNEL)?.messages ?? []).map(({ blocks }) => visibleText(blocks));

/** Where the chat, the logs or what Slack was sent says something that belongs into private views alone. Empty when all is well. */
export const leaked = ({ slack, app }: SlackSchool): readonly string[] =>
  leaksIn([...slackSurfaces(slack), ...logSurfaces(app.logged)], Object.values(PRIVATE));

/** What Slack refused, and what it complained of to anybody. */
export const troubles = ({ slack, user }: SlackSchool): readonly unknown[] => [
  ...slack.calls().filter(({ answer }) => answer.ok === false),
  ...['tess', 'ezra', 'hana', 'ivy', 'dana'].flatMap((name) => user(name).troubles()),
];

/** Ivy says that it is open, and that it is blocked again. */
export async function ivyOpens({ user }: SlackSchool, ticket = ''): Promise<void> {
  const ivy = user('ivy');
  await ivy.press('It is open now');
  if (ticket !== '') await ivy.type('Ticket number', ticket);
  await ivy.press('Confirm it is open');
}
