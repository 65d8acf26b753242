// Whole journeys in Teams, by tokens that are really signed, through the program as main.ts puts it together.

import { afterEach, describe, expect, it } from '@jest/globals';
import { findInput, nodes } from '../clients/teams-connector/index.ts';
import { teamsTeller } from '../support/teams-school.ts';
import { SENTINELS, tellOfAdult, tellOfHarmedPupil, tellPageOne, tellWhatHappened, tellWhatKind } from './stories.ts';
import { chat, closeInstalled, openInstalled, report, told, wholeChat } from './teams-acts.ts';

afterEach(closeInstalled);

const MINUTE_MS = 60_000;

describe('a teacher reports in Teams', () => {
  it('page by page in one card, with slips on the way, and the DSL gets it privately and deals with it to the end', async () => {
    const here = await openInstalled();
    const tess = here.user('tess');
    const dana = here.user('dana');
    const teller = teamsTeller(tess);
    await tess.says('report');
    expect(tess.text()).toMatch(/^If anyone is in immediate danger, call 999 now\./);
    await tess.press('Report a concern');
    await tellPageOne(teller);
    await tellWhatKind(teller);
    const long = `${SENTINELS.story} ${'x'.repeat(3000)}`;
    tess.answers({ 'What happened?': long });
    await tess.press('Next');
    expect(tess.text()).toContain(`That is ${long.length.toLocaleString('en-GB')} letters; 3,000 fit here.`);
    expect(JSON.stringify(tess.card())).toContain(long);
    await tellWhatHappened(teller);
    await tess.press('Next');
    expect(tess.text()).toContain('Dana Safeguard, Designated Safeguarding Lead (DSL)');
    expect(tess.kept()).toHaveLength(1);
    expect(chat(here, 'dana')).not.toContain('ES-');
    await tess.press('Send report');
    const ref = /Your reference is (ES-\w{8})/.exec(tess.text())?.[1] ?? 'none';
    await here.settle();

    expect(told(here)).toEqual(['dana', 'dev']);
    expect(chat(here, 'dana')).toContain(`New report ${ref}\nUrgent. 10:00.`);
    await dana.press('I am dealing with this');
    expect(dana.text()).toContain(SENTINELS.story);
    expect(dana.text()).toContain('Reported by: Tess Teacher');
    await here.settle();
    expect(chat(here, 'tess')).toContain('Somebody has read your report.');
    expect(tess.kept()).toHaveLength(2);

    await dana.press('Add to the record');
    await dana.press('Add a note');
    dana.answers({ 'What is this note?': 'Facts: what was seen, said or done' });
    dana.answers({ 'The note': 'Spoke to her at break.' });
    await dana.press('Save to the record');
    expect(dana.text()).toContain('Spoke to her at break.');
    await dana.press('Close this case');
    for (const question of ['What happened, in short', 'What was done', 'What was decided', 'Why', 'What came of it'])
      dana.answers({ [question]: 'Talked it through.' });
    dana.answers({ 'Do lessons mean that a policy should be looked at again?': 'No' });
    await dana.press('Close the case now');
    await here.settle();
    expect(chat(here, 'tess')).toContain(`Closed. ${ref}`);
    dana.reopens();
    await dana.press('Open');
    expect(dana.text()).toContain('Closed');

    for (const name of ['tess', 'dana', 'dev'])
      for (const word of Object.values(SENTINELS)) expect(wholeChat(here, name)).not.toContain(word);
    expect(here.teams.state.calls.filter(({ status }) => status >= 400)).toEqual([]);
  });

  it('by a mention in a channel, which goes on privately and says nothing there', async () => {
    const here = await openInstalled();
    const tess = here.user('tess');
    await tess.installs();
    const channel = '19:staffroom@thread.tacv2';
    await tess.mentions(channel, `report ${SENTINELS.story}`);
    await here.settle();
    const said = here.teams.channel(channel).map(({ activity }) => JSON.stringify(activity));
    expect(said.join()).toContain('I have written to you in our private chat.');
    expect(said.join()).not.toContain(SENTINELS.story);
    await tess.press('Report a concern');
    expect(JSON.stringify(tess.card())).not.toContain(SENTINELS.story);
    await tellOfHarmedPupil(teamsTeller(tess));
    await tess.press('Send report');
    await here.settle();
    expect(told(here)).toEqual(['dana', 'dev']);
    expect(here.teams.channel(channel)).toHaveLength(1);
  });

  it('and presses Send twice, or Teams repeats it: one case, one alert, the same receipt', async () => {
    const here = await openInstalled();
    const tess = here.user('tess');
    await tess.says('report');
    await tess.press('Report a concern');
    await tellOfHarmedPupil(teamsTeller(tess));
    const send = [...nodes(tess.card())].find(({ title }) => title === 'Send report');
    const inputs = { told: String(findInput(tess.card(), 'told').value) };
    const press = (): object => {
      const action = { type: 'Action.Execute', verb: send?.verb, data: { ...inputs, ...(send?.data as object) } };
      const value = { action, trigger: 'manual' };
      return tess.activity({ type: 'invoke', name: 'adaptiveCard/action', replyToId: tess.kept()[0]?.id, value });
    };
    const once = press();
    const [first, repeated, clickedTwice] = await Promise.all([tess.send(once), tess.send(once), tess.send(press())]);
    const ref = /ES-\w{8}/.exec(JSON.stringify(first?.body))?.[0];
    expect(ref).toBeDefined();
    expect(repeated?.body).toEqual(first?.body);
    expect(clickedTwice?.body).toEqual(first?.body);
    await here.later(3 * MINUTE_MS);
    expect(JSON.stringify((await tess.send(once)).body)).toContain(ref);
    await here.settle();
    expect(told(here)).toEqual(['dana', 'dev']);
    expect(chat(here, 'dana').match(/New report/g)).toHaveLength(1);
    expect(chat(here, 'tess').match(/Saved\. ES-/g)).toHaveLength(1);
    expect((await here.app.store.list('case', [], { limit: 10 })).headers).toHaveLength(1);
  });

  it('saves and closes, the server restarts, and the card that stays leads back to the same page', async () => {
    const here = await openInstalled();
    const tess = here.user('tess');
    await tess.says('report');
    await tess.press('Report a concern');
    await tellPageOne(teamsTeller(tess));
    tess.answers({ 'Which comes closest?': 'A pupil broke the rules' });
    await tess.press('Save and close');
    await here.settle();
    await here.restart();
    tess.reopens();
    await tess.press('Continue my report');
    expect(tess.text()).toContain('Which comes closest?');
    await tellWhatKind(teamsTeller(tess));
    await tellWhatHappened(teamsTeller(tess));
    await tess.press('Next');
    await tess.press('Send report');
    await here.settle();
    expect(told(here)).toEqual(['dana', 'dev']);
  });

  it('about the DSL: the head and the deputy hear of it, the DSL never does and cannot open it', async () => {
    const here = await openInstalled();
    const ref = await report(here, (teller) =>
      tellOfAdult(teller, 'Dana Safeguard, Designated Safeguarding Lead (DSL)'),
    );
    expect(told(here)).toEqual(expect.arrayContaining(['dev', 'hana']));
    const dana = here.user('dana');
    const button = JSON.stringify(here.user('hana').kept().at(-1)).match(
      /"verb":"case.open".*?"target":"([^"]+)"/,
    )?.[1];
    expect(button).toBeDefined();
    for (const verb of ['case.open', 'case.acknowledge', 'case.note', 'report.receipt', 'report.resume']) {
      const value = { action: { type: 'Action.Execute', verb, data: { target: button } }, trigger: 'manual' };
      const invoke = dana.activity({ type: 'invoke', name: 'adaptiveCard/action', replyToId: 'x', value });
      const answer = JSON.stringify((await dana.send(invoke)).body);
      for (const word of [ref, ...Object.values(SENTINELS)]) expect(answer).not.toContain(word);
    }
    for (let climbs = 0; climbs < 5; climbs += 1) await here.later(20 * MINUTE_MS);
    expect(chat(here, 'dana')).not.toContain(ref);
  });
});
