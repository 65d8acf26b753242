// One line in, one line out: answers in table order, and faults that name the field and what is allowed.

import { describe, expect, it } from '@jest/globals';
import { NO_AMENDMENTS } from '../../../src/domain/incident/routing.ts';
import { answerTriageLine } from '../../../src/domain/incident/triage-lines.ts';
import { factsWith } from './triage/support.ts';

const packs = (profile: string) => (profile === 'default' ? NO_AMENDMENTS : null);
const answer = (record: unknown, explain = false) => answerTriageLine(JSON.stringify(record), 7, packs, explain);
const fault = (code: string, path: string, id: unknown = 'A1') => ({
  failed: true,
  out: { id, error: { code, path, fix: expect.any(String) } },
});
const facts = factsWith({ category: 'hacking', instigator: 'pupil', personal_data: true });

describe('a line of triage', () => {
  it('answers with the roles, keys and rows in table order and nothing else', () => {
    expect(answer({ id: 'A1', facts, text: 'other keys are ignored' })).toEqual({
      failed: false,
      out: {
        id: 'A1',
        notify: ['esafety_coordinator', 'headteacher', 'network_manager', 'siro', 'dpo'],
        exclude: [],
        urgency: 'immediate',
        advice: ['no_attachments', 'preserve_system', 'school_tells_parents', 'report_loss_now', 'change_password'],
        referrals: ['police_101', 'ico', 'la_esafety_officer'],
        rows: ['TR46', 'DATA'],
      },
    });
  });

  it('explains each entry by its rows when asked', () => {
    expect(answer({ id: 1, facts }, true).out).toMatchObject({
      because: { siro: ['TR46', 'DATA'], headteacher: ['TR46'] },
    });
  });

  it.each([
    ['category', 'gossip'],
    ['subject', 'relative_of_governor'],
    ['imminent', 'yes'],
    ['age_band', '13 to 17'],
    ['lado_tests', null],
    ['absent', ['caretaker']],
    ['absent', 'dsl'],
    ['profile', '../secrets'],
  ])('refuses %s %j and names the field', (field, value) => {
    expect(answer({ id: 'A1', facts: { ...facts, [field]: value } })).toEqual(
      fault('facts.unknown_value', `facts.${field}`),
    );
  });

  it('says which values are allowed', () => {
    const { out } = answer({ id: 'A1', facts: { ...facts, device: 'tablet' } });
    expect(out).toMatchObject({ error: { fix: expect.stringContaining('school_lost') } });
  });

  it('refuses a field it does not know and a field that is missing', () => {
    expect(answer({ id: 'A1', facts: { ...facts, colour: 'red' } })).toEqual(
      fault('facts.unknown_field', 'facts.colour'),
    );
    const { repeat: _left, ...rest } = facts;
    expect(answer({ id: 'A1', facts: rest })).toEqual(fault('facts.missing_field', 'facts.repeat'));
    expect(answer({ id: 'A1' })).toEqual(fault('facts.not_an_object', 'facts'));
  });

  it('refuses a school it has no pack for', () => {
    expect(answer({ id: 'A1', facts: { ...facts, profile: 'elsewhere' } })).toEqual(
      fault('facts.unknown_profile', 'facts.profile'),
    );
  });

  it('refuses a line that is no record, or has no id, and says which line', () => {
    expect(answerTriageLine('{"id":', 7, packs, false)).toEqual(fault('line.not_json', 'line 7', null));
    expect(answer([1])).toEqual(fault('line.not_json', 'line 7', null));
    expect(answer({ facts })).toEqual(fault('line.no_id', 'id', null));
  });
});
