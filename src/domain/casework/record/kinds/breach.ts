// The breach register: what got out, about whom, how bad it may be, whether the Information Commissioner was told and why, what was learnt.

import { HOUR_MS, type Instant } from '../../../shared/instant.ts';
import { formatMoment, instantAt, isIsoDate } from '../../../shared/time.ts';
import type { RecordFields } from '../record.ts';
import type { MakeRecordForm, RecordForm } from '../record-form.ts';
import { answer, inThePast, together, wanted } from './checks.ts';
import { choice, date, longtext, text, time } from './questions.ts';

export const ICO_HOURS = 72;

/** When the school knew, as it was written down; null without the day. */
export function knownAt(fields: RecordFields, zone: string): Instant | null {
  const day = answer(fields, 'known_date');
  const at = answer(fields, 'known_time');
  return isIsoDate(day) ? instantAt(day, at === '' ? '00:00' : at, zone) : null;
}

/** 72 hours by the clock from when the school knew, nights and holidays included; null without the day. */
export function icoEndsAt(fields: RecordFields, zone: string): Instant | null {
  const known = knownAt(fields, zone);
  return known === null ? null : known + ICO_HOURS * HOUR_MS;
}

const RISK = {
  unlikely: 'Unlikely to harm anybody',
  likely: 'It may harm somebody',
  high: 'It may harm somebody badly',
  unsure: 'Not known yet',
} as const;

const ICO = { yes: 'Yes, reported', no: 'Decided not to report', not_yet: 'Not decided yet' } as const;

export const breachForm: MakeRecordForm = ({ policy, today, outcome }): RecordForm => ({
  kind: 'breach',
  title: 'Breach of data',
  label: 'A breach of personal data',
  intro: [
    'Every breach is written down, also one that is not reported to the Information Commissioner (ICO).',
    'The 72 hours run by the clock from when anybody in the school knew. Nights, weekends and holidays count.',
  ],
  questions: [
    longtext('what', 'What happened, and what was done to stop it?'),
    text('data', 'What kind of data?', { help: 'For example names, health, safeguarding. Not the data themselves.' }),
    text('people', 'About whom, and how many?', {
      help: 'About is good enough. Say if somebody among them must not be found.',
    }),
    date('known_date', 'On which day did the school know?'),
    time('known_time', 'At what time?', { help: 'When the first person here knew. The 72 hours run from here.' }),
    choice('risk', 'What may come of it?', RISK),
    choice('notify_ico', 'Has it been reported to the ICO?', ICO, {
      help: 'You can report before you know everything.',
    }),
    longtext('ico_why', 'Why, or why not; the reference; if late, why'),
    text('told', 'Have the people concerned been told?', { help: 'Who, when and how; or why not.' }),
    longtext('lessons', 'What is done so that it does not happen again', { optional: true }),
  ],
  depths: ['whole', 'data'],
  accountableOnly: false,
  suggested: outcome?.referrals.includes('ico') === true,
  check: (fields) =>
    together(
      inThePast(fields, today, 'known_date'),
      wanted(answer(fields, 'risk') === 'high', fields, {
        told: 'When it may harm somebody badly, they have to be told soon. Write who, when and how; or why not.',
      }),
      answer(fields, 'notify_ico') === 'no' && answer(fields, 'risk') === 'unsure'
        ? { risk: 'It cannot be decided before this is known. Choose one, or "Not decided yet" below.' }
        : {},
    ),
  covers: ({ notify_ico: decided }) => (decided === 'yes' || decided === 'no' ? ['ico'] : []),
  unfinished: ({ id, fields }, all) => {
    const later = all.slice(all.findIndex((record) => record.id === id) + 1);
    if (answer(fields, 'notify_ico') !== 'not_yet') return null;
    if (later.some((record) => record.kind === 'breach' && answer(record.fields, 'notify_ico') !== 'not_yet'))
      return null;
    const end = icoEndsAt(fields, policy.calendar.zone);
    const until = end === null ? '' : ` The 72 hours end ${formatMoment(end, policy.calendar.zone)}.`;
    return `Breach of data: not decided whether to report it to the ICO.${until}`;
  },
});
