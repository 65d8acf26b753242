// An unsuitable site: where a child may have seen it, or it may be against the law, the rules for reports take over.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkSite, readSite, reportInstead, SEEN_BY } from '../../../src/domain/filtering/site/site-form.ts';
import type { Answers } from '../../../src/domain/incident/answers.ts';
import type { FormContext } from '../../../src/domain/incident/form/context.ts';
import { factsFromAnswers } from '../../../src/domain/incident/form/form.ts';
import { triage } from '../../../src/domain/incident/triage.ts';
import { TUESDAY_10 } from '../../support/a-case.ts';
import { demoPolicy } from '../../support/school.ts';

const policy = demoPolicy();
const [reporter = null] = policy.people;
const ctx: FormContext = {
  ...{ profile: policy.key, reporter, directory: { people: policy.people }, today: '2026-11-24' },
  ...{ now: TUESDAY_10, absentRoles: [] },
};
const FOUND = {
  ...{ addresses: 'unkind-games.example/play', seen_by: 'me', child: 'no', deliberate: 'unsure', legality: 'no' },
  ...{ device: 'Laptop 14', note: 'Came up in a search.' },
};
const found = (change: Readonly<Record<string, string>> = {}) => ({ ...FOUND, ...change });

/** The report that follows, with what its first page asks and, where given, what the reporter says about pictures. */
function outcomeOf(change: Readonly<Record<string, string>>, more: Answers = { image: 'none' }) {
  const instead = reportInstead(found(change));
  if (instead === null) throw new Error('no report follows');
  const { facts } = factsFromAnswers({ danger: 'no', adult_concern: 'no', ...instead.report, ...more }, ctx);
  return { ...triage(facts, policy.routing), facts, why: instead.why };
}

describe('a site that no child saw, and that is lawful', () => {
  it('is taken as it is', () => {
    expect(checkSite(found())).toEqual({});
    expect(reportInstead(found())).toBeNull();
    expect(readSite(found())).toMatchObject({ seenBy: 'me', device: 'Laptop 14', note: 'Came up in a search.' });
    expect(readSite(found())?.addresses.map((a) => `${a.host}${a.path}`)).toEqual(['unkind-games.example/play']);
  });

  it('every field that is missing is named at once, and nothing is taken', () => {
    expect(Object.keys(checkSite({})).sort((a, b) => a.localeCompare(b))).toEqual([
      ...['addresses', 'child', 'legality', 'seen_by'],
    ]);
    expect(readSite({})).toBeNull();
  });

  it.each([
    ['addresses', 'javascript:alert(1)'],
    ['addresses', `a.example/${'x'.repeat(40_000)}`],
    ['device', 'x'.repeat(201)],
    ['note', 'x'.repeat(1001)],
    ['seen_by', 'somebody'],
  ])('says what is wrong with %s', (field, value) => {
    const errors = checkSite(found({ [field]: value }));
    expect(Object.keys(errors)).toEqual([field]);
    expect(readSite(found({ [field]: value }))).toBeNull();
  });

  it('keeps the end of an address, where a page is picked by it', () => {
    expect(readSite(found({ addresses: 'https://videos.example/watch?v=abc&pupil=sam' }))?.addresses[0]?.end).toBe(
      '?v=abc&pupil=sam',
    );
  });
});

describe('a child may have seen it', () => {
  it.each(['yes', 'unsure'])('by accident (%s): the co-ordinator and IT the same day (TR16)', (child) => {
    const outcome = outcomeOf({ child, deliberate: 'accident' });
    expect(outcome.rows).toContain('TR16');
    expect(outcome).toMatchObject({ notify: ['esafety_coordinator', 'network_manager'], urgency: 'same_day' });
    expect(outcome.advice).toContain('reassure_no_blame');
    expect(outcome.why).toContain('A child may have seen it');
  });

  it('on purpose: TR17, and a pupil did it', () => {
    const outcome = outcomeOf({ child: 'yes', deliberate: 'deliberate' });
    expect(outcome.rows).toContain('TR17');
    expect(outcome.rows).not.toContain('TR18');
    expect(outcome.facts.instigator).toBe('pupil');
  });

  it.each(['unsure', '', 'nonsense'])('whether on purpose is %j: nobody is blamed (TR16)', (deliberate) => {
    expect(outcomeOf({ child: 'yes', deliberate }).rows).toContain('TR16');
  });

  it.each(['pupil', 'class'])('a %s came upon it: that is a child, whatever else was ticked', (seen_by) => {
    expect(outcomeOf({ seen_by, child: 'no' }).rows).toContain('TR16');
    expect(outcomeOf({ seen_by, child: '' }).facts.victim).toBe('pupil');
  });

  it('the reporter’s own answer about pictures counts: not said is the careful reading, and the DSL hears at once', () => {
    const outcome = outcomeOf({ child: 'yes', deliberate: 'accident' }, {});
    expect(outcome.notify).toContain('dsl');
    expect(outcome.urgency).toBe('immediate');
  });
});

