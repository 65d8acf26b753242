// What the journeys of filter requests in Slack do again and again: a school with a private channel, a request from the first word
// to Send, and what stands where.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Button, buttonsOf, visibleText } from '../clients/slack-stand-in/visible.ts';
import { demoPackWith, type PackFile } from '../support/demo-pack.ts';
import { leaksIn, logSurfaces, slackSurfaces } from '../support/leaks.ts';
import { esafety, type Ran } from '../support/run-esafety.ts';
import { demoPolicy } from '../support/school.ts';
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
  const ref = /(FR-\w{8})\./.exec(person.modal()?.text ?? '')?.[1];
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

/** A button as it stands in the channel now, to be pressed later from a screen that was not brought up to date. */
export function buttonInChannel({ slack }: SlackSchool, label: string): Button {
  const blocks = slack.world.channels.get(CHANNEL)?.messages.flatMap((message) => message.blocks) ?? [];
  const found = buttonsOf(blocks).findLast((button) => button.label === label);
  if (found === undefined) throw new Error(`there is no button "${label}" in the channel`);
  return found;
}

/**
 * The school's staff list beside the running server: first everybody, then everybody but this person. It has to say something new of
 * them, because who stands in the pack alone is never a leaver.
 */
export async function leaves({ operator }: FilterSchool, leaver: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'esafety-staff-'));
  const file = join(folder, 'staff.csv');
  const { people } = demoPolicy();
  for (const staff of [people, people.filter(({ id }) => id !== `p_${leaver}`)]) {
    writeFileSync(
      file,
      ['Name,E-mail,Start', ...staff.map(({ name, email }) => `${name},${email},01/09/2025`)].join('\n'),
    );
    const { code, out, err } = await operator('people', 'import', file, '--apply');
    if (code !== 0) throw new Error(`not imported: ${out}${err}`);
  }
  rmSync(folder, { recursive: true });
}
