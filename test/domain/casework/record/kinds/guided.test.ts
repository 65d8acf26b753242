// The guided checklists: pictures of a child, adults of the school, breaches. The page says what guidance asks; a person decides and says why.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { icoEndsAt } from '../../../../../src/domain/casework/record/kinds/breach.ts';
import { platformFollowUpAt } from '../../../../../src/domain/casework/record/kinds/platform-report.ts';
import { triage } from '../../../../../src/domain/incident/triage.ts';
import { HOUR_MS } from '../../../../../src/domain/shared/instant.ts';
import { randomFacts } from '../../../../support/random-facts.ts';
import { factsWith } from '../../../incident/triage/support.ts';
import { aRecord, formOf, PACKS, packOf } from '../support.ts';

const PICTURE = factsWith({ category: 'nude_sharing', image: 'under18_nude', victim: 'pupil' });
const ADULT = factsWith({ category: 'staff_conduct', subject: 'staff', lado_tests: 'may_meet' });
const IN_SCHOOL = { met_on: '2026-11-24', decision: 'school', reason: 'They are 15.', looked: 'nobody' };

describe('a nude picture of a child', () => {
  it('is not dealt with in school without a reason once a line of part 2 is so, or is not known', () => {
    for (const criterion of ['adult', 'pressure', 'unusual', 'under13', 'harm']) {
      for (const fields of [{ criteria: criterion }, { criteria: 'none', not_known: criterion }]) {
        const form = formOf('nude_decision', { facts: PICTURE, records: [aRecord('nude_criteria', fields)] });
        expect(form.intro[0]).toMatch(/^Guidance asks for a referral .* now, because:/);
        expect(form.intro).toContain('You decide. Write the decision and the reason.');
        expect(form.check?.(IN_SCHOOL)).toHaveProperty('why_not');
        expect(form.check?.({ ...IN_SCHOOL, why_not: 'Social care advised so.' })).toEqual({});
        expect(form.check?.({ ...IN_SCHOOL, decision: 'both' })).toEqual({});
      }
    }
  });

  it('can be dealt with in school where no line is so; the page does not say that it should be', () => {
    const form = formOf('nude_decision', { facts: PICTURE, records: [aRecord('nude_criteria', { criteria: 'none' })] });
    expect(form.check?.(IN_SCHOOL)).toEqual({});
    expect(form.intro.join(' ')).not.toMatch(/in school/);
  });

  it('before part 2 the report itself counts, read with care: an age not known is under 13', () => {
    const young = formOf('nude_decision', { facts: { ...PICTURE, age_band: 'unknown' } });
    expect(young.check?.(IN_SCHOOL)).toHaveProperty('why_not');
    expect(formOf('nude_criteria', { facts: { ...PICTURE, age_band: 'u13' } }).intro.join(' ')).toContain('under 13');
  });

  it('a sender from outside, or not known, may be an adult', () => {
    for (const instigator of ['outsider', 'unknown', 'staff', 'governor'] as const)
      expect(formOf('nude_decision', { facts: { ...PICTURE, instigator } }).check?.(IN_SCHOOL)).toHaveProperty(
        'why_not',
      );
    expect(formOf('nude_decision', { facts: { ...PICTURE, instigator: 'pupil' } }).check?.(IN_SCHOOL)).toEqual({});
  });

  it('offers two answers about looking and no third, and the exception needs a reason and a witness', () => {
    const looked = formOf('nude_decision').questions.find(({ id }) => id === 'looked');
    expect(looked?.options?.map(({ value }) => value)).toEqual(['nobody', 'dsl']);
    const faults = formOf('nude_decision').check?.({ ...IN_SCHOOL, looked: 'dsl' });
    expect(Object.keys(faults ?? {}).sort()).toEqual(['looked_reason', 'looked_with']);
  });

  it('"none of these" stands alone, and the same line is not both so and not known', () => {
    const form = formOf('nude_criteria');
    expect(form.check?.({ criteria: 'none,adult' })).toHaveProperty('criteria');
    expect(form.check?.({ criteria: 'adult', not_known: 'adult' })).toHaveProperty('not_known');
    expect(form.check?.({ criteria: 'adult', not_known: 'harm' })).toEqual({});
  });

  it('a decision counts as one about police and social care; taking advice first does not', () => {
    const form = formOf('nude_decision');
    expect(form.covers?.({ decision: 'school' })).toEqual(['police_101', 'childrens_social_care']);
    expect(form.covers?.({ decision: 'advice_first' })).toEqual([]);
  });

  it('is in the list for every case with such a picture, and in no other', () => {
    fc.assert(
      fc.property(randomFacts, (facts) => {
        const child =
          ['under18_nude', 'under18_sexual', 'under18_ai_generated', 'unknown'].includes(facts.image) ||
          facts.category === 'nude_sharing' ||
          facts.category === 'iioc';
        expect(formOf('nude_assessment', { facts }).offered).toBe(child);
      }),
    );
  });
});

