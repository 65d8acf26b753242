import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Answers } from '../../../../src/domain/incident/answers.ts';
import type { DangerFacts, Facts } from '../../../../src/domain/incident/facts.ts';
import { readFacts } from '../../../../src/domain/incident/facts-check.ts';
import {
  adultConcern,
  adultPicked,
  dangerNow,
  factsFromAnswers,
  pageOf,
  wantsAnonymous,
  wantsConfidential,
} from '../../../../src/domain/incident/form/form.ts';
import { URGENCIES } from '../../../../src/domain/incident/outcome.ts';
import { NO_AMENDMENTS } from '../../../../src/domain/incident/routing.ts';
import { triage } from '../../../../src/domain/incident/triage.ts';
import { context, person, pickBy, pickFrom, TESS, walk } from './walk.ts';

const numbers = fc.array(fc.nat(1023), { minLength: 30, maxLength: 60 });
const ctx = context();
const speed = (facts: Facts | DangerFacts): number => URGENCIES.indexOf(triage(facts, NO_AMENDMENTS).urgency);
const read = (answers: Answers, c = ctx) => factsFromAnswers(answers, c);

const SCENE = { danger: 'no', adult_concern: 'no', first_choice: 'unkind', category: 'cyberbullying', image: 'none' };
const ADULT = { danger: 'no', adult_concern: 'yes', first_choice: 'adult', category: 'staff_conduct', image: 'none' };

