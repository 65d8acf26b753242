// Every form of a record, for every shipped school and any report: fits the platforms, is readable, never asks for the picture itself.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RecordKind } from '../../../../../src/domain/casework/record/record.ts';
import type { RecordForm } from '../../../../../src/domain/casework/record/record-form.ts';
import { triage } from '../../../../../src/domain/incident/triage.ts';
import { randomFacts } from '../../../../support/random-facts.ts';
import { formOf, KINDS, PACKS } from '../support.ts';

/** What one screen of Slack takes; the rest of its limits is far away. */
const MOST_QUESTIONS = 10;
const MOST_OPTIONS = 100;

const anyForm = fc
  .record({ kind: fc.constantFrom(...KINDS), pack: fc.constantFrom(...PACKS), facts: randomFacts })
  .map(({ kind, pack, facts }) => ({
    kind,
    form: formOf(kind, { policy: pack, facts, outcome: triage(facts, pack.routing) }),
  }));

const wordsOf = (form: RecordForm): readonly string[] => [
  form.title,
  form.label,
  ...form.intro,
  ...form.questions.flatMap(({ label, help = '', options = [] }) => [label, help, ...options.map((o) => o.label)]),
];

describe('every form of a record', () => {
  it('fits one screen: a short title, ten questions, answers that a list can show', () => {
    fc.assert(
      fc.property(anyForm, ({ form }) => {
        expect(form.title.length).toBeLessThanOrEqual(24);
        expect(form.label.length).toBeLessThanOrEqual(75);
        expect(form.questions.length).toBeGreaterThan(0);
        expect(form.questions.length).toBeLessThanOrEqual(MOST_QUESTIONS);
        for (const { options = [], kind } of form.questions) {
          if (kind !== 'choice' && kind !== 'choices') expect(options).toEqual([]);
          expect(options.length).toBeLessThanOrEqual(MOST_OPTIONS);
          for (const { value, label } of options) {
            expect(label.length).toBeLessThanOrEqual(75);
            expect(value.length).toBeLessThanOrEqual(75);
            expect(value).not.toContain(',');
          }
        }
      }),
    );
  });

  it('asks no question twice, offers no answer twice, and leaves no text empty', () => {
    fc.assert(
      fc.property(anyForm, ({ form }) => {
        const ids = form.questions.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { options = [] } of form.questions) {
          expect(new Set(options.map(({ value }) => value)).size).toBe(options.length);
        }
        for (const words of [form.title, form.label, ...form.intro, ...form.questions.map(({ label }) => label)])
          expect(words.trim()).not.toBe('');
      }),
    );
  });

  it('speaks without exclamation marks, and asks nobody to send, show, describe or delete a picture', () => {
    fc.assert(
      fc.property(anyForm, ({ form }) => {
        for (const words of wordsOf(form)) {
          expect(words).not.toContain('!');
          expect(words).not.toMatch(/\b(upload|attach|screenshot|forward)\b/i);
          for (const sentence of words.split(/(?<=[.?])\s+/)) {
            if (/\b(delete|wipe|password|PIN|look at|show or describe)\b/i.test(sentence))
              expect(sentence).toMatch(/\b(not|never|nobody|nothing|who looked)\b/i);
          }
        }
      }),
    );
  });

  it('points only to questions that it asks', () => {
    const answers = fc.dictionary(
      fc.constantFrom(
        'told',
        'how',
        'decision',
        'looked',
        'lado',
        'moved_to',
        'result',
        'end',
        'hr',
        'risk',
        'notify_ico',
        'body',
        'pattern',
        'suspension',
        'looked_into',
        'criteria',
        'not_known',
        'step',
        'response',
      ),
      fc.constantFrom(
        'yes',
        'no',
        'not_yet',
        'spoken',
        'portal',
        'not_reached',
        'somebody_else',
        'school',
        'dsl',
        'police',
        'destroyed',
        'moved',
        'none',
        'unsure',
        'high',
        'some',
        'before',
        'none,adult',
        'adult',
      ),
    );
    fc.assert(
      fc.property(anyForm, answers, ({ form }, fields) => {
        const ids = form.questions.map(({ id }) => id);
        for (const [id, words] of Object.entries(form.check?.(fields) ?? {})) {
          expect(ids).toContain(id);
          expect(words.trim()).not.toBe('');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('takes no day that has not come', () => {
    const dated: readonly (readonly [RecordKind, string])[] = [
      ['custody', 'when_date'],
      ['custody_moved', 'when_date'],
      ['outside_help', 'when_date'],
      ['platform_report', 'when_date'],
      ['platform_answer', 'when_date'],
      ['parents', 'when_date'],
      ['nude_decision', 'met_on'],
      ['staff_path', 'lado_date'],
      ['low_level', 'decided_on'],
      ['breach', 'known_date'],
    ];
    for (const [kind, id] of dated) {
      expect(formOf(kind).check?.({ [id]: '2026-11-25' })).toHaveProperty(id);
      expect(formOf(kind).check?.({ [id]: '2026-11-24' })).not.toHaveProperty(id);
    }
  });
});
