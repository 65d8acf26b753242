// An unsuitable site from the moment it is told to the moment it is blocked, with a real store and worker.

import { afterEach, describe, expect, it } from '@jest/globals';
import type { SiteCard } from '../../../src/views/override-views.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool, type SchoolOptions, type TestSchool } from '../../support/school.ts';

afterEach(closeTestStores);

const HOUR = 3_600_000;
const INPUTS = {
  ...{ addresses: 'https://unkind-games.example/play?pupil=sam', seen_by: 'me', child: 'no', legality: 'no' },
  ...{ deliberate: '', device: 'Laptop 14', note: 'A story about it.' },
};

async function tell(
  school: TestSchool,
  person = 'p_tess',
  key = 'k1',
  inputs: Readonly<Record<string, string>> = INPUTS,
) {
  const done = await school.useCases.filtering.siteFound(await school.who(person), { inputs, key });
  if (!done.ok) throw new Error(done.refusal.code);
  if (!('saved' in done.value)) throw new Error('it became a report');
  const { saved } = done.value;
  const { headers } = await school.store.list('site', [`ref:${saved.ref}`], { limit: 1 });
  return { saved, id: headers[0]?.id ?? '' };
}

const cards = (school: TestSchool, person: string) =>
  school.sent.flatMap((s) =>
    s.to === person && s.view.view === 'site_card' ? [{ card: s.view as SiteCard, how: s.how }] : [],
  );
const last = (school: TestSchool, person: string) => cards(school, person).at(-1);
const verbs = (card: SiteCard | undefined): readonly string[] => (card?.actions ?? []).map((a) => a.verb);

async function toldOf(options: SchoolOptions = {}, person = 'p_tess') {
  const school = await openSchool(options);
  const site = await tell(school, person);
  await school.worker.runOnce();
  return { school, ...site };
}

describe('a teacher tells of a site', () => {
  it('IT get the task, the co-ordinator hears, and the teacher reads who was told and what to do', async () => {
    const { school, saved } = await toldOf();
    expect(saved.ref).toMatch(/^FR-/);
    expect(saved.told).toEqual(['E-safety co-ordinator', 'IT support']);
    expect(saved.advice).toContain('Do not go back to the page to check.');
    expect(saved.advice.at(-1)).toBe('You will hear here how it ended.');
    expect(last(school, 'p_ivy')?.card).toMatchObject({ heading: 'block_task', standing: 'Not blocked yet.' });
    expect(verbs(last(school, 'p_ivy')?.card)).toEqual(['site.blocked', 'site.open']);
    expect(last(school, 'p_ezra')?.card).toMatchObject({ heading: 'site_found' });
    expect(verbs(last(school, 'p_ezra')?.card)).toEqual(['site.blocked', 'site.leave', 'site.open']);
    expect(new Set(school.sent.map((s) => s.to))).toEqual(new Set(['p_ivy', 'p_ezra']));
  });

  it('no card holds the end of the address, the device or a word of what was written; the file does', async () => {
    const { school, id } = await toldOf();
    expect(JSON.stringify(school.sent)).toContain('/play');
    expect(JSON.stringify([school.sent, school.logged])).not.toMatch(/sam|story|Laptop/);
    const file = await school.useCases.filtering.openSite(await school.who('p_ivy'), id, { key: 'o' });
    expect(JSON.stringify(file)).toMatch(/pupil=sam.*Laptop 14.*A story about it/s);
    const doc = await school.store.read('site', id);
    expect(JSON.stringify([doc?.history, doc?.outbox])).not.toMatch(/sam|story|Laptop|unkind/);
  });

  it('a second press stores and tells nothing more, even at the same moment', async () => {
    const school = await openSchool();
    const [one, two] = await Promise.all([tell(school), tell(school)]);
    const three = await tell(school);
    expect([two.saved, three.saved]).toEqual([one.saved, one.saved]);
    expect((await school.store.list('site', [], { limit: 9 })).headers).toHaveLength(1);
    expect((await tell(school, 'p_tess', 'another')).id).not.toBe(one.id);
  });

  it('refuses by field, all at once, and stores nothing', async () => {
    const school = await openSchool();
    const typed = { ...INPUTS, addresses: 'javascript:alert(1)', seen_by: '' };
    const done = await school.useCases.filtering.siteFound(await school.who('p_tess'), { inputs: typed, key: 'k' });
    expect(done.ok ? null : Object.keys(done.refusal.fields ?? {})).toEqual(['addresses', 'seen_by']);
    expect((await school.store.list('site', [], { limit: 9 })).headers).toEqual([]);
  });

  it.each([{ child: 'yes' }, { child: 'unsure' }, { legality: 'unsure' }, { seen_by: 'class' }])(
    '%j: nothing is stored and nobody is told here; a report begins instead',
    async (change) => {
      const school = await openSchool();
      const inputs = { ...INPUTS, ...change };
      const done = await school.useCases.filtering.siteFound(await school.who('p_tess'), { inputs, key: 'k' });
      expect(done.ok && 'report' in done.value && done.value.report.first_choice).toBe('seen');
      expect((await school.store.list('site', [], { limit: 9 })).headers).toEqual([]);
      await school.worker.runOnce();
      expect(school.sent).toEqual([]);
    },
  );
});

