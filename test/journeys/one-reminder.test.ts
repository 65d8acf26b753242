// One server joined to Slack and to Teams: whoever has both is reminded once, and what is signed in one is signed in the other.

import { afterEach, expect, it } from '@jest/globals';
import { startTeams, type TeamsUser, type TeamsWorld, textOf } from '../clients/teams-connector/index.ts';
import { demoPolicy } from '../support/school.ts';
import { openSlackSchool, type SlackSchool, slackTeller } from '../support/slack-school.ts';
import { fillSignForm, readToTheEnd } from './agreement-acts.ts';
import { inbox } from './slack-acts.ts';

const DAY_MS = 24 * 3_600_000;

let slack: SlackSchool;
let teams: TeamsWorld;
afterEach(async () => {
  await slack.close();
  await teams.close();
});

async function open(): Promise<TeamsUser> {
  teams = await startTeams();
  const { settings, seams } = teams;
  if (settings.kind !== 'tenant' || settings.appType !== 'SingleTenant') throw new Error('the stand-in has one tenant');
  slack = await openSlackSchool({
    environment: {
      MicrosoftAppType: settings.appType,
      MicrosoftAppId: settings.appId,
      MicrosoftAppPassword: settings.appPassword,
      MicrosoftAppTenantId: settings.tenantId,
    },
    seams: { teams: seams },
  });
  teams.connect(`${slack.app.url}/api/messages`);
  const tess = demoPolicy().people.find(({ id }) => id === 'p_tess');
  if (tess === undefined) throw new Error('no Tess');
  return teams.user(tess.id, { name: tess.name, email: tess.email });
}

const reminders = (text: string): number => text.match(/waiting for you/g)?.length ?? 0;

it('somebody who has Slack and Teams is reminded in one of them, and not once more after signing in the other', async () => {
  const tess = await open();
  const inTeams = (): string =>
    tess
      .kept()
      .map(({ activity }) => textOf(activity.attachments))
      .join('\n');
  await tess.installs();
  await tess.says('help');
  await slack.user('tess').command('help');
  await slack.settle();
  for (let day = 1; day <= 12; day += 1) await slack.later(DAY_MS);
  const [there, here] = [reminders(inTeams()), reminders(inbox(slack, 'tess'))];
  // The day after, after a week, and so on: each time in one place.
  expect(there + here).toBe(3);
  expect(Math.min(there, here)).toBe(0);

  const person = slack.user('tess');
  await person.command('aup');
  await person.press('Read and sign');
  await readToTheEnd(slackTeller(person), (label) => person.modal()?.buttons.includes(label) === true);
  await fillSignForm(slackTeller(person));
  await person.press('Sign');
  person.closeModal();
  for (let day = 0; day < 20; day += 1) await slack.later(DAY_MS);
  expect(reminders(inTeams()) + reminders(inbox(slack, 'tess'))).toBe(3);
  await tess.says('aup');
  await tess.press('My agreements');
  expect(tess.text()).toContain('Signed Sun 6 Dec 2026');
});
