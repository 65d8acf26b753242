// The desk of a safeguarding lead in Teams, by tokens that are really signed: the cards of the private chat, also old ones and forwarded ones.

import { afterEach, describe, expect, it } from '@jest/globals';
import { nodes, type TeamsUser } from '../clients/teams-connector/index.ts';
import { demoPolicy } from '../support/school.ts';
import { type TeamsSchool, teamsTeller } from '../support/teams-school.ts';
import { askIvy, closeCase, DESK_SECRETS, finishTask, goThroughPicture, takeIn, writeNote } from './desk-acts.ts';
import { SENTINELS, tellOfNudePicture } from './stories.ts';
import { chat, closeInstalled, openInstalled, report, wholeChat } from './teams-acts.ts';

afterEach(closeInstalled);

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const SECRETS = [...Object.values(DESK_SECRETS), ...Object.values(SENTINELS)];

/** Presses a button of somebody else's card, as whoever got it forwarded would. */
async function pressForwarded(owner: TeamsUser, thief: TeamsUser, label: string): Promise<string> {
  const cards = owner.kept().map(({ activity }) => activity.attachments);
  const button = [...nodes(cards)].findLast(({ title }) => title === label);
  if (button === undefined) throw new Error(`no button "${label}"`);
  const action = { type: 'Action.Execute', verb: button.verb, data: button.data };
  const value = { action, trigger: 'manual' };
  const invoke = thief.activity({ type: 'invoke', name: 'adaptiveCard/action', replyToId: owner.kept()[0]?.id, value });
  return JSON.stringify((await thief.send(invoke)).body);
}

/** Somebody leaves at the end of the day: the staff list that is imported next says so. */
async function leaves(here: TeamsSchool, id: string): Promise<void> {
  const { key, people } = demoPolicy();
  const person = people.find((one) => one.id === id);
  if (person === undefined) throw new Error(`nobody is ${id}`);
  const done = await here.app.store.commit<'person'>({
    ...{ kind: 'person', id, school: key, version: 0, state: { ...person, endsOn: '2026-11-27' } },
    ...{ history: [], outbox: [], dueAt: null, terms: [] },
  });
  if (!done.ok) throw new Error(done.why);
  await here.restart();
}

describe('in Teams, a safeguarding lead', () => {
  it('works a case in place from the home card to closed; the chat keeps references and no more', async () => {
    const here = await openInstalled(['dana', 'dev', 'ivy']);
    const ref = await report(here, tellOfNudePicture);
    const [dana, ivy] = [here.user('dana'), here.user('ivy')];
    const desk = teamsTeller(dana);
    await dana.says('home');
    expect(dana.text()).toContain('You have 1 open case.');
    expect(dana.text().indexOf(ref)).toBeLessThan(dana.text().indexOf('My open cases'));
    await dana.press('Open');
    await dana.press('I am dealing with this');
    expect(dana.text()).toContain('You are dealing with this now.');
    await writeNote(desk, 'child', DESK_SECRETS.child);
    expect(dana.text()).toContain('Saved to the record.');
    await goThroughPicture(desk);
    await takeIn(desk);
    await askIvy(desk);
    await here.settle();
    await ivy.press('Open');
    expect(ivy.text()).toContain(DESK_SECRETS.task);
    for (const words of [SENTINELS.story, 'picture', 'nude']) expect(ivy.text()).not.toContain(words);
    await finishTask(teamsTeller(ivy));
    await closeCase(desk, 'No', 'The phone goes back on Friday');
    expect(dana.text()).toContain('Closed. Nobody is reminded of it any more.');
    await here.settle();
    expect(chat(here, 'tess')).toContain(`Closed. ${ref}`);
    for (const name of ['tess', 'dana', 'dev', 'ivy'])
      for (const secret of SECRETS) expect(wholeChat(here, name)).not.toContain(secret);
    for (const secret of SECRETS) expect(here.app.logged.join('\n')).not.toContain(secret);
    expect(here.teams.state.calls.filter(({ status }) => status >= 400)).toEqual([]);
  }, 60_000);

  it('a card that was forwarded, or is pressed days later by somebody who stepped back or has left, shows nothing', async () => {
    const here = await openInstalled();
    const ref = await report(here);
    const [dana, dev, tess] = [here.user('dana'), here.user('dev'), here.user('tess')];
    for (const label of ['I am dealing with this', 'Open']) {
      const answer = await pressForwarded(dana, tess, label);
      for (const word of [ref, ...SECRETS]) expect(answer).not.toContain(word);
    }
    await dana.press('I am dealing with this');
    await dana.press('I should not have this case');
    await dana.press('Step back from this case');
    await here.later(3 * DAY_MS);
    dana.reopens();
    await dana.press('Open');
    for (const secret of SECRETS) expect(dana.text()).not.toContain(secret);

    dev.reopens();
    await dev.press('Open');
    expect(dev.text()).toContain(SENTINELS.story);
    dev.reopens();
    await leaves(here, 'p_dev');
    await here.later(DAY_MS);
    await dev.press('Open');
    for (const secret of SECRETS) expect(dev.text()).not.toContain(secret);
  }, 60_000);
});
