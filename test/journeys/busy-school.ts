// One school on Slack and Teams at once, in which a good deal has been reported, handled and got wrong: for whoever looks for leaks.

import { expect } from '@jest/globals';
import { startTeams, type TeamsWorld } from '../clients/teams-connector/index.ts';
import { takeDiskAway } from '../support/broken-disk.ts';
import { openSlackSchool, type SlackSchool, slackTeller } from '../support/slack-school.ts';
import { teamsTeller } from '../support/teams-school.ts';
import { SENTINELS, tellOfAdult, tellOfHarmedPupil, tellPageOne, tellWhatHappened, tellWhatKind } from './stories.ts';

export const TYPED_ADULT = 'Octavian Quincewright';
export const LATER = {
  note: 'Wombatine note',
  closing: 'Narwhalish outcome',
  more: 'Kookaburran addition',
  chat: 'Okapish words',
};
/** The words for the kinds of report that are told here, and the keys behind them. */
export const KINDS = [
  'Bullying online',
  'An adult here broke',
  'nasty, hateful',
  'cyberbullying',
  'staff_conduct',
  'harm_signs',
];
/** None of these may stand anywhere but on a private page. */
export const WORDS = [...Object.values(SENTINELS), TYPED_ADULT, ...Object.values(LATER), ...KINDS];

export type Both = { readonly here: SlackSchool; readonly teams: TeamsWorld; readonly close: () => Promise<void> };

export async function busySchool(): Promise<Both> {
  const teams = await startTeams();
  const environment = {
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppId: teams.settings.kind === 'tenant' ? teams.settings.appId : '',
    MicrosoftAppPassword: 'not-a-real-one',
    MicrosoftAppTenantId: teams.settings.kind === 'tenant' ? teams.settings.tenantId : '',
  };
  const here = await openSlackSchool({ environment, seams: { teams: teams.seams } });
  const close = async (): Promise<void> => {
    await here.close();
    await teams.close();
  };
  teams.connect(`${here.app.url}/api/messages`);
  try {
    await onSlack(here);
    await onTeams(here, teams);
    await here.settle();
  } catch (error) {
    // Nothing may be left listening when a story does not come to its end.
    await close();
    throw error;
  }
  return { here, teams, close };
}

async function onSlack(here: SlackSchool): Promise<void> {
  const tess = here.user('tess');
  const dana = here.user('dana');
  await tess.command(`report ${LATER.chat}`);
  await tellOfHarmedPupil(slackTeller(tess));
  await tess.press('Send report');
  await tess.press('Add something');
  await tess.type('What do you want to add?', LATER.more);
  await tess.press('Save what I added');
  await dana.press('I am dealing with this');
  await dana.press('Add to the record');
  await dana.press('Add a note');
  await dana.choose('What is this note?', 'Facts: what was seen, said or done');
  await dana.type('The note', LATER.note);
  await dana.press('Save to the record');
  await dana.press('Close this case');
  for (const question of ['What happened, in short', 'What was done', 'What was decided', 'Why', 'What came of it'])
    await dana.type(question, LATER.closing);
  await dana.choose('Do lessons mean that a policy should be looked at again?', 'No');
  await dana.press('Close the case now');
  await tess.command('report');
  await tellOfHarmedPupil(slackTeller(tess), { name: 'Leave my name out', danger: 'Yes' });
  await tess.press('Send report');
  // What does not belong into a chat, typed there all the same.
  await tess.message(LATER.chat);
  await tess.command(LATER.chat);
  await tess.command(LATER.chat, { command: '/other' });
  await tess.mention(here.slack.addChannel(['U_TESS']).id, `report ${LATER.chat}`);
  await tess.message(LATER.chat, { subtype: 'file_share', files: [{ id: 'F1', name: `${LATER.chat}.png` }] });
  for (const name of ['tess', 'dana', 'dev', 'hana']) await here.user(name).openHome();
  await withoutDisk(here);
}

/** Failures speak too: pages full of words while nothing can be written. */
async function withoutDisk(here: SlackSchool): Promise<void> {
  const ola = here.user('ola');
  const dana = here.user('dana');
  await ola.command('report');
  await tellPageOne(slackTeller(ola));
  await tellWhatKind(slackTeller(ola));
  await dana.press('Open', 'messages');
  await dana.press('Add to the record');
  await dana.press('Add a note');
  await dana.choose('What is this note?', 'Facts: what was seen, said or done');
  here.hold();
  const giveBack = takeDiskAway(here.app.folder);
  await tellWhatHappened(slackTeller(ola));
  await dana.type('The note', LATER.note);
  await dana.press('Save to the record');
  giveBack();
  expect(`${ola.modal()?.text}${JSON.stringify(ola.modal()?.errors)}`).toContain('NOT saved');
  await here.release();
}

async function onTeams(here: SlackSchool, teams: TeamsWorld): Promise<void> {
  const sol = teams.user('p_sol', { name: 'Sol Supply', email: 'sol.supply@demo-school.example' });
  const hana = teams.user('p_hana', { name: 'Hana Head', email: 'hana.head@demo-school.example' });
  await hana.installs();
  await sol.says(`report ${LATER.chat}`);
  await sol.says(LATER.chat);
  await sol.says('report');
  await sol.press('Report a concern');
  await tellOfAdult(teamsTeller(sol), 'Someone not in this list', TYPED_ADULT);
  await sol.press('Send report');
  await here.settle();
  await hana.press('Open');
  expect(hana.text()).toContain(TYPED_ADULT);
  await sol.mentions('19:room@thread.tacv2', `report ${LATER.chat}`);
  await sol.posts([{ contentType: 'image/png', contentUrl: `${teams.url}/x.png`, name: `${LATER.chat}.png` }]);
}