describe('the facts read from the answers', () => {
  it('always pass the check that triage makes, whatever path was taken', () => {
    fc.assert(
      fc.property(numbers, fc.boolean(), (n, anonymous) => {
        const c = context(anonymous ? { reporter: null } : {});
        const { facts } = read(walk(pickBy(n), c).answers, c);
        expect(readFacts(facts)).toMatchObject({ ok: true });
        expect(facts.anonymous).toBe(anonymous);
      }),
      { numRuns: 300 },
    );
  });

  it('have no kind before one is chosen, and danger counts from page one', () => {
    const { facts } = read({ danger: 'unsure', adult_concern: 'no' });
    expect(facts).toMatchObject({
      category: null,
      imminent: true,
      victim: 'pupil',
      instigator: 'unknown',
      subject: 'none',
    });
    expect(triage(facts, NO_AMENDMENTS).urgency).toBe('immediate');
  });

  it('count a bomb threat as danger now, whatever page one said', () => {
    expect(
      read({ danger: 'no', adult_concern: 'no', first_choice: 'unkind', category: 'bomb_threat' }).facts.imminent,
    ).toBe(true);
  });

  const careful: readonly (readonly [string, string, readonly string[]])[] = [
    ['danger', 'unsure', ['no']],
    // Not "staff": an abused colleague is itself a reason to hurry (TR24), not a harmless answer.
    ['victim', 'unsure', ['none', 'school']],
    ['instigator', 'unsure', ['none', 'pupil']],
    ['age_band', 'unknown', ['13-17', '18+', 'u13']],
    ['intent', 'unknown', ['accidental', 'deliberate']],
    ['image', 'unknown', ['none', 'clothed', 'adult']],
    ['image_child', 'unknown', ['under18_nude', 'under18_sexual']],
    ['legality', 'unsure', ['no']],
    ['ticks', 'unsure', ['']],
    ['device', 'unsure', ['none', 'personal']],
    ['place', 'unsure', ['on_site', 'off_site']],
    ['lado_harmed', 'unsure', ['no']],
    ['lado_suitable', 'unsure', ['no']],
    ['adult_part', 'unsure', ['about']],
  ];
  it.each(careful)('are never slower for %s answered %s than for a plain no', (id, unsure, plain) => {
    fc.assert(
      fc.property(numbers, fc.constantFrom(...plain), (n, no) => {
        const { answers } = walk(pickBy(n), ctx);
        const list = id === 'ticks';
        const asNo = { ...answers, [id]: list ? [] : no };
        const asUnsure = { ...answers, [id]: list ? [unsure] : unsure };
        if (read(asNo).facts.category !== read(asUnsure).facts.category) return;
        expect(speed(read(asUnsure).facts)).toBeLessThanOrEqual(speed(read(asNo).facts));
      }),
      { numRuns: 150 },
    );
  });

  it('are never slower when it is not sure whether an adult of the school is part of it', () => {
    fc.assert(
      fc.property(numbers, (n) => {
        const { answers } = walk(pickBy(n), ctx);
        const no = { ...answers, adult_concern: 'no', adult: '', image: answers.image ?? 'none' };
        const unsure = { ...no, adult_concern: 'unsure', adult: 'skip', adult_part: 'unsure' };
        expect(speed(read(unsure).facts)).toBeLessThanOrEqual(speed(read(no).facts));
      }),
      { numRuns: 150 },
    );
  });

  it('treat an untouched picture question as a picture nobody knows about', () => {
    const { facts } = read({ danger: 'no', adult_concern: 'no', first_choice: 'unkind', category: 'cyberbullying' });
    expect(facts.image).toBe('unknown');
  });

  it('keep an ordinary report ordinary', () => {
    const { answers } = walk(
      pickFrom({
        danger: 'no',
        adult_concern: 'no',
        first_choice: 'rules',
        category: 'low_level_misuse',
        image: 'none',
        ticks: '',
      }),
      ctx,
    );
    const { facts } = read(answers);
    expect(facts).toMatchObject({
      imminent: false,
      coercion: false,
      harm_signs: false,
      repeat: false,
      subject: 'none',
      lado_tests: 'n/a',
    });
    expect(triage(facts, NO_AMENDMENTS).urgency).toBe('next_day');
  });

  it('take what the kind says without asking', () => {
    const at = (first: string, category: string) => read({ ...SCENE, first_choice: first, category }).facts;
    expect(at('seen', 'accidental_access')).toMatchObject({ intent: 'accidental', instigator: 'none' });
    expect(at('rules', 'persistent_misuse').repeat).toBe(true);
    expect(at('systems', 'data_breach').personal_data).toBe(true);
    expect(at('unkind', 'staff_victim').victim).toBe('staff');
    expect(at('systems', 'malware')).toMatchObject({ image: 'none', age_band: 'n/a' });
  });

  it('ignore answers to questions nobody sees any more', () => {
    const stale = {
      ...SCENE,
      first_choice: 'systems',
      category: 'malware',
      image: 'under18_sexual',
      ticks: ['harm_signs'],
      lado_harmed: 'yes',
    };
    expect(read(stale).facts).toMatchObject({ image: 'none', harm_signs: false, lado_tests: 'n/a' });
  });

  it('say who reports: unnamed, the one it happened to, or on behalf of a parent or the filter', () => {
    const start = { ...SCENE, first_choice: 'unkind', category: 'staff_victim' };
    expect(read(start, context({ reporter: null })).facts.reporter).toBe('unknown');
    expect(read({ ...start, victim_me: 'yes' }).facts.reporter).toBe('staff_victim');
    expect(read({ ...SCENE, how_known: 'parent' }).facts.reporter).toBe('parent');
    expect(read({ ...SCENE, how_known: 'system' }).facts.reporter).toBe('system');
  });

  it('count money asked for under a false name as commerce', () => {
    const start = { ...SCENE, category: 'impersonation' };
    expect(read({ ...start, ticks: ['money'] }).facts.risk_area).toBe('commerce');
    expect(read(start).facts.risk_area).not.toBe('commerce');
  });
});

