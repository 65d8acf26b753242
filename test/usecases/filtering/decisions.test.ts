import { afterEach, describe, expect, it } from '@jest/globals';
import type { OverridesPolicy } from '../../../src/domain/filtering/overrides-policy.ts';
import type { Person } from '../../../src/domain/people/person.ts';
import type { Policy } from '../../../src/domain/school/policy.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/shared/instant.ts';
import { askToOpen, codeOf, heard, lastCard, press, requestOf, value } from '../../support/ask-to-open.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../../support/school.ts';
import { finish } from '../../support/settle.ts';

afterEach(closeTestStores);

const withOverrides =
  (change: Partial<OverridesPolicy>) =>
  (demo: Policy): Policy => ({ ...demo, overrides: { ...demo.overrides, ...change } });

const yes = () => ({ until: '', reason: '', ...press() });

/** The staff list changes while the server runs. */
async function change(school: TestSchool, id: string, over: Partial<Person>): Promise<void> {
  const { person } = await school.who(id);
  const stored = await school.store.read('person', id);
  await school.store.commit<'person'>({
    ...{ kind: 'person', id, school: school.policy.key, version: stored?.version ?? 0, state: { ...person, ...over } },
    ...{ history: stored?.history ?? [], outbox: [], dueAt: null, terms: [] },
  });
  school.people.forget(school.policy.key);
}