describe('a worry about an adult here', () => {
  it('is never led by a head who is kept out of it', () => {
    fc.assert(
      fc.property(randomFacts, fc.constantFrom(...PACKS), (facts, policy) => {
        const outcome = triage(facts, policy.routing);
        const form = formOf('staff_path', { facts, outcome, policy });
        const kept = outcome.exclude.includes('headteacher');
        if (kept) expect(form.check?.({ leads: 'headteacher' })).toHaveProperty('leads');
        expect(form.check?.({ leads: 'chair' })).not.toHaveProperty('leads');
      }),
    );
  });

  it('names no governor as told who is kept out of the case', () => {
    fc.assert(
      fc.property(randomFacts, fc.constantFrom(...PACKS), (facts, policy) => {
        const outcome = triage(facts, policy.routing);
        const form = formOf('staff_steps', { facts, outcome, policy });
        const offered = form.questions.find(({ id }) => id === 'governor')?.options?.map(({ value }) => value) ?? [];
        for (const role of outcome.exclude) expect(offered).not.toContain(role);
      }),
    );
  });

  it('without the LADO it needs a reason, the more so where a test may be met', () => {
    const form = formOf('staff_path', { facts: ADULT });
    expect(form.check?.({ lado_harmed: 'unsure', lado: 'no' })?.lado_advice).toContain('A test may be met');
    expect(form.check?.({ lado_harmed: 'no', lado: 'no' })?.lado_advice).toBe('Write why they are not contacted.');
    expect(form.check?.({ lado: 'yes' })).toHaveProperty('lado_date');
    expect(form.covers?.({ lado: 'not_yet' })).toEqual([]);
    expect(form.covers?.({ lado: 'no', lado_advice: 'x' })).toEqual(['lado']);
  });

  it('offers the steps of the school’s own scale for adults, where it has one', () => {
    const asks = (pack: string) =>
      formOf('staff_path', { facts: ADULT, policy: packOf(pack) }).questions.find(({ id }) => id === 'category');
    expect(asks('carlton')?.options?.map(({ value }) => value)).toEqual(['A', 'B', 'not_yet']);
    expect(asks('default')).toBeUndefined();
  });

  it('a low-level concern is not settled before earlier ones were looked at', () => {
    const form = formOf('low_level', { facts: ADULT });
    expect(form.check?.({ pattern: 'not_yet', decision: 'none' })).toHaveProperty('pattern');
    expect(form.check?.({ pattern: 'not_yet', decision: 'allegation' })).toEqual({});
    expect(form.check?.({ pattern: 'some', decision: 'talk' })).toHaveProperty('pattern_note');
  });

  it('is not in the list of a case in which no adult of the school is concerned', () => {
    const bullying = factsWith({ category: 'cyberbullying', victim: 'pupil', instigator: 'pupil' });
    for (const kind of ['staff_path', 'staff_steps', 'low_level'] as const)
      expect(formOf(kind, { facts: bullying }).offered).toBe(false);
    expect(formOf('staff_path', { facts: ADULT })).toMatchObject({ offered: true, suggested: true });
  });
});