describe('the adult of the school', () => {
  it('is the person picked, with the weightiest of their roles', () => {
    expect(read({ ...ADULT, adult: 'person:p_dan' })).toMatchObject({
      facts: { subject: 'deputy_dsl' },
      subjects: ['p_dan'],
      typedAdult: null,
    });
    expect(read({ ...ADULT, adult: 'person:p_hal' }).facts.subject).toBe('headteacher');
    expect(read({ ...ADULT, adult: 'person:p_ray' }).facts.subject).toBe('staff');
    expect(read({ ...ADULT, adult: 'person:p_vic' }).facts.subject).toBe('former_staff');
  });

  it('is the reporter, however they say so', () => {
    expect(read({ ...ADULT, adult: 'me' })).toMatchObject({ facts: { subject: 'reporter' }, subjects: ['p_tess'] });
    expect(
      read({ ...ADULT, adult: 'not_listed', adult_name: 'Tess Teacher', adult_match: 'person:p_tess' }).facts.subject,
    ).toBe('reporter');
  });

  it('is not yet identified when skipped, and the LADO questions then count as not sure', () => {
    expect(read({ ...ADULT, adult: 'skip' })).toMatchObject({
      facts: { subject: 'staff_unresolved', lado_tests: 'unsure' },
      subjects: [],
    });
    expect(read({ danger: 'yes', adult_concern: 'unsure' }).facts.subject).toBe('staff_unresolved');
  });

  it('keeps everybody out whom a typed name may mean until the reporter says which', () => {
    const typed = { ...ADULT, adult: 'not_listed', adult_name: 'Mrs D. Safeguard' };
    expect(read(typed)).toMatchObject({
      facts: { subject: 'staff_unresolved' },
      subjects: ['p_dee'],
      typedAdult: 'Mrs D. Safeguard',
    });
    expect(read({ ...typed, adult_match: 'person:p_dee' })).toMatchObject({
      facts: { subject: 'dsl' },
      subjects: ['p_dee'],
    });
    expect(read({ ...typed, adult_match: 'none', adult_kind: 'contractor' })).toMatchObject({
      facts: { subject: 'contractor' },
      subjects: [],
    });
  });

  it('is nobody’s subject when it was done to them', () => {
    expect(read({ ...ADULT, category: 'complaint', adult: 'person:p_ray', adult_part: 'victim' })).toMatchObject({
      facts: { subject: 'none', victim: 'staff', lado_tests: 'n/a' },
      subjects: [],
    });
  });

  it('is shut out by a tie when they are family, with or without a role', () => {
    const tie = { ...ADULT, first_choice: 'unkind', category: 'cyberbullying', adult_part: 'family' };
    expect(read({ ...tie, adult: 'person:p_dee' })).toMatchObject({
      facts: { subject: 'relative_of_dsl' },
      subjects: [],
      ties: ['p_dee'],
    });
    expect(read({ ...tie, adult: 'person:p_ray' })).toMatchObject({ facts: { subject: 'none' }, ties: ['p_ray'] });
  });

  it('brings the four questions: one yes is enough, four noes are not met, and none where no child is part of it', () => {
    const four = (value: string) => ({
      lado_harmed: value,
      lado_offence: value,
      lado_risk: value,
      lado_suitable: value,
    });
    const start = { ...ADULT, adult: 'person:p_ray' };
    expect(read(start).facts.lado_tests).toBe('unsure');
    expect(read({ ...start, ...four('no'), lado_risk: 'yes' }).facts.lado_tests).toBe('may_meet');
    expect(read({ ...start, ...four('no') }).facts.lado_tests).toBe('not_met');
    expect(read({ ...start, ...four('no'), victim: 'none' }).facts.lado_tests).toBe('none');
  });

  it('is asked for when only the kind shows it, and counts as not identified until then', () => {
    const late = { ...ADULT, adult_concern: 'no' };
    expect(read(late).facts.subject).toBe('staff_unresolved');
    expect(read({ ...late, adult: 'person:p_ray' }).subjects).toEqual(['p_ray']);
  });

  it('can be told apart from somebody of the same name', () => {
    const people = [TESS, person('p_a', 'Ann Other', [], { classes: ['4B'] }), person('p_b', 'Ann Other')];
    const twins = context({ directory: { people } });
    const labels = pageOf('adult', { danger: 'no', adult_concern: 'yes' }, twins).questions[0]?.options.map(
      (o) => o.label,
    );
    expect(labels).toEqual(expect.arrayContaining(['Ann Other, 4B', 'Ann Other, p_b']));
    expect(read({ ...ADULT, adult: 'person:p_b' }, twins).subjects).toEqual(['p_b']);
  });

  it('can be skipped in danger by a choice that says the alert leaves now', () => {
    const first = pageOf('adult', { danger: 'yes', adult_concern: 'yes' }, ctx).questions[0]?.options[0];
    expect(first).toEqual({ value: 'skip', label: 'Skip this, send the alert now' });
  });
});

describe('single wishes', () => {
  it('are read with care: not sure is danger, silence about an adult is not sure', () => {
    expect([
      dangerNow({}),
      dangerNow({ danger: 'no' }),
      dangerNow({ danger: 'unsure' }),
      dangerNow({ danger: 'yes' }),
    ]).toEqual([false, false, true, true]);
    expect([adultConcern({}), adultConcern({ adult_concern: 'no' }), adultConcern({ adult_concern: 'yes' })]).toEqual([
      'unsure',
      'no',
      'yes',
    ]);
    expect([adultPicked({}), adultPicked({ adult: 'skip' })]).toEqual([false, true]);
    expect([
      wantsAnonymous({ naming: 'anonymous' }),
      wantsConfidential({ naming: 'confidential' }),
      wantsAnonymous({}),
    ]).toEqual([true, true, false]);
  });
});