describe('it may be against the law', () => {
  it.each(['yes', 'unsure'])(
    '%s, and staff came upon it: the safeguarding team at once, never IT (TR07)',
    (legality) => {
      const outcome = outcomeOf({ legality });
      expect(outcome.rows).toContain('TR07');
      expect(outcome).toMatchObject({ notify: ['dsl', 'deputy_dsl'], urgency: 'immediate', safeguarding: true });
      expect(outcome.advice).toEqual(expect.arrayContaining(['do_not_revisit', 'note_url_dsl_only']));
      expect(outcome.advice).not.toContain('note_url');
      expect(outcome.why).toContain('not to IT');
    },
  );

  it.each(['yes', 'unsure', 'no'])(
    'whoever opened it on purpose (child %s): the safeguarding team at once',
    (child) => {
      const outcome = outcomeOf({ legality: 'unsure', child, deliberate: 'deliberate' });
      expect(outcome).toMatchObject({ urgency: 'immediate', safeguarding: true });
      expect(outcome.notify).toEqual(expect.arrayContaining(['dsl', 'deputy_dsl']));
      expect(outcome.notify).not.toContain('network_manager');
    },
  );

  it('a child who came upon it by accident is reassured', () => {
    const outcome = outcomeOf({ legality: 'yes', child: 'yes', deliberate: 'accident' });
    expect(outcome.rows).toContain('TR07');
    expect(outcome.advice).toContain('reassure_no_blame');
  });
});

describe('what was typed', () => {
  it('goes along into the report: address, what happened, which device', () => {
    expect(reportInstead(found({ child: 'yes', deliberate: 'accident' }))?.report).toEqual({
      ...{ first_choice: 'seen', category: 'accidental_access', victim: 'pupil', intent: 'accidental', legality: 'no' },
      ...{ web_address: 'unkind-games.example/play', story: 'Came up in a search.\nDevice: Laptop 14' },
    });
  });

  it('never stands in the way of a report, however badly it was typed', () => {
    const answer = fc.constantFrom('', 'yes', 'no', 'unsure', 'x');
    const inputs = fc.record({
      addresses: fc.oneof(fc.string({ maxLength: 3000 }), fc.constant('x'.repeat(50_000))),
      seen_by: fc.constantFrom(...SEEN_BY, '', 'x'),
      ...{ child: answer, legality: answer, deliberate: fc.constantFrom('accident', 'deliberate', 'unsure', '') },
      ...{ device: fc.string(), note: fc.string({ maxLength: 3000 }) },
    });
    fc.assert(
      fc.property(inputs, (typed) => {
        const childMay = ['yes', 'unsure'].includes(typed.child) || ['pupil', 'class'].includes(typed.seen_by);
        const mayBeIllegal = ['yes', 'unsure'].includes(typed.legality);
        const instead = reportInstead(typed);
        expect(instead !== null).toBe(childMay || mayBeIllegal);
        if (instead === null) {
          // What is neither a report nor wrong can be stored.
          expect(readSite(typed) === null).toBe(Object.keys(checkSite(typed)).length > 0);
          return;
        }
        expect(checkSite(typed)).toEqual({});
        expect(readSite(typed)).toBeNull();
        expect(String(instead.report.web_address ?? '').length).toBeLessThanOrEqual(500);
        const { facts } = factsFromAnswers({ danger: 'no', adult_concern: 'no', ...instead.report }, ctx);
        const { rows, notify } = triage(facts, policy.routing);
        expect(rows.length).toBeGreaterThan(0);
        if (mayBeIllegal) expect(notify).toContain('dsl');
      }),
    );
  });
});