describe('parents, sanctions, calls', () => {
  it('not told needs the reason and who decided; told needs who, by whom and the words', () => {
    const form = formOf('parents');
    expect(Object.keys(form.check?.({ told: 'no' }) ?? {}).sort()).toEqual(['decided_by', 'reason']);
    expect(Object.keys(form.check?.({ told: 'yes' }) ?? {}).sort()).toEqual(['by', 'parent', 'words']);
    expect(Object.keys(form.check?.({ told: 'not_yet' }) ?? {})).toEqual(['reason']);
    expect(form.intro).toContain(
      'The Designated Safeguarding Lead (DSL) may always decide not to tell, and writes down why.',
    );
  });

  it('a parent is warned about naming a teacher only where the case is about an adult', () => {
    const warned = (facts: typeof ADULT) =>
      formOf('parents', { facts }).intro.some((line) => line.includes('naming the teacher'));
    expect([warned(ADULT), warned(PICTURE)]).toEqual([true, false]);
  });

  it('a sanction comes from the school’s scale, and from the step that was chosen', () => {
    const form = formOf('sanction');
    const step = form.questions.find(({ id }) => id === 'step');
    expect(step?.options?.map(({ value }) => value)).toContain('Pupils C');
    expect(form.check?.({ step: 'Pupils C', response: 'Parents come in at once', starts: '2026-11-24' })).toEqual({});
    expect(form.check?.({ step: 'Pupils A', response: 'Fixed-term exclusion' })?.response).toContain(
      'Step "Pupils A" has:',
    );
    expect(form.check?.({ step: 'Pupils A' })).toHaveProperty('other');
    expect(form.check?.({ step: 'Pupils A', other: 'x', starts: '2026-11-24', ends: '2026-11-23' })).toHaveProperty(
      'ends',
    );
    expect(form.intro.join(' ')).toContain('The bot chooses nothing.');
  });

  it('a school without a scale writes the decision in words', () => {
    const ids = formOf('sanction', { policy: packOf('default') }).questions.map(({ id }) => id);
    expect(ids).toContain('response');
    expect(ids).not.toContain('step');
  });

  it('in a case about an adult the scale for adults stands first', () => {
    const first = (facts: typeof ADULT) =>
      formOf('sanction', { facts }).questions.find(({ id }) => id === 'step')?.options?.[0]?.value;
    expect([first(ADULT), first(PICTURE)]).toEqual(['Staff A', 'Pupils A']);
  });

  it('a call needs who, when and what they advised; not reaching anybody is no decision and stays open', () => {
    const form = formOf('outside_help');
    expect(Object.keys(form.check?.({ body: 'lado', how: 'spoken' }) ?? {}).sort()).toEqual([
      'advice',
      'when_time',
      'who',
    ]);
    expect(form.covers?.({ body: 'lado', how: 'not_reached' })).toEqual([]);
    expect(form.covers?.({ body: 'lado', how: 'decided_not' })).toEqual(['lado']);
    const tried = aRecord('outside_help', { body: 'lado', how: 'not_reached', next: 'Again at two' });
    const spoken = aRecord('outside_help', { body: 'lado', how: 'spoken' });
    expect(form.unfinished?.(tried, [tried])).toContain('nobody was reached');
    expect(form.unfinished?.(tried, [tried, spoken])).toBeNull();
  });
});

describe('clocks that the forms show', () => {
  const zone = 'Europe/London';

  it('72 hours run by the clock, through the night in October that has an hour more', () => {
    const known = Date.UTC(2026, 9, 23, 17, 0);
    const ends = icoEndsAt({ known_date: '2026-10-23', known_time: '18:00' }, zone);
    expect(ends).toBe(known + 72 * HOUR_MS);
    expect(icoEndsAt({}, zone)).toBeNull();
  });

  it('an undecided breach says when the time is over, until a later record decides', () => {
    const open = aRecord('breach', { known_date: '2026-11-20', known_time: '18:00', notify_ico: 'not_yet' });
    const form = formOf('breach');
    expect(form.unfinished?.(open, [open])).toContain('Mon 23 Nov, 18:00');
    const decided = aRecord('breach', { notify_ico: 'no' });
    expect(form.unfinished?.(open, [open, decided])).toBeNull();
    expect(form.check?.({ notify_ico: 'no', risk: 'unsure' })).toHaveProperty('risk');
  });

  it('the answer of an app is looked for 48 hours after the report to it, and asked about until it is written', () => {
    const report = aRecord('platform_report', { platform: 'ExampleChat', when_date: '2026-11-20', when_time: '10:00' });
    expect(platformFollowUpAt(report.fields, zone)).toBe(Date.UTC(2026, 10, 22, 10, 0));
    const form = formOf('platform_report');
    expect(form.unfinished?.(report, [report])).toContain('ExampleChat');
    expect(
      form.unfinished?.(report, [report, aRecord('platform_answer', { result: 'removed' }, report.id)]),
    ).toBeNull();
  });
});
