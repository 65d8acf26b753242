// Bad disks and bad hands: what a person is told when nothing could be saved, and what tampered, unknown and oversized requests come to.

import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { takeDiskAway } from '../support/broken-disk.ts';
import { openSlackSchool, pressForged, type SlackSchool, slackTeller } from '../support/slack-school.ts';
import { caseIdOf, inbox, report, told } from './slack-acts.ts';
import { SENTINELS, tellOfHarmedPupil } from './stories.ts';

let school: SlackSchool | undefined;
afterEach(async () => {
  await school?.close();
  school = undefined;
});
const open = async (): Promise<SlackSchool> => {
  school = await openSlackSchool();
  return school;
};
const cases = async ({ app }: SlackSchool): Promise<number> =>
  (await app.store.list('case', [], { limit: 100 })).headers.length;

describe('a disk that drops out', () => {
  it('at Send: the teacher reads NOT saved with numbers, nothing is claimed, nobody is told; then it can be sent again', async () => {
    const here = await open();
    const tess = here.user('tess');
    await tess.command('report');
    await tellOfHarmedPupil(slackTeller(tess));
    here.hold();
    const giveBack = takeDiskAway(here.app.folder);
    await tess.press('Send report');
    const shown = `${tess.modal()?.title}\n${tess.modal()?.text}`;
    giveBack();
    expect(shown).toContain('NOT saved');
    expect(shown).toContain('nobody has been told');
    expect(shown).toContain('School safeguarding phone: 01632 960104');
    expect(shown).not.toMatch(/ES-\w{8}|Your reference|have been told\./);
    await here.release();
    expect(told(here)).toEqual([]);
    expect(inbox(here, 'tess')).not.toContain('Saved.');

    await tess.press('Check and send again');
    expect(tess.modal()?.text).toContain(SENTINELS.story);
    await tess.press('Send report');
    expect(tess.modal()?.text).toMatch(/Your reference is ES-\w{8}/);
    expect(told(here)).toEqual(['dana', 'dev']);
    expect(await cases(here)).toBe(1);
  });

  it('at Next: the page stays with every word that was typed, says NOT saved, and goes on when the disk is back', async () => {
    const here = await open();
    const tess = here.user('tess');
    await tess.command('report');
    await tess.choose('Is anyone in danger now, or in the next few hours?', 'Yes');
    await tess.choose('Is an adult who works or governs here part of the worry?', 'No');
    here.hold();
    const giveBack = takeDiskAway(here.app.folder);
    await tess.press('Next');
    giveBack();
    expect(Object.values(tess.modal()?.errors ?? {}).join()).toContain('NOT saved.');
    expect(
      tess
        .modal()
        ?.inputs.map(({ value }) => value)
        .slice(0, 2),
    ).toEqual(['Yes', 'No']);
    await here.release();
    expect(told(here)).toEqual([]);
    await tess.press('Next');
    expect(told(here)).toEqual(['dana', 'dev', 'hana']);
  });

  it('at the DSL’s press: the case opens all the same while it is urgent, a note is not claimed to be kept', async () => {
    const here = await open();
    await report(here);
    const dana = here.user('dana');
    here.hold();
    let giveBack = takeDiskAway(here.app.folder);
    await dana.press('Open');
    giveBack();
    expect(dana.modal()?.text).toContain(SENTINELS.story);
    await dana.press('Add to the record');
    await dana.press('Add a note');
    await dana.choose('What is this note?', 'Facts: what was seen, said or done');
    await dana.type('The note', 'Wrote to her family.');
    giveBack = takeDiskAway(here.app.folder);
    await dana.press('Save to the record');
    giveBack();
    expect(`${JSON.stringify(dana.modal()?.errors)}${dana.modal()?.text}`).toContain('NOT saved');
    expect(JSON.stringify(dana.modal())).toContain('Wrote to her family.');
    await here.release();
    await dana.press('Save to the record');
    expect(dana.modal()?.text).toContain('Wrote to her family.');
    expect(dana.modal()?.text.match(/Wrote to her family/g)).toHaveLength(1);
  });
});

