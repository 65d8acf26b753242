// The decision log: whoever may see all of it does, everybody else sees their own, and what leaves as a file is on record.

import { afterEach, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../src/domain/shared/instant.ts';
import type { FilteringLogData } from '../../../src/usecases/filtering/results.ts';
import { askToOpen, press, value } from '../../support/ask-to-open.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../../support/school.ts';

afterEach(closeTestStores);

type Show = Parameters<TestSchool['useCases']['filtering']['log']>[1]['show'];

async function logOf(
  school: TestSchool,
  person: string,
  search = '',
  show: Show = 'all',
  page = 0,
): Promise<FilteringLogData> {
  return value(await school.useCases.filtering.log(await school.who(person), { search, show, page }));
}
const refs = (data: FilteringLogData): readonly string[] => data.items.map(({ title }) => title.slice(0, 11));

const askFor = (school: TestSchool, address: string, person = 'p_tess') =>
  askToOpen(school, person, { site: { addresses: address } });

async function findSite(school: TestSchool, addresses: string, person = 'p_tess') {
  const inputs = { addresses, seen_by: 'me', child: 'no', legality: 'no', device: '=HYPERLINK("x")', note: '+44' };
  const done = value(await school.useCases.filtering.siteFound(await school.who(person), { inputs, ...press() }));
  if (!('saved' in done)) throw new Error('it became a report');
  return done.saved.ref;
}

async function check(school: TestSchool, result = 'worked') {
  const inputs = {
    ...{ what: 'filtering', date: '2026-11-20', device: 'Tablet 3', where: 'on_site', user_group: 'Year 4' },
    ...{ tested: '@test', result, action: '-done', supervisor: 'Hana Head' },
  };
  return value(await school.useCases.filtering.saveCheck(await school.who('p_ivy'), { inputs, ...press() })).ref;
}

async function approve(school: TestSchool, id: string, reason = '') {
  return value(
    await school.useCases.filtering.approve(await school.who('p_ezra'), id, { until: '', reason, ...press() }),
  );
}

describe('who sees what', () => {
  it('those who oversee filtering see everything, newest first', async () => {
    const school = await openSchool();
    const asked = await askFor(school, 'one.example');
    school.clock.move(MINUTE_MS);
    const site = await findSite(school, 'two.example');
    school.clock.move(MINUTE_MS);
    const checked = await check(school);
    for (const person of ['p_ezra', 'p_hana', 'p_dev', 'p_dana', 'p_ivy', 'p_gus', 'p_chaz']) {
      const data = await logOf(school, person);
      expect([data.whole, refs(data)]).toEqual([true, [checked, site, asked.ref]]);
    }
  });

  it('everybody else sees their own and no number', async () => {
    const school = await openSchool();
    const own = await askFor(school, 'one.example', 'p_tess');
    await askFor(school, 'two.example', 'p_tam');
    await check(school);
    const data = await logOf(school, 'p_tess');
    expect(data).toMatchObject({ whole: false, more: false, summary: [] });
    expect(refs(data)).toEqual([own.ref]);
    expect(refs(await logOf(school, 'p_tess', 'two.example'))).toEqual([]);
    expect(refs(await logOf(school, 'p_tess', 'Tam'))).toEqual([]);
    expect(refs(await logOf(school, 'p_tess', '', 'checks'))).toEqual([]);
    expect(refs(await logOf(school, 'p_sol'))).toEqual([]);
  });

  it('a request that was not sent is in nobody’s log', async () => {
    const school = await openSchool();
    const inputs = { addresses: 'secret.example', category: 'video', purpose: 'video', group: '5T' };
    value(
      await school.useCases.filtering.saveRequest(await school.who('p_tess'), null, {
        page: 'site',
        inputs,
        ...press(),
      }),
    );
    expect(refs(await logOf(school, 'p_hana'))).toEqual([]);
    expect(refs(await logOf(school, 'p_tess'))).toEqual([]);
  });

  it('a leaver sees nothing, not even their own', async () => {
    const school = await openSchool({
      policy: (demo) => ({
        ...demo,
        people: demo.people.map((p) => (p.id === 'p_hana' ? { ...p, endsOn: '2026-11-20' } : p)),
      }),
    });
    const done = await school.useCases.filtering.log(await school.who('p_hana'), { search: '', show: 'all', page: 0 });
    expect(done.ok).toBe(false);
  });
});

describe('finding', () => {
  it('pages of eight, each entry once, whatever kinds lie between', async () => {
    const school = await openSchool();
    const all: string[] = [];
    for (let n = 0; n < 19; n += 1) {
      all.unshift(
        n % 3 === 0
          ? await findSite(school, `site-${n}.example`)
          : (await askFor(school, `ask-${n}.example`, n % 2 === 0 ? 'p_tess' : 'p_sol')).ref,
      );
      school.clock.move(SECOND_MS);
    }
    const pages = [
      await logOf(school, 'p_hana'),
      await logOf(school, 'p_hana', '', 'all', 1),
      await logOf(school, 'p_hana', '', 'all', 2),
    ];
    expect(pages.map((data) => [data.items.length, data.more])).toEqual([
      [8, true],
      [8, true],
      [3, false],
    ]);
    expect(pages.flatMap(refs)).toEqual(all);
    expect(pages.map((data) => data.summary.length > 0)).toEqual([true, false, false]);
    expect((await logOf(school, 'p_hana', '', 'all', 9)).items).toEqual([]);
  });

  it('by reference, by part of a host as it is typed, pasted or shown, and by name', async () => {
    const school = await openSchool();
    const one = await askFor(school, 'https://clips.volcano.example/one?pupil=sam');
    const two = await askFor(school, 'bücher.example', 'p_tam');
    await approve(school, one.id);
    const find = async (words: string) => refs(await logOf(school, 'p_hana', words));
    expect(await find(one.ref.toLowerCase())).toEqual([one.ref]);
    expect(await find(` ${one.ref.slice(3)} `)).toEqual([one.ref]);
    for (const words of ['volcano', 'VOLCANO.example', 'https://clips.volcano.example/other?x', 'clips[.]volcano']) {
      expect(await find(words)).toEqual([one.ref]);
    }
    expect(await find('/one')).toEqual([one.ref]);
    expect(await find('bücher')).toEqual([two.ref]);
    expect(await find('xn--bcher')).toEqual([two.ref]);
    expect(await find('tam assis')).toEqual([two.ref]);
    expect(await find('Ivy')).toEqual([one.ref]);
    expect(await find('nothing like it')).toEqual([]);
    // What came after the question mark was taken off and is kept nowhere.
    expect(await find('sam')).toEqual([]);
  });

  it('what waits, what is open, checks and sites', async () => {
    const school = await openSchool();
    const open = await askFor(school, 'open.example');
    await approve(school, open.id);
    const waiting = await askFor(school, 'waiting.example');
    const site = await findSite(school, 'site.example');
    const checked = await check(school);
    const shown = async (show: Show) =>
      [...refs(await logOf(school, 'p_hana', '', show))].sort((a, b) => a.localeCompare(b));
    const sorted = (...all: string[]) => all.sort((a, b) => a.localeCompare(b));
    expect(await shown('waiting')).toEqual(sorted(waiting.ref, site));
    expect(await shown('open')).toEqual([open.ref]);
    expect(await shown('checks')).toEqual([checked]);
    expect(await shown('sites')).toEqual([site]);
  });

  it('a line says what it was, for whom, who asked and where it stands', async () => {
    const school = await openSchool();
    await askFor(school, 'https://clips.example/volcano https://other.example');
    const [item] = (await logOf(school, 'p_hana')).items;
    expect(item?.title).toMatch(/^FR-\w{8}: Waiting for a decision until 10:20\.$/);
    expect(item?.lines).toEqual([
      'clips[.]example/volcano and 1 more',
      '5T Geography, Tue 24 Nov, 11:15 to 12:15',
      'Asked by Tess Teacher, Tue 24 Nov 2026, 10:00',
    ]);
  });
});

describe('the school year in numbers', () => {
  it('counts what was asked, decided, late, repeated, found and checked since 1 September', async () => {
    const school = await openSchool();
    const ids: string[] = [];
    for (const address of ['often.example/a', 'often.example/b', 'https://often.example', 'once.example']) {
      ids.push((await askFor(school, address)).id);
    }
    const [first = '', second = ''] = ids;
    school.clock.move(10 * MINUTE_MS);
    await approve(school, first);
    school.clock.move(10 * MINUTE_MS);
    const no = { reason: 'Adverts', ...press() };
    value(await school.useCases.filtering.refuseRequest(await school.who('p_ezra'), second, no));
    await askToOpen(school, 'p_tess', { site: { addresses: 'weekly.example' }, when: { how_often: 'recurring' } });
    await findSite(school, 'bad.example');
    await check(school, 'failed');
    const { summary } = await logOf(school, 'p_hana');
    expect(summary).toEqual([
      'Since Tue 1 Sep 2026',
      'Requests: 4. Approved: 1. Refused: 1. Ended without an answer: 0.',
      'From request to decision: 15 minutes on average',
      'Blocked again late: 0',
      'For the review, asked for 3 times or more: often[.]example (3)',
      'Proposed as a regular need: 1',
      'Unsuitable sites found: 1, not blocked yet: 1',
      'Filter checks: 1, the last on Fri 20 Nov 2026, not all in order: 1',
    ]);
  });

  it('last year’s are not counted, and those that were put back late are', async () => {
    const school = await openSchool();
    const { id } = await askFor(school, 'late.example');
    await approve(school, id);
    // Lesson 3 ends at 12:15; IT confirm an hour later.
    school.clock.move(2 * HOUR_MS + 75 * MINUTE_MS);
    await school.worker.runOnce();
    value(await school.useCases.filtering.confirmClosed(await school.who('p_ivy'), id, press()));
    expect((await logOf(school, 'p_hana')).summary).toContain('Blocked again late: 1');
    school.clock.move(300 * DAY_MS);
    const { summary } = await logOf(school, 'p_hana');
    expect(summary.slice(0, 2)).toEqual([
      'Since Wed 1 Sep 2027',
      'Requests: 0. Approved: 0. Refused: 0. Ended without an answer: 0.',
    ]);
  });
});

describe('the log as a file', () => {
  const fetched = async (school: TestSchool, person: string, what: 'requests' | 'checks' | 'sites') => {
    const link = value(await school.useCases.filtering.logLink(await school.who(person), { what }));
    const file = await school.useCases.filtering.takeDownload(link.split('/d/')[1] ?? '');
    if (file === null) throw new Error('there was no file');
    const [columns = [], ...rows]: string[][] = parse(Buffer.from(file.body), { bom: true });
    return {
      ...file,
      columns,
      rows: rows.map((row) => Object.fromEntries(row.map((cell, n) => [columns[n] ?? '', cell]))),
    };
  };

  it('holds every request in full, with who decided and what really happened', async () => {
    const school = await openSchool();
    const { id, ref } = await askFor(school, 'https://clips.example/volcano');
    await approve(school, id, '=cmd|1');
    school.clock.move(80 * MINUTE_MS);
    value(await school.useCases.filtering.confirmOpen(await school.who('p_ivy'), id, { ticket: 'T-17', ...press() }));
    school.clock.move(62 * MINUTE_MS);
    await school.worker.runOnce();
    value(await school.useCases.filtering.confirmClosed(await school.who('p_ivy'), id, press()));
    const { name, type, rows, columns } = await fetched(school, 'p_chaz', 'requests');
    expect([name, type]).toEqual(['filter-requests-2026-11-24.csv', 'text/csv; charset=utf-8']);
    expect(columns).toHaveLength(24);
    expect(rows).toEqual([
      {
        ...{ Reference: ref, State: 'Blocked again', 'Asked at': '2026-11-24 10:00', Requester: 'Tess Teacher' },
        ...{ Addresses: 'clips.example/volcano', Category: 'Video or music', Purpose: 'A video for a lesson' },
        ...{ 'Class or group': '5T Geography', 'Supervised by': 'Tam Assistant', 'Risk check': 'Yes' },
        ...{ Decision: 'Approved', 'Decided by': 'Ezra Online', 'Decided at': '2026-11-24 10:00', Reason: "'=cmd|1" },
        ...{ 'Approved from': '2026-11-24 11:15', 'Approved until': '2026-11-24 12:15', 'Ended early at': '' },
        ...{ 'Really opened at': '2026-11-24 11:20', 'Really opened by': 'Ivy Technician' },
        ...{ 'Really closed at': '2026-11-24 12:22', 'Really closed by': 'Ivy Technician', 'Minutes late': '7' },
        ...{ 'Looks through the filter': '', Ticket: 'T-17' },
      },
    ]);
  });

  it('holds sites and checks, and no cell that runs', async () => {
    const school = await openSchool();
    await findSite(school, 'bad.example/x?v=1');
    await check(school);
    const [site] = (await fetched(school, 'p_hana', 'sites')).rows;
    expect(site).toMatchObject({ Addresses: 'bad.example/x?v=1', Device: `'=HYPERLINK("x")`, Note: "'+44" });
    const [checked] = (await fetched(school, 'p_hana', 'checks')).rows;
    expect(checked).toMatchObject({ 'What was tested': "'@test", 'What was done': "'-done", Date: '2026-11-20' });
  });

  it('that it left is on record with whoever took it, once for each time', async () => {
    const school = await openSchool();
    await askFor(school, 'one.example');
    await fetched(school, 'p_hana', 'requests');
    await fetched(school, 'p_hana', 'sites');
    const log = await school.store.read('actor_log', 'log-p_hana');
    expect(log?.history.map(({ by, action, detail }) => [by, action, detail])).toEqual([
      ['p_hana', 'log.exported', { what: 'requests', rows: 1 }],
      ['p_hana', 'log.exported', { what: 'sites', rows: 0 }],
    ]);
  });

  it('is for those who see the whole log; for others there is no link, and the attempt is on record', async () => {
    const school = await openSchool();
    const tess = await school.who('p_tess');
    const done = await school.useCases.filtering.logLink(tess, { what: 'requests' });
    expect(done.ok).toBe(false);
    expect((await school.store.read('actor_log', 'log-p_tess'))?.history).toHaveLength(1);
  });

  it('works once and for a minute', async () => {
    const school = await openSchool();
    const hana = await school.who('p_hana');
    const link = async () =>
      value(await school.useCases.filtering.logLink(hana, { what: 'checks' })).split('/d/')[1] ?? '';
    const take = school.useCases.filtering.takeDownload;
    const first = await link();
    expect(await take(first)).not.toBeNull();
    expect(await take(first)).toBeNull();
    const second = await link();
    school.clock.move(MINUTE_MS);
    expect(await take(second)).toBeNull();
  });

  it('is not handed to somebody whose right ended between the link and the fetch', async () => {
    const school = await openSchool();
    const link = value(await school.useCases.filtering.logLink(await school.who('p_hana'), { what: 'requests' }));
    const { person } = await school.who('p_hana');
    await school.store.commit<'person'>({
      ...{ kind: 'person', id: person.id, school: school.policy.key, version: 0, outbox: [], dueAt: null, terms: [] },
      state: { ...person, endsOn: '2026-11-23' },
      history: [],
    });
    school.people.forget(school.policy.key);
    expect(await school.useCases.filtering.takeDownload(link.split('/d/')[1] ?? '')).toBeNull();
  });
});