describe('deciding', () => {
  it('by two people in one second: the first counts, and the second is told who decided', async () => {
    const school = await openSchool();
    const { filtering } = school.useCases;
    const { id } = await askToOpen(school, 'p_tess');
    const [ezra, hana] = [await school.who('p_ezra'), await school.who('p_hana')];
    const [first, second] = await Promise.all([
      filtering.approve(ezra, id, yes()),
      filtering.refuseRequest(hana, id, { reason: 'No.', ...press() }),
    ]);
    expect([codeOf(first), codeOf(second)].sort()).toEqual(['ok', 'request.already']);
    const refused = [first, second].find((r) => !r.ok);
    expect(refused?.ok === false && refused.refusal.message).toMatch(/^(Ezra Online approved|Hana Head said no)/);
  });

  it('pressed twice with one key counts once and gives the same answer', async () => {
    const school = await openSchool();
    const { id } = await askToOpen(school, 'p_tess');
    const ezra = await school.who('p_ezra');
    const input = yes();
    const [one, two] = [
      value(await school.useCases.filtering.approve(ezra, id, input)),
      value(await school.useCases.filtering.approve(ezra, id, input)),
    ];
    expect(two.card).toEqual(one.card);
    expect((await requestOf(school, id)).state.approvals).toHaveLength(1);
  });

  it('is never for the requester, whatever roles they hold, and a lone approver who asks is told at once that nobody can', async () => {
    const school = await openSchool();
    const { id } = await askToOpen(school, 'p_ezra');
    await finish(school.worker);
    expect(heard(school, 'p_ezra')).toEqual(['your_request']);
    expect(heard(school, 'p_hana')).toEqual(['decide']);
    const ezra = await school.who('p_ezra');
    expect(codeOf(await school.useCases.filtering.approve(ezra, id, yes()))).toBe('request.own');

    const lonely = await openSchool({
      policy: (demo) => ({
        ...demo,
        people: demo.people.map((p) => (p.id === 'p_ezra' || p.id === 'p_ivy' ? p : { ...p, roles: [] })),
      }),
    });
    const sent = await askToOpen(lonely, 'p_ezra');
    expect(sent.state).toBe('Ended without an answer');
    await finish(lonely.worker);
    expect(heard(lonely, 'p_ezra')).toContain('nobody_to_decide');
  });

  it('is refused to whoever holds an excluded role, or is close to the requester', async () => {
    const school = await openSchool({ policy: withOverrides({ excludedRoles: ['deputy_head'] }) });
    const { filtering } = school.useCases;
    const { id } = await askToOpen(school, 'p_tess');
    expect(codeOf(await filtering.approve(await school.who('p_dev'), id, yes()))).toBe('request.excluded');
    await change(school, 'p_ezra', { closeTo: ['p_tess'] });
    expect(codeOf(await filtering.approve(await school.who('p_ezra'), id, yes()))).toBe('request.excluded');
    // Others who may read it may not decide.
    expect(codeOf(await filtering.approve(await school.who('p_ivy'), id, yes()))).toBe('request.not_approver');
  });

  it('is refused once the lesson is over, also before the clock was asked', async () => {
    const school = await openSchool();
    const { id } = await askToOpen(school, 'p_tess');
    school.clock.move(3 * HOUR_MS);
    const late = await school.useCases.filtering.approve(await school.who('p_ezra'), id, yes());
    expect(codeOf(late)).toBe('request.too_late');
    await finish(school.worker);
    expect((await requestOf(school, id)).state.phase).toBe('lapsed');
    expect(heard(school, 'p_tess')).toContain('lapsed');
    expect(codeOf(await school.useCases.filtering.approve(await school.who('p_ezra'), id, yes()))).toBe(
      'request.too_late',
    );
  });

  it('can be for shorter than was asked, by one of the ends that are offered and no other', async () => {
    const school = await openSchool();
    const { filtering } = school.useCases;
    const { id } = await askToOpen(school, 'p_tess');
    const ezra = await school.who('p_ezra');
    const file = value(await filtering.openOverride(ezra, id, press()));
    expect(file.can.until).toBe('12:15');
    expect(file.can.shorter.map((o) => o.label)).toEqual(['11:30', '11:45', '12:00']);
    expect(codeOf(await filtering.approve(ezra, id, { ...yes(), until: 'soon' }))).toBe('override.no_such_end');
    const longer = String(Date.UTC(2026, 10, 24, 15));
    expect(codeOf(await filtering.approve(ezra, id, { ...yes(), until: longer }))).toBe('request.until');
    const done = value(await filtering.approve(ezra, id, { ...yes(), until: file.can.shorter[1]?.value ?? '' }));
    expect(done.card.standing).toBe('Approved by Ezra Online until 11:45. Not open yet.');
  });

  it('needs two different people where the pack says so, and an approval of somebody who left since does not count', async () => {
    const school = await openSchool({ policy: withOverrides({ approvals: 2 }) });
    const { filtering } = school.useCases;
    const { id } = await askToOpen(school, 'p_tess');
    const [ezra, hana] = [await school.who('p_ezra'), await school.who('p_hana')];
    const half = value(await filtering.approve(ezra, id, yes()));
    expect(half.card.standing).toContain('Ezra Online said yes. One more yes is needed.');
    expect(codeOf(await filtering.approve(ezra, id, yes()))).toBe('request.already_yours');
    await change(school, 'p_ezra', { endsOn: '2026-11-23' });
    const stillHalf = value(await filtering.approve(hana, id, yes()));
    expect(stillHalf.card.heading).toBe('decide');
    await finish(school.worker);
    const dev = await school.who('p_dev');
    const whole = value(await filtering.approve(dev, id, yes()));
    expect(whole.card.standing).toBe('Approved by Hana Head and Dev Deputy until 12:15. Not open yet.');
  });

  it('moves on when nobody answers, and tells the next people; the first can still decide', async () => {
    const school = await openSchool();
    const { id } = await askToOpen(school, 'p_tess');
    await finish(school.worker);
    expect(heard(school, 'p_hana')).toEqual([]);
    school.clock.move(20 * MINUTE_MS);
    await finish(school.worker);
    expect(heard(school, 'p_hana')).toEqual(['decide']);
    school.clock.move(20 * MINUTE_MS);
    await finish(school.worker);
    expect(heard(school, 'p_dev')).toEqual(['decide']);
    heard(school, 'p_ezra');
    value(await school.useCases.filtering.approve(await school.who('p_ezra'), id, yes()));
    await finish(school.worker);
    for (const other of ['p_ezra', 'p_hana', 'p_dev']) expect(heard(school, other)).toEqual(['~decided']);
  });

  it('passes over an approver who left before the card was sent', async () => {
    const school = await openSchool();
    const { id } = await askToOpen(school, 'p_tess');
    await change(school, 'p_ezra', { endsOn: '2026-11-23' });
    await finish(school.worker);
    expect(heard(school, 'p_ezra')).toEqual([]);
    expect(heard(school, 'p_hana')).toEqual(['decide']);
    const ezra = { school: school.policy.key, person: (await school.who('p_ezra')).person };
    expect(codeOf(await school.useCases.filtering.approve(ezra, id, yes()))).toBe('override.not_yours');
  });

  it('warns whoever decides that the same site was asked for three times in thirty days', async () => {
    const school = await openSchool({ startAt: Date.UTC(2026, 10, 17, 10) });
    for (const date of ['17', '19']) {
      await askToOpen(school, 'p_tess', { when: { lesson: `2026-11-${date} Lesson 3` } });
      await finish(school.worker);
      expect(lastCard(school, 'p_ezra').warnings.join()).not.toContain('30 days');
      school.clock.move(2 * DAY_MS);
    }
    school.clock.move(3 * DAY_MS);
    await finish(school.worker);
    await askToOpen(school, 'p_tam');
    await finish(school.worker);
    const often = 'Asked for 3 times in 30 days. Think about a lasting change.';
    expect(lastCard(school, 'p_ezra').warnings).toContain(often);
  });
});

describe('a question', () => {
  it('and its answer are read privately and never stand in a chat', async () => {
    const school = await openSchool();
    const { filtering } = school.useCases;
    const { id } = await askToOpen(school, 'p_tess');
    const [ezra, tess] = [await school.who('p_ezra'), await school.who('p_tess')];
    const text = 'Is it the one with the secretword?';
    value(await filtering.askRequester(ezra, id, { text, ...press() }));
    await finish(school.worker);
    expect(heard(school, 'p_tess')).toContain('question');
    const file = value(await filtering.openOverride(tess, id, press()));
    expect([file.openQuestion, file.can.answer]).toEqual([text, true]);
    value(await filtering.answerQuestion(tess, id, { text: 'No, another secretword.', ...press() }));
    await finish(school.worker);
    expect(JSON.stringify(school.sent)).not.toContain('secretword');
    expect(heard(school, 'p_ezra')).toContain('answered');
    const after = value(await filtering.openOverride(ezra, id, press()));
    expect(after.openQuestion).toBe('');
    expect(JSON.stringify(after.sections)).toContain('another secretword');
  });
});
