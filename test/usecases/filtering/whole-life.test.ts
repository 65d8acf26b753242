import { afterEach, describe, expect, it } from '@jest/globals';
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/shared/instant.ts';
import { askToOpen, codeOf, heard, lastCard, press, requestOf, value } from '../../support/ask-to-open.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool } from '../../support/school.ts';
import { finish } from '../../support/settle.ts';

afterEach(closeTestStores);

const labels = (card: { readonly actions: readonly { readonly verb: string; readonly label: string }[] }) =>
  card.actions.map((a) => `${a.verb}: ${a.label}`);

describe('a filter request', () => {
  it('goes from asking to blocked again, and everybody hears at each step what they have to do', async () => {
    const school = await openSchool();
    const { filtering } = school.useCases;
    const { id, ref, asked, hearBy } = await askToOpen(school, 'p_tess');
    expect(ref).toMatch(/^FR-/);
    expect([asked, hearBy]).toEqual([['Ezra Online'], '12:15']);

    await finish(school.worker);
    const decide = lastCard(school, 'p_ezra');
    expect(decide.heading).toBe('decide');
    expect(decide.addresses).toEqual(['clips[.]example/volcano']);
    expect(decide.facts).toEqual([
      { label: 'For', value: '5T Geography' },
      { label: 'When', value: 'Tue 24 Nov, 11:15 to 12:15' },
      { label: 'What for', value: 'A video for a lesson' },
      { label: 'Asked by', value: 'Tess Teacher' },
    ]);
    expect(labels(decide)).toEqual([
      'filter.approve: Approve until 12:15',
      'filter.shorter: Approve shorter',
      'filter.refuse: Refuse',
      'filter.ask: Ask a question',
      'filter.open: See details',
    ]);
    expect(decide.actions.every((a) => a.target === id)).toBe(true);
    expect(heard(school, 'p_tess')).toEqual(['your_request']);
    expect(heard(school, 'p_ivy')).toEqual([]);
    heard(school, 'p_ezra');

    const ezra = await school.who('p_ezra');
    const done = value(await filtering.approve(ezra, id, { until: '', reason: 'Looked at it.', ...press() }));
    expect(done.state).toBe('Approved, not open yet');
    await finish(school.worker);
    expect(heard(school, 'p_ezra')).toEqual(['~decided']);
    expect(heard(school, 'p_tess')).toEqual(['~your_request', 'approved']);
    expect(lastCard(school, 'p_ivy').heading).toBe('open_task');
    expect(labels(lastCard(school, 'p_ivy'))).toEqual(['filter.live: It is open now', 'filter.open: See details']);

    const ivy = await school.who('p_ivy');
    expect(codeOf(await filtering.confirmOpen(ivy, id, { ticket: '', ...press() }))).toBe('request.too_early');
    school.clock.move(75 * MINUTE_MS);
    await finish(school.worker);
    heard(school, 'p_ivy');
    const open = value(await filtering.confirmOpen(ivy, id, { ticket: 'T-17', ...press() }));
    expect(open.state).toBe('Open');
    await finish(school.worker);
    expect(heard(school, 'p_tess')).toEqual(expect.arrayContaining(['open_now']));

    school.clock.move(50 * MINUTE_MS);
    await finish(school.worker);
    expect(labels(lastCard(school, 'p_tess'))).toEqual(['filter.finish: I have finished', 'filter.open: See details']);
    heard(school, 'p_ivy');
    school.clock.move(10 * MINUTE_MS);
    await finish(school.worker);
    expect(labels(lastCard(school, 'p_ivy'))).toEqual(['filter.back: It is blocked again', 'filter.open: See details']);
    heard(school, 'p_tess');
    const closed = value(await filtering.confirmClosed(ivy, id, press()));
    expect(closed.state).toBe('Blocked again');
    await finish(school.worker);
    expect(heard(school, 'p_tess')).toEqual(expect.arrayContaining(['closed']));
    expect((await requestOf(school, id)).state.timers).toEqual({});
  });

  it('is chased when nobody blocks it again, and the head and the co-ordinator can report that the filter is open', async () => {
    const school = await openSchool();
    const { filtering } = school.useCases;
    const { id } = await askToOpen(school, 'p_tess');
    const [ezra, ivy, hana] = [await school.who('p_ezra'), await school.who('p_ivy'), await school.who('p_hana')];
    value(await filtering.approve(ezra, id, { until: '', reason: '', ...press() }));
    school.clock.move(75 * MINUTE_MS);
    value(await filtering.confirmOpen(ivy, id, { ticket: '', ...press() }));
    school.clock.move(HOUR_MS);
    await finish(school.worker);
    heard(school, 'p_ivy');
    school.clock.move(15 * MINUTE_MS);
    await finish(school.worker);
    expect(heard(school, 'p_ivy')).toEqual(['put_back_task']);
    school.clock.move(15 * MINUTE_MS);
    await finish(school.worker);
    expect(heard(school, 'p_hana')).toEqual(['not_put_back']);
    expect(heard(school, 'p_ezra')).toContain('not_put_back');

    const draft = value(await filtering.reportNotPutBack(hana, id));
    expect(draft.version).toBe(0);
    expect(draft.state.answers).toMatchObject({
      category: 'filter_failure',
      web_address: 'clips.example/volcano',
      when_date: '2026-11-24',
      when_time: '12:15',
    });
    // Danger is asked, never presumed.
    expect(draft.state.answers.danger).toBeUndefined();
    const answers = { ...draft.state.answers, danger: 'no', adult_concern: 'no' };
    const page = { school: school.policy.key, answers, page: 'review', ...press() };
    const saved = value(await school.useCases.saveDraft(hana, null, page));
    const preview = value(await school.useCases.preview(hana, saved.doc.id));
    expect(preview.outcome.rows).toContain('TR48');
  });

  it('over while the server stood still is never open again, and is blocked as soon as it runs', async () => {
    const school = await openSchool();
    const { filtering } = school.useCases;
    const { id } = await askToOpen(school, 'p_tess');
    const [ezra, ivy] = [await school.who('p_ezra'), await school.who('p_ivy')];
    value(await filtering.approve(ezra, id, { until: '', reason: '', ...press() }));
    await finish(school.worker);
    heard(school, 'p_ivy');
    school.clock.move(9 * HOUR_MS);
    expect(codeOf(await filtering.confirmOpen(ivy, id, { ticket: '', ...press() }))).toBe('request.too_late');
    await finish(school.worker);
    expect((await requestOf(school, id)).state.phase).toBe('closing');
    expect(heard(school, 'p_ivy')).toContain('put_back_task');
    expect(heard(school, 'p_tess')).not.toContain('open_now');
  });

  it('ended early by the requester is put back at once', async () => {
    const school = await openSchool();
    const { filtering } = school.useCases;
    const { id } = await askToOpen(school, 'p_tess');
    const [ezra, ivy, tess] = [await school.who('p_ezra'), await school.who('p_ivy'), await school.who('p_tess')];
    value(await filtering.approve(ezra, id, { until: '', reason: '', ...press() }));
    school.clock.move(80 * MINUTE_MS);
    value(await filtering.confirmOpen(ivy, id, { ticket: '', ...press() }));
    await finish(school.worker);
    heard(school, 'p_ivy');
    const over = value(await filtering.endEarly(tess, id, press()));
    expect(over.state).toBe('Over, to be blocked again');
    await finish(school.worker);
    expect(heard(school, 'p_ivy')).toContain('put_back_task');
  });
});