describe('never the finder alone', () => {
  const onlyIvy: SchoolOptions = {
    policy: (demo) => ({
      ...demo,
      people: demo.people.map((p) =>
        p.id === 'p_ivy'
          ? { ...p, roles: ['network_manager', 'esafety_coordinator'] }
          : p.id === 'p_ezra'
            ? { ...p, roles: [] }
            : p,
      ),
    }),
  };

  it('IT who is also co-ordinator finds one: somebody else hears of it too', async () => {
    const { school } = await toldOf(onlyIvy, 'p_ivy');
    expect(last(school, 'p_ivy')?.card.heading).toBe('block_task');
    const others = new Set(school.sent.map((s) => s.to).filter((to) => to !== 'p_ivy'));
    expect(others.size).toBeGreaterThan(0);
  });

  it('IT who is away is passed over for the outside provider, or whoever is next', async () => {
    const away = [{ from: '2026-11-23', to: '2026-11-27' }];
    const policy: SchoolOptions['policy'] = (demo) => ({
      ...demo,
      people: demo.people.map((p) => (p.id === 'p_ivy' ? { ...p, absences: away } : p)),
    });
    const { school } = await toldOf({ policy });
    expect(last(school, 'p_hana')?.card.heading).toBe('block_task');
  });
});

describe('an answer', () => {
  it('IT confirm: every card changes in place, the finder hears, and nobody is chased', async () => {
    const { school, id } = await toldOf();
    const done = await school.useCases.filtering.confirmBlocked(await school.who('p_ivy'), id, {
      ticket: 'T-77',
      key: 'b',
    });
    expect(done.ok && done.value.state).toBe('Blocked');
    await school.worker.runOnce();
    for (const person of ['p_ivy', 'p_ezra']) {
      expect(last(school, person)?.how).toBe('update');
      expect(last(school, person)?.card).toMatchObject({ heading: 'site_blocked' });
      expect(verbs(last(school, person)?.card)).toEqual(['site.open']);
    }
    expect(last(school, 'p_tess')?.how).toBe('send');
    expect(last(school, 'p_tess')?.card.standing).toBe('Blocked 10:00, confirmed by Ivy Technician.');
    const sent = school.sent.length;
    school.clock.move(60 * 24 * HOUR);
    await school.worker.runOnce();
    expect(school.sent).toHaveLength(sent);
    expect(JSON.stringify(school.sent)).not.toContain('T-77');
  });

  it('the co-ordinator decides that it stays open: with a reason, on record, and only once', async () => {
    const { school, id } = await toldOf();
    const { leaveOpen, confirmBlocked } = school.useCases.filtering;
    const ezra = await school.who('p_ezra');
    expect(await leaveOpen(ezra, id, { reason: '  ', key: 'l0' })).toMatchObject({ refusal: { field: 'reason' } });
    const done = await leaveOpen(ezra, id, { reason: 'Needed for Year 6.', key: 'l' });
    expect(done.ok && done.value.state).toBe('Stays open');
    const later = await confirmBlocked(await school.who('p_ivy'), id, { ticket: '', key: 'b' });
    expect(later.ok && later.value.state).toBe('Stays open');
    expect((await school.store.read('site', id))?.state.decision?.reason).toBe('Needed for Year 6.');
  });

  it('IT cannot decide that it stays open, nor the finder that it is blocked', async () => {
    const { school, id } = await toldOf();
    const { leaveOpen, confirmBlocked } = school.useCases.filtering;
    expect(await leaveOpen(await school.who('p_ivy'), id, { reason: 'x', key: '1' })).toMatchObject({
      refusal: { code: 'site.not_decider' },
    });
    expect(await confirmBlocked(await school.who('p_tess'), id, { ticket: '', key: '2' })).toMatchObject({
      refusal: { code: 'site.not_it' },
    });
  });

  it('somebody who has nothing to do with it finds nothing, and the attempt is on record', async () => {
    const { school, id } = await toldOf();
    const tam = await school.who('p_tam');
    const nothing = { refusal: { code: 'site.not_yours' } };
    expect(await school.useCases.filtering.openSite(tam, id, { key: '1' })).toMatchObject(nothing);
    expect(await school.useCases.filtering.confirmBlocked(tam, id, { ticket: '', key: '2' })).toMatchObject(nothing);
    expect(await school.useCases.filtering.openSite(tam, 'no-such-id', { key: '3' })).toMatchObject(nothing);
    const log = await school.store.read('actor_log', 'log-p_tam');
    expect(log?.history.map((e) => e.action)).toEqual(['access.refused', 'access.refused', 'access.refused']);
  });

  it('each showing is on record', async () => {
    const { school, id } = await toldOf();
    await school.useCases.filtering.openSite(await school.who('p_gus'), id, { key: '1' });
    const doc = await school.store.read('site', id);
    expect(doc?.history.at(-1)).toMatchObject({ by: 'p_gus', action: 'site.opened', detail: {} });
  });
});

