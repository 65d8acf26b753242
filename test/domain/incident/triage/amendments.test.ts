// What a school may say about routing, and what no pack can say.

import { describe, expect, it } from '@jest/globals';
import { routingSchema } from '../../../../src/config/routing-schema.ts';
import { NO_AMENDMENTS } from '../../../../src/domain/incident/routing.ts';
import { triage } from '../../../../src/domain/incident/triage.ts';
import { factsWith, routingOf, SCHOOLS } from './support.ts';

const loads = (section: unknown): boolean => routingSchema.safeParse(section).success;

describe('the routing section of a pack', () => {
  it.each(SCHOOLS)('of %s in this repository loads', (school) => {
    expect(routingOf(school)).toBeDefined();
  });

  it('may be empty', () => {
    expect(routingSchema.parse({})).toEqual(NO_AMENDMENTS);
  });

  it.each<readonly [string, unknown]>([
    ['take the DSL out of a row', { removeFrom: [{ rows: ['TR04'], roles: ['dsl'] }] }],
    ['replace who is told', { tellOnly: [{ rows: ['TR04'], roles: ['headteacher'] }] }],
    ['keep the DSL out', { keepOut: [{ rows: ['TR04'], roles: ['dsl'] }] }],
    ['keep the deputy DSL out', { keepOut: [{ rows: ['TR04'], roles: ['deputy_dsl'] }] }],
    ['keep the head out', { keepOut: [{ rows: ['TR28'], roles: ['headteacher'] }] }],
    ['leave the DSL unfilled', { unfilled: ['dsl'] }],
    ['leave the deputy DSL unfilled', { unfilled: ['deputy_dsl'] }],
    ['add the subject back', { alsoTell: [{ rows: ['TR28'], roles: ['subject'] }] }],
    ['add the reporter', { alsoTell: [{ rows: ['TR37'], roles: ['reporter'] }] }],
    ['switch an exclusion off', { alsoTell: [{ rows: ['TR28'], roles: ['dsl'], evenIfSubject: true }] }],
    ['slow a row down by a word of its own', { slower: [{ rows: ['TR01'], urgency: 'next_day' }] }],
    ['name a row that does not exist', { alsoTell: [{ rows: ['TR99'], roles: ['dsl'] }] }],
    ['suggest 999 in every case', { alsoSuggest: [{ referrals: ['police_999'] }] }],
    ['make DSL and deputy one person', { sharedRoles: [['dsl', 'deputy_dsl']] }],
    ['make head and chair one person', { sharedRoles: [['headteacher', 'dsl', 'chair_of_governors']] }],
    [
      'put one role into two people',
      {
        sharedRoles: [
          ['headteacher', 'dsl'],
          ['dsl', 'senco'],
        ],
      },
    ],
  ])('cannot %s', (_what, section) => {
    expect(loads(section)).toBe(false);
  });

  it('cannot bring a subject back by adding their role to a row', () => {
    const routing = routingSchema.parse({ alsoTell: [{ rows: ['TR27', 'TR28', 'TR30'], roles: ['dsl'] }] });
    const facts = factsWith({ category: 'staff_conduct', subject: 'dsl', lado_tests: 'may_meet' });
    expect(triage(facts, routing).notify).not.toContain('dsl');
  });

  it('cannot slow a row down: the table stays the floor', () => {
    const routing = routingSchema.parse({ urgency: [{ rows: ['TR04'], urgency: 'next_day' }] });
    expect(triage(factsWith({ category: 'nude_sharing' }), routing).urgency).toBe('immediate');
  });

  it('cannot show a picture case to the people it adds', () => {
    const routing = routingSchema.parse({
      alsoTell: [{ rows: ['TR03', 'TR04'], roles: ['esafety_coordinator', 'network_manager'] }],
    });
    const facts = factsWith({ category: 'nude_sharing', victim: 'pupil', instigator: 'pupil' });
    expect(triage(facts, routing).notify).toEqual(['dsl', 'deputy_dsl']);
  });

  it('cannot keep the chair out where the chair must lead because the head is out', () => {
    const routing = routingSchema.parse({ keepOut: [{ rows: ['TR27'], roles: ['chair_of_governors'] }] });
    const facts = factsWith({ category: 'staff_conduct', subject: 'headteacher', lado_tests: 'may_meet' });
    expect(triage(facts, routing).notify).toContain('chair_of_governors');
  });
});

describe('an alert that left before a kind was chosen', () => {
  const alert = (changes: Parameters<typeof factsWith>[0]) => ({
    ...factsWith({ imminent: true, ...changes }),
    category: null,
  });

  it('reaches the safeguarding team and the head, with 999 first', () => {
    const { notify, advice, referrals, rows, urgency } = triage(alert({}), NO_AMENDMENTS);
    expect(notify).toEqual(['dsl', 'deputy_dsl', 'headteacher']);
    expect([advice[0], urgency, rows]).toEqual(['call_999_now', 'immediate', ['TR01']]);
    expect(referrals).toContain('police_999');
  });

  it('about the head reaches the chair and never the head', () => {
    const { notify, exclude } = triage(alert({ subject: 'headteacher' }), NO_AMENDMENTS);
    expect(notify).toContain('chair_of_governors');
    expect(notify).not.toContain('headteacher');
    expect(exclude).toEqual(['subject', 'headteacher']);
  });

  it('about somebody not identified reaches the narrowest set', () => {
    expect(triage(alert({ subject: 'staff_unresolved' }), NO_AMENDMENTS).notify).toEqual(['dsl', 'headteacher']);
  });
});

describe('what is known beyond the form', () => {
  it('shuts a person out of every role the staff list gives them', () => {
    const facts = factsWith({ category: 'staff_conduct', subject: 'senco', lado_tests: 'may_meet' });
    const { exclude, notify } = triage(facts, NO_AMENDMENTS, { subjectRoles: ['senco', 'dsl'] });
    expect(exclude).toEqual(['subject', 'dsl', 'senco']);
    expect(notify).toEqual(['deputy_dsl', 'headteacher']);
  });
});
