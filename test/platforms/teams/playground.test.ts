// Microsoft's own Teams client for developers, in a real browser, takes our cards and our answers.

import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AccountState } from '../../../src/usecases/ports.ts';
import {
  PLAYGROUND_TENANT,
  type PlaygroundPersona,
  type Playgrounds,
  startPlaygrounds,
} from '../../clients/playground/index.ts';
import { action, everyKind, listen, page, START } from './bot.ts';

const TESS = { aadObjectId: 'aaaaaaaa-0000-4000-8000-000000000020', name: 'Tess Teacher', email: 'tess@demo.example' };
const DANA = { aadObjectId: 'aaaaaaaa-0000-4000-8000-000000000021', name: 'Dana Lead', email: 'dana@demo.example' };

let bot: Awaited<ReturnType<typeof listen>>;
let world: Playgrounds;
let tess: PlaygroundPersona;
let pictures = '';
let showKinds = false;

beforeAll(async () => {
  pictures = process.env.ESAFETY_TEST_PICTURES ?? (await mkdtemp(join(tmpdir(), 'esafety-pictures-')));
  bot = await listen({ settings: { kind: 'local' } });
  bot.answer((turn) => {
    if (turn.kind === 'installed') return {};
    if (turn.kind !== 'press') return { say: [START] };
    if (turn.verb === 'report.start') return { show: showKinds ? everyKind() : page() };
    if (turn.verb !== 'report.next') return { close: true };
    if ((turn.inputs.story ?? '').length < 5) {
      return { show: page('Write a little more.', turn.inputs.story), errors: { story: 'Write a little more.' } };
    }
    return {
      show: { view: 'message', title: 'Saved', tone: 'good', lines: ['That is saved.'], numbers: [], actions: [] },
      say: [
        {
          view: 'report_status',
          ref: 'ES-7K3QF9XB',
          status: 'Received',
          time: '14:10',
          toldCount: 2,
          nextCheck: '14:25',
          nobodyAccepted: false,
          numbers: [],
          actions: [action('My advice', 'case.advice')],
        },
      ],
    };
  });
  world = await startPlaygrounds(`http://127.0.0.1:${bot.port}/api/messages`);
  tess = await world.persona(TESS);
}, 120_000);

afterAll(async () => {
  await world?.close();
  await bot?.stop();
  if (process.env.ESAFETY_TEST_PICTURES === undefined) await rm(pictures, { recursive: true, force: true });
});

describe('in the Agents Playground', () => {
  it('a typed word opens the way in, and a page is filled in, refused with its error, corrected and saved', async () => {
    await tess.say('/esafety report');
    await tess.press('Start a report');
    await tess.sees('What happened?');
    await tess.choose('Is anyone in danger now?', 'Not sure');
    await tess.type('What happened?', 'abc');
    await tess.press('Next');
    await tess.sees('Write a little more.');
    await tess.screenshot(join(pictures, 'teams-error.png'));
    expect(await tess.typed('What happened?')).toBe('abc');
    await tess.choose('Is anyone in danger now?', 'No');
    await tess.type('What happened?', 'a longer story');
    await tess.press('Next');
    await tess.sees('That is saved.');
    await tess.sees('ES-7K3QF9XB');
    await tess.screenshot(join(pictures, 'teams-saved.png'));
    expect(bot.turns.find((turn) => turn.kind === 'text')).toMatchObject({
      text: 'report',
      place: 'direct',
      actor: { tenant: PLAYGROUND_TENANT, standing: 'member', email: TESS.email, userId: TESS.aadObjectId },
    });
    expect(bot.turns.at(-1)).toMatchObject({ kind: 'press', inputs: { danger: 'no', story: 'a longer story' } });
    expect((await stat(join(pictures, 'teams-saved.png'))).size).toBeGreaterThan(5000);
  }, 90_000);

  it('opening Teams again welcomes nobody twice', async () => {
    const before = bot.turns.length;
    await tess.reload();
    await tess.say('help');
    await tess.sees('Start a report');
    expect(bot.turns.slice(before).map((turn) => turn.kind)).toEqual(['text']);
  }, 60_000);

  it('questions of every kind can be answered, and their answers arrive as the form expects them', async () => {
    showKinds = true;
    await tess.reload();
    await tess.say('report');
    await tess.sees('Start a report');
    await tess.press('Start a report');
    await tess.sees('One of many');
    await tess.choose('One of a few', 'Choice 2');
    await tess.choose('One of some', 'Choice 11');
    await tess.choose('One of many', 'Choice 33');
    await tess.choose('Tick all that fit', 'Choice 1');
    await tess.choose('Tick all that fit', 'Choice 3');
    await tess.choose('Pick all that fit', 'Choice 2');
    await tess.choose('Pick all that fit', 'Choice 12');
    await tess.type('In one line', 'a & b');
    await tess.pickDay('On which day?', 15);
    await tess.type('At what time?', '14:10');
    await tess.screenshot(join(pictures, 'teams-kinds.png'));
    await tess.press('Send answers');
    await tess.sees('You can close this.');
    expect(bot.turns.at(-1)).toMatchObject({
      verb: 'test.kinds',
      inputs: {
        few: 'few_2',
        some: 'some_11',
        many: 'many_33',
        ticks: 'ticks_1,ticks_3',
        picks: 'picks_2,picks_12',
        line: 'a & b',
        day: expect.stringMatching(/^\d{4}-\d{2}-15$/),
        hour: '14:10',
      },
    });
  }, 60_000);

  it('a message to somebody who was not asked for it arrives in that person’s window, and is updated there', async () => {
    const dana = await world.persona(DANA);
    await dana.say('help');
    await dana.sees('Start a report');
    const actor = bot.turns.findLast((turn) => turn.actor.userId === DANA.aadObjectId)?.actor;
    const account: AccountState = {
      personId: 'p_dana',
      platform: 'teams',
      tenant: PLAYGROUND_TENANT,
      userId: DANA.aadObjectId,
      address: actor?.address ?? null,
    };
    const alert = {
      view: 'case_alert',
      ref: 'ES-4M8PWR2T',
      urgency: 'Urgent',
      time: '14:10',
      attempt: 1,
      actions: [action('Open', 'case.open', { withInputs: false })],
    } as const;
    const sent = await bot.mounted.messenger.send(account, alert);
    if (!sent.ok) throw new Error(sent.code);
    await dana.sees('ES-4M8PWR2T');
    await dana.screenshot(join(pictures, 'teams-alert.png'));
    await bot.mounted.messenger.update(account, sent.message, { ...alert, time: '15:30' });
    await dana.sees('15:30');
    await tess.seesNot('ES-4M8PWR2T');
  }, 90_000);

  it('a mention in a channel is answered there with the fixed line only', async () => {
    await tess.opens('Staffroom');
    await tess.mentions('report');
    await tess.sees('I have written to you in our private chat.');
    expect(bot.turns.at(-1)).toMatchObject({ kind: 'text', text: 'report', place: 'channel' });
    await tess.screenshot(join(pictures, 'teams-channel.png'));
    await tess.opens('Personal Chat');
    await tess.sees('Start a report');
  }, 60_000);
});