describe('no answer', () => {
  it('IT are asked again the next school day; at its end the co-ordinator and the head hear; then all once a week', async () => {
    const { school } = await toldOf();
    const fresh = (person: string) => cards(school, person).filter(({ how }) => how === 'send').length;
    expect([fresh('p_ivy'), fresh('p_ezra'), fresh('p_hana')]).toEqual([1, 1, 0]);
    // Wed 25 Nov, 07:00, the school opens.
    school.clock.move(21 * HOUR);
    await school.worker.runOnce();
    expect([fresh('p_ivy'), fresh('p_ezra'), fresh('p_hana')]).toEqual([2, 1, 0]);
    // 22:00, it closes.
    school.clock.move(15 * HOUR);
    await school.worker.runOnce();
    expect([fresh('p_ivy'), fresh('p_ezra'), fresh('p_hana')]).toEqual([3, 2, 1]);
    expect(last(school, 'p_hana')?.card.standing).toContain('have not answered');
    school.clock.move(6 * 24 * HOUR);
    await school.worker.runOnce();
    expect(fresh('p_hana')).toBe(1);
    school.clock.move(2 * 24 * HOUR);
    await school.worker.runOnce();
    expect([fresh('p_ivy'), fresh('p_ezra'), fresh('p_hana')]).toEqual([4, 3, 2]);
  });

  it('the bot was down all the while: one step is taken, and each hears once', async () => {
    const { school } = await toldOf();
    const before = school.sent.length;
    school.clock.move(30 * 24 * HOUR);
    await school.worker.runOnce();
    await school.worker.runOnce();
    expect(
      school.sent
        .slice(before)
        .map((s) => s.to)
        .sort((a, b) => a.localeCompare(b)),
    ).toEqual(['p_ezra', 'p_hana', 'p_ivy']);
  });

  it('IT cannot be written to at all: the co-ordinator and the head hear at once', async () => {
    const school = await openSchool();
    school.answers.set('p_ivy', [{ ok: false, why: 'refused', code: 'blocked' }]);
    await tell(school);
    await school.worker.runOnce();
    expect(last(school, 'p_hana')?.card.heading).toBe('site_found');
    expect(verbs(last(school, 'p_ezra')?.card)).toContain('site.blocked');
  });
});
