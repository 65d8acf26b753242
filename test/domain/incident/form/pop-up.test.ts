import { describe, expect, it } from '@jest/globals';
import { factsFromAnswers, pageOf } from '../../../../src/domain/incident/form/form.ts';
import { NO_AMENDMENTS } from '../../../../src/domain/incident/routing.ts';
import { triage } from '../../../../src/domain/incident/triage.ts';

const ctx = {
  profile: 'default',
  reporter: { id: 'p_tess', name: 'Tess Teacher', email: '', roles: [], classes: [], absences: [], closeTo: [] },
  directory: { people: [] },
  today: '2026-11-24',
  now: Date.UTC(2026, 10, 24, 10),
  absentRoles: [],
} as const;
const popUp = {
  danger: 'no',
  adult_concern: 'no',
  first_choice: 'seen',
  category: 'accidental_access',
  victim: 'pupil',
  age_band: 'u13',
  image: 'adult',
  story: 'A pop-up.',
};
const decided = (answers: Readonly<Record<string, string>>) =>
  triage(factsFromAnswers(answers, ctx).facts, NO_AMENDMENTS);

describe('a page of naked adults that came up by accident', () => {
  it('with the legal question left as it stands goes to the co-ordinator and IT today, and wakes nobody else', () => {
    const legality = pageOf('picture', popUp, ctx).questions.find((question) => question.id === 'legality');
    expect(legality?.value).toBe('no');
    expect(decided(popUp)).toMatchObject({ notify: ['esafety_coordinator', 'network_manager'], urgency: 'same_day' });
  });

  it('with "Not sure" chosen goes to the safeguarding lead at once', () => {
    const outcome = decided({ ...popUp, legality: 'unsure' });
    expect(outcome.urgency).toBe('immediate');
    expect(outcome.notify).toContain('dsl');
  });
});