describe('a press of somebody’s own making', () => {
  const VERBS = ['case.open', 'case.acknowledge', 'case.note.save', 'case.close.save', 'case.conflict.confirm'];
  const MORE = [
    'report.send',
    'report.discard',
    'report.receipt',
    'report.next',
    'nonsense',
    '__proto__',
    'constructor',
  ];

  it('with any verb and any target never opens, changes or breaks anything', async () => {
    const here = await open();
    await report(here);
    const id = caseIdOf(here, 'dana');
    const before = JSON.stringify(await here.app.store.read('case', id));
    const ivy = here.user('ivy');
    const targets = fc.oneof(
      fc.constantFrom(
        id,
        `${id}~review`,
        `${id}~~a`,
        `${id}~yes`,
        `~${id}`,
        '',
        '~~~',
        '../../store.json',
        'case',
        '\u0000',
      ),
      fc.string({ maxLength: 60 }),
      fc.string({ minLength: 1900, maxLength: 2000 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...VERBS, ...MORE), targets, async (verb, target) => {
        await pressForged(here, ivy, `verb:${verb}:1`, target);
        if (ivy.modal() !== null) ivy.closeModal();
      }),
      { numRuns: 60 },
    );
    expect(JSON.stringify(await here.app.store.read('case', id))).toBe(before);
    expect(ivy.seenText()).not.toContain(SENTINELS.story);
    expect(ivy.troubles()).toEqual([]);
    expect(here.user('tess').lastMessage()?.text).toContain('Saved. ES-');
  }, 60_000);

  it('cannot take everybody off the list of who is told', async () => {
    const here = await open();
    const tess = here.user('tess');
    await tess.command('report');
    await tellOfHarmedPupil(slackTeller(tess));
    await tess.choose('Who will be told');
    await tess.press('Send report');
    expect(tess.modal()?.text).toMatch(/Your reference is ES-/);
    expect(told(here).length).toBeGreaterThan(0);
    expect(told(here)).toContain('hana');
  });

  it('in a window whose hidden part was changed is not answered as if it were saved', async () => {
    const here = await open();
    const tess = here.user('tess');
    const ola = here.user('ola');
    await tess.command('report');
    await tellOfHarmedPupil(slackTeller(tess));
    const hidden = String(tess.modal()?.view.private_metadata);
    await ola.command('report');
    const [window] = [...here.slack.world.views.values()].filter(({ userId }) => userId === ola.id);
    if (window === undefined) throw new Error('no window');
    // Somebody else’s Send, in one’s own window.
    window.view = { ...window.view, private_metadata: hidden, blocks: [] };
    await ola.submit();
    expect(ola.modal()?.text).not.toContain(SENTINELS.story);
    expect(ola.modal()?.text).not.toMatch(/ES-\w{8}/);
    expect(told(here)).toEqual([]);
    for (const broken of ['', '{', '[]', '{"verb":1}', 'x'.repeat(3000)]) {
      window.view = { ...window.view, private_metadata: broken, submit: { type: 'plain_text', text: 'Send' } };
      await ola.submit();
      expect(ola.modal()?.text).toContain('may not be saved');
    }
    await tess.press('Send report');
    expect(told(here)).toEqual(['dana', 'dev']);
  });

  it('with far too much in it is refused with a status, and the next one is served', async () => {
    const here = await open();
    const huge = SENTINELS.story.repeat(10_000);
    for (const path of ['/slack/events', '/api/messages', '/metrics', '/nowhere']) {
      const answer = await fetch(here.app.url + path, { method: 'POST', body: huge }).catch(() => null);
      expect([null, 400, 401, 404, 405, 413, 415]).toContain(answer === null ? null : answer.status);
      expect((await answer?.text()) ?? '').not.toContain(SENTINELS.story);
    }
    await report(here);
    expect(told(here)).toEqual(['dana', 'dev']);
    expect(here.app.logged.join()).not.toContain(SENTINELS.story);
  });
});
