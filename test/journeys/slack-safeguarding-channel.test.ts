// The safeguarding channel in Slack: a reference and two buttons, a window for whoever presses and may, and nothing for anybody else.

import { afterEach, expect, it } from '@jest/globals';
import { visibleText } from '../clients/slack-stand-in/visible.ts';
import { demoPackWith, type PackFile } from '../support/demo-pack.ts';
import { openSlackSchool, type SlackSchool, slackId } from '../support/slack-school.ts';
import { inbox, report } from './slack-acts.ts';
import { SENTINELS } from './stories.ts';

const CHANNEL = 'C0SAFEGUARD';

const opened: { readonly here: SlackSchool; readonly pack: PackFile }[] = [];
afterEach(async () => {
  for (const { here, pack } of opened.splice(0)) {
    await here.close();
    pack.remove();
  }
});

async function openWith(inside: readonly string[]): Promise<SlackSchool> {
  const pack = demoPackWith({}, { safeguardingChannel: { slack: CHANNEL } });
  const here = await openSlackSchool({ environment: { ESAFETY_POLICY: pack.path } });
  opened.push({ here, pack });
  here.slack.addChannel(inside.map(slackId), { id: CHANNEL, private: true });
  return here;
}
const inChannel = ({ slack }: SlackSchool): string =>
  (slack.world.channels.get(CHANNEL)?.messages ?? [])
    .map((message) => `${visibleText(message.blocks)} ${JSON.stringify(message)}`)
    .join('\n');

it('shows a new report by its reference alone, opens it in a window for whoever holds it, and people were told all the same', async () => {
  const here = await openWith(['dana', 'dev']);
  const ref = await report(here);
  await here.later(1000);
  expect(inChannel(here)).toContain(ref);
  expect(inChannel(here)).not.toContain(SENTINELS.story);
  for (const name of ['dana', 'dev']) expect(inbox(here, name)).toContain(ref);
  await here.user('dev').press('Open', CHANNEL);
  expect(here.user('dev').modal()?.text).toContain(SENTINELS.story);
  expect(inChannel(here)).not.toContain(SENTINELS.story);
});

it('opens nothing for somebody who joined after the card was there', async () => {
  const here = await openWith(['dana', 'dev']);
  await report(here);
  await here.later(1000);
  await here.slack.inChannel(CHANNEL).join(slackId('ezra'));
  await here.user('ezra').press('Open', CHANNEL);
  expect(here.user('ezra').modal()?.text).toContain('There is no case here for you');
  await report(here);
  await here.later(1000);
  expect(here.slack.world.channels.get(CHANNEL)?.messages).toHaveLength(1);
  expect(inbox(here, 'hana')).toContain('The safeguarding channel was not used');
  expect(inbox(here, 'ezra')).not.toContain('ES-');
});

it('gets nothing while it can be joined by anybody', async () => {
  const here = await openWith(['dana', 'dev']);
  here.slack.inChannel(CHANNEL).publish();
  const ref = await report(here);
  await here.later(1000);
  expect(inChannel(here)).toBe('');
  expect(inbox(here, 'dana')).toContain(ref);
});
