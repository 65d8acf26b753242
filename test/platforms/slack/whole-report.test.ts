// A whole report through Slack, over the real conversation, the real steps and a real store: as a teacher and a DSL would see it.

import { afterEach, describe, expect, it } from '@jest/globals';
import { makeConverse } from '../../../src/chat/converse.ts';
import type { Converse } from '../../../src/chat/turn.ts';
import { makeWorker } from '../../../src/delivery/worker.ts';
import { SENTINELS, tellOfHarmedPupil } from '../../journeys/stories.ts';
import { openSchool, type TestSchool } from '../../support/school.ts';
import { type Bot, startBot } from './bot.ts';

let bot: Bot | undefined;
let school: TestSchool | undefined;
afterEach(async () => {
  await bot?.stop();
  await school?.store.dispose();
  bot = undefined;
  school = undefined;
});

async function open(socket: boolean) {
  school = await openSchool();
  const { useCases, deps, policy } = school;
  const converse: Converse = makeConverse({ useCases, clock: school.clock, log: deps.log });
  const people = policy.people.map(({ id, name, email }) => ({ id, name, ...(email ? { email } : {}) }));
  bot = await startBot({ converse, people, socket });
  const worker = makeWorker(
    deps,
    { messengers: [bot.mounted.messenger], mailer: null },
    { set: () => () => undefined },
  );
  return { bot, school, worker };
}

describe.each([
  ['signed requests', false],
  ['Socket Mode', true],
])('a report over %s', (_name, socket) => {
  it('goes from the command to the safeguarding lead, and its words stay in windows', async () => {
    const running = await open(socket);
    const { slack } = running.bot;
    const tess = slack.user('p_tess');
    const dana = slack.user('p_dana');
    // The lead has used the bot before, so it knows where to write.
    await dana.message('cases');
    await tess.command('report');
    await tellOfHarmedPupil({
      choose: (question, option) => tess.choose(question, ...(typeof option === 'string' ? [option] : option)),
      fill: (question, text) => tess.type(question, text),
      press: async (label) => void (await tess.press(label)),
    });
    await tess.press('Send report');
    expect(tess.modal()?.text).toMatch(/ES-/);
    await running.worker.runOnce();

    const alert = dana.lastMessage();
    expect(alert?.text).toMatch(/ES-/);
    await dana.press(alert?.buttons[0] ?? '', 'messages');
    expect(dana.modal()?.text).toContain(SENTINELS.story);

    const posted = [...tess.messages(), ...dana.messages()]
      .flatMap(({ text, fallback }) => [text, fallback])
      .join('\n');
    for (const sentinel of Object.values(SENTINELS)) {
      expect(posted).not.toContain(sentinel);
      expect(running.bot.logged()).not.toContain(sentinel);
      expect(running.school.logged.join('\n')).not.toContain(sentinel);
    }
    expect(slack.calls().filter(({ answer }) => answer.ok === false)).toEqual([]);
    expect([...tess.troubles(), ...dana.troubles()]).toEqual([]);
  });
});
