import { afterEach, describe, expect, it } from '@jest/globals';
import { askToOpen, codeOf, press, requestOf, SITE, value, WHEN } from '../../support/ask-to-open.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool } from '../../support/school.ts';
import { finish } from '../../support/settle.ts';

afterEach(closeTestStores);

describe('opening a filter request', () => {
  it('is for whoever asked, was asked, does IT, or reads the log; anybody else gets what a request that does not exist gives', async () => {
    const school = await openSchool();
    const { filtering } = school.useCases;
    const { id } = await askToOpen(school, 'p_tess');
    for (const may of ['p_tess', 'p_ezra', 'p_ivy', 'p_hana', 'p_dana', 'p_gus', 'p_chaz']) {
      expect([may, codeOf(await filtering.openOverride(await school.who(may), id, press()))]).toEqual([may, 'ok']);
    }
    const sol = await school.who('p_sol');
    const refused = await filtering.openOverride(sol, id, press());
    expect(refused).toEqual(await filtering.openOverride(sol, 'no-such-request', press()));
    expect(codeOf(refused)).toBe('override.not_yours');
    const log = await school.store.read('actor_log', 'log-p_sol');
    expect(log?.history.map((e) => e.action)).toEqual(['access.refused', 'access.refused']);
    expect(JSON.stringify(log)).not.toContain(id);
  });

  it('stands in its history before it is shown, except to the requester', async () => {
    const school = await openSchool();
    const { filtering } = school.useCases;
    const { id } = await askToOpen(school, 'p_tess');
    value(await filtering.openOverride(await school.who('p_tess'), id, press()));
    const file = value(await filtering.openOverride(await school.who('p_dana'), id, press()));
    const showings = (await requestOf(school, id)).history.filter((e) => e.action === 'request.showing');
    expect(showings.map((e) => e.by)).toEqual(['p_dana']);
    expect(file.chronology.at(-1)).toEqual({
      time: 'Tue 24 Nov 2026, 10:00',
      who: 'Dana Safeguard',
      what: 'Read the request',
    });
  });

  it('of another school, or of a leaver, is refused', async () => {
    const school = await openSchool();
    const { id } = await askToOpen(school, 'p_tess');
    const { person } = await school.who('p_tess');
    const elsewhere = { school: 'another', person };
    expect(codeOf(await school.useCases.filtering.openOverride(elsewhere, id, press()))).toBe('override.not_yours');
  });

  it('names the requester where the requester said "I will" be with the pupils', async () => {
    const school = await openSchool();
    const { id } = await askToOpen(school, 'p_tess', { when: { supervisor: 'I will' } });
    const opened = await school.useCases.filtering.openOverride(await school.who('p_ezra'), id, press());
    const facts = value(opened).sections.flatMap((section) => section.facts);
    expect(facts).toContainEqual({ label: 'With the pupils', value: 'Tess Teacher' });
  });

  it('shows everything that was asked and said, and a chat shows none of it', async () => {
    const school = await openSchool();
    const { filtering } = school.useCases;
    const { id } = await askToOpen(school, 'p_tess', { site: { keep_end: 'yes' } });
    const ezra = await school.who('p_ezra');
    const reason = 'We used it last year.';
    value(await filtering.approve(ezra, id, { until: '', reason, ...press() }));
    await finish(school.worker);
    const file = value(await filtering.openOverride(await school.who('p_tess'), id, press()));
    const words = JSON.stringify(file.sections);
    for (const kept of ['amy-example', WHEN.note, WHEN.supervisor, reason, 'Ezra Online'])
      expect(words).toContain(kept);
    const chat = JSON.stringify([school.sent, file.card]);
    for (const hidden of ['amy-example', WHEN.note, WHEN.supervisor, reason]) expect(chat).not.toContain(hidden);
    expect(school.logged.join()).not.toMatch(/clips|volcano|amy/);
    // Nothing of it is in the history or the outbox either.
    const { history, outbox } = await requestOf(school, id);
    expect(JSON.stringify([history, outbox])).not.toMatch(/clips|volcano|amy|last year|four minutes/);
  });
});

describe('a filter request that is not sent yet', () => {
  it('is its author’s alone', async () => {
    const school = await openSchool();
    const { filtering } = school.useCases;
    const [tess, hana] = [await school.who('p_tess'), await school.who('p_hana')];
    const page = { page: 'site', inputs: SITE, ...press() };
    const saved = value(await filtering.saveRequest(tess, null, page));
    const id = 'next' in saved ? (saved.next.id ?? '') : '';
    expect(codeOf(await filtering.openOverride(hana, id, press()))).toBe('override.not_yours');
    expect(codeOf(await filtering.readRequest(hana, id, ''))).toBe('override.not_yours');
    expect(codeOf(await filtering.saveRequest(hana, id, page))).toBe('override.not_yours');
    expect(codeOf(await filtering.discardRequest(hana, id))).toBe('override.not_yours');
    expect(value(await filtering.readRequest(tess, id, '')).page).toBe('when');
  });
});
