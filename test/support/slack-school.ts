// The whole program joined to a Slack of its own: the demo school's people are members there, time stands until a test moves it,
// and everything that is owed goes out before a person's act is over.

import type { Seams } from '../../src/main.ts';
import { type SlackPerson, type SlackStandIn, startSlackStandIn } from '../clients/slack-stand-in/index.ts';
import { buttonsOf } from '../clients/slack-stand-in/visible.ts';
import type { Teller } from '../journeys/stories.ts';
import { TUESDAY_10 } from './a-case.ts';
import { openApp, type TestApp } from './open-app.ts';
import { demoPolicy } from './school.ts';
import { finish, untilStill } from './settle.ts';

export type SlackSchool = {
  readonly app: TestApp;
  readonly slack: SlackStandIn;
  /** A person of the demo school by first name: `tess`, `dana`. */
  readonly user: (name: string) => SlackPerson;
  readonly clock: { readonly now: () => number; readonly move: (ms: number) => void };
  /** Lets time pass and whatever became due happen. */
  readonly later: (ms: number) => Promise<void>;
  /** Everything owed now goes out; nothing is left half done. */
  readonly settle: () => Promise<void>;
  /** Stops the worker's part of each act, to see what a person sees before anything was delivered. */
  readonly hold: () => void;
  readonly release: () => Promise<void>;
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type SlackSchoolOptions = {
  readonly environment?: Readonly<Record<string, string>>;
  readonly seams?: Omit<Seams, 'clock' | 'timer' | 'log'>;
};

/** Slack ids of the demo people: `p_tess` is `U_TESS`. */
export const slackId = (name: string): string => `U_${name.replace(/^p_/, '').toUpperCase()}`;

export async function openSlackSchool(options: SlackSchoolOptions = {}): Promise<SlackSchool> {
  let now = TUESDAY_10;
  const clock = {
    now: () => now,
    move: (ms: number) => {
      now += ms;
    },
  };
  const people = demoPolicy().people.map(({ id, name, email }) => ({ id: slackId(id), name, email }));
  const slack = await startSlackStandIn({ now: clock.now, people });
  const { botToken, signingSecret, apiUrl } = slack.settings;
  const environment = {
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: apiUrl,
    ...options.environment,
  };
  // The worker moves when the test says so, never by itself.
  let app = await openApp(environment, { ...options.seams, clock, timer: { set: () => () => undefined } });
  let held = false;
  const settle = async (): Promise<void> => {
    await quiet(slack);
    if (held) return;
    await finish(app.worker);
    await quiet(slack);
  };
  const connect = (): void => slack.connect({ url: `${app.url}/slack/events`, idle: settle });
  connect();
  return {
    slack,
    clock,
    settle,
    get app() {
      return app;
    },
    user: (name) => slack.user(slackId(name)),
    later: async (ms) => {
      clock.move(ms);
      await settle();
    },
    hold: () => {
      held = true;
    },
    release: async () => {
      held = false;
      await settle();
    },
    restart: async () => {
      app = await app.restart();
      connect();
    },
    close: async () => {
      await app.dispose();
      await slack.close();
    },
  };
}

/** A window that says it is opening is still to be filled. */
const quiet = ({ calls, world }: SlackStandIn): Promise<void> =>
  untilStill(() => {
    const busy = calls().some((call) => call.answer.ok === undefined) || [...world.views.values()].some(isOpening);
    return busy ? null : calls().length;
  });

const isOpening = ({ view }: { readonly view: Readonly<Record<string, unknown>> }): boolean =>
  /One moment|Still saving/.test(JSON.stringify(view));

/** A person at Slack tells a story page by page. */
export const slackTeller = (person: SlackPerson): Teller => ({
  choose: (question, option) => person.choose(question, ...(typeof option === 'string' ? [option] : option)),
  fill: (question, text) => person.type(question, text),
  press: async (label) => void (await person.press(label)),
});

/** A person at Slack whose client checks nothing before it sends: every question may be left empty, and texts may be long. */
export function withoutChecks(school: SlackSchool, person: SlackPerson): void {
  for (const open of school.slack.world.views.values()) {
    if (open.userId === person.id) open.view = { ...open.view, blocks: looseBlocks(open.view.blocks) };
  }
}

const looseBlocks = (blocks: unknown): unknown =>
  Array.isArray(blocks)
    ? blocks.map((block: { readonly type: string; readonly element?: object }) =>
        block.type === 'input'
          ? { ...block, optional: true, element: { ...block.element, max_length: 20_000 } }
          : block,
      )
    : blocks;

/** Presses a button that was sent to somebody else, as an own client could: same action, another person. */
export async function pressStolen(
  school: SlackSchool,
  thief: SlackPerson,
  owner: SlackPerson,
  label: string,
): Promise<void> {
  const { slack } = school;
  const button = slack.world
    .dm(owner.id)
    .messages.flatMap(({ blocks }) => buttonsOf(blocks))
    .findLast((each) => each.label === label);
  if (button === undefined) throw new Error(`${owner.id} has no button "${label}"`);
  await pressForged(school, thief, button.actionId, button.value);
}

/** A press with an action and a value of the test's own making. */
export async function pressForged(
  school: SlackSchool,
  person: SlackPerson,
  actionId: string,
  value: string,
): Promise<void> {
  const { slack, settle } = school;
  const { world } = slack;
  const channel = world.dm(person.id).id;
  await slack.deliver({
    kind: 'interactive',
    payload: {
      ...{ type: 'block_actions', team: { id: world.teamId }, user: { id: person.id, team_id: world.teamId } },
      ...{ trigger_id: world.trigger(person.id), channel: { id: channel }, message: { ts: '1.1', text: '' } },
      container: { type: 'message', message_ts: '1.1', channel_id: channel, is_ephemeral: false },
      actions: [{ type: 'button', action_id: actionId, block_id: 'b1', value, action_ts: world.ts() }],
    },
  });
  await settle();
}
