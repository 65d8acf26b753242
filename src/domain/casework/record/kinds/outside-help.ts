// A call to somebody outside the school, a form on their site, or the decision not to call: who, when, what they advised, what follows.

import { BODIES, bodyOf } from '../../outside/bodies.ts';
import type { BodyKey } from '../../outside/body.ts';
import { bodiesInOrder, suggestedBodies } from '../../outside/suggested-bodies.ts';
import type { CaseRecord } from '../record.ts';
import type { MakeRecordForm, RecordForm } from '../record-form.ts';
import { answer, inThePast, notBefore, together, wanted } from './checks.ts';
import { choice, date, longtext, text, time } from './questions.ts';

const HOW = {
  spoken: 'Spoken with them, by phone or in person',
  portal: 'Sent by their form, portal or secure transfer',
  not_reached: 'Tried, but nobody was reached',
  decided_not: 'Decided not to contact them',
} as const;

export const outsideHelpForm: MakeRecordForm = ({ today, outcome }): RecordForm => ({
  kind: 'outside_help',
  title: 'Outside help',
  label: 'A call or form to somebody outside the school',
  intro: [
    'If anyone is in danger now, call 999 first.',
    'The bot sends nothing outside the school. You call, and write here what came of it. "Prepare a call" in the case says what to have ready.',
    ...suggestedLine(suggestedBodies(outcome)),
  ],
  questions: [
    choice('body', 'Who is it?', Object.fromEntries(bodiesInOrder(outcome).map((key) => [key, BODIES[key].name]))),
    choice('how', 'What was done?', HOW),
    date('when_date', 'On which day?'),
    time('when_time', 'At what time?', { help: 'About is good enough.', optional: true }),
    text('who', 'Who called, and whom did they speak with?', { help: 'Name and role of both.', optional: true }),
    text('reference', 'Their reference', { optional: true }),
    longtext('advice', 'What they advised', { help: 'As near to their words as you can.', optional: true }),
    longtext('decision', 'What was decided, by whom, and why'),
    text('next', 'Next step, and who does it', { optional: true }),
    date('next_by', 'By which day?', { optional: true }),
  ],
  depths: ['whole'],
  accountableOnly: false,
  suggested: suggestedBodies(outcome).length > 0,
  check: (fields) => {
    const how = answer(fields, 'how');
    return together(
      inThePast(fields, today, 'when_date'),
      wanted(how === 'spoken', fields, {
        when_time: 'Write at what time it was.',
        who: 'Write who spoke with whom.',
        advice: 'Write what they advised. If they gave no advice, say so.',
      }),
      wanted(how === 'portal', fields, { who: 'Write who sent it.' }),
      wanted(answer(fields, 'body') === 'somebody_else', fields, { who: 'Write who it is.' }),
      wanted(how === 'not_reached', fields, { next: 'Write who tries again, and when.' }),
      wanted(answer(fields, 'next_by') !== '', fields, { next: 'Write what is to be done by then.' }),
      notBefore(fields, 'next_by', 'when_date', 'That is before the call. Pick a later day.'),
    );
  },
  covers: ({ body = '', how }) => (how === 'not_reached' || bodyOf(body) === null ? [] : [body]),
  unfinished,
});

const suggestedLine = (bodies: readonly BodyKey[]): readonly string[] =>
  bodies.length === 0
    ? []
    : [`The rules point to, for you to decide: ${bodies.map((key) => BODIES[key].name).join('; ')}.`];

/** Not reached and not tried again, or a next step with nothing written about the same body since. */
function unfinished(record: CaseRecord, all: readonly CaseRecord[]): string | null {
  const { body = '', how = '', next = '', next_by: by = '' } = record.fields;
  const later = all.slice(all.findIndex(({ id }) => id === record.id) + 1);
  if (later.some((other) => other.kind === 'outside_help' && other.fields.body === body)) return null;
  const key = bodyOf(body);
  const name = key === null ? body : BODIES[key].name;
  if (how === 'not_reached') return `${name}: nobody was reached. Try again, or write why not.`;
  return next === '' ? null : `${name}, next step${by === '' ? '' : ` by ${by}`}: ${next}`;
}
