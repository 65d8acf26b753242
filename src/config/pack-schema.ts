// The strict shape of one school's policy pack. An unknown key is a fault, so that a mistyped rule is never silently ignored.
// There is no key here that could lower the safety floor: nothing takes a role out of a case, deletes or hides.

import { z } from 'zod';
import type { Person } from '../domain/people/person.ts';
import type { Policy } from '../domain/school/policy.ts';
import { agreementsSchema } from './pack-agreements.ts';
import { calendarOf, calendarSchema } from './pack-calendar.ts';
import { contactsSchema } from './pack-contacts.ts';
import { channelSchema, overridesSchema } from './pack-overrides.ts';
import { checkedText, isoDate, line, listOf, role } from './pack-parts.ts';
import { complaintsSchema, parentsSchema, recordsSchema, sanctionsSchema } from './pack-records.ts';
import { retentionSchema } from './pack-retention.ts';
import { reviewsSchema } from './pack-reviews.ts';
import { routingSchema } from './routing-schema.ts';

const personId = checkedText(
  (text) => /^p_[a-z0-9_]{1,40}$/.test(text),
  'is not an id for a person',
  'Write p_ and small letters, such as p_tess.',
);

const person = z
  .strictObject({
    id: personId,
    name: line(80),
    email: z.union([z.email().toLowerCase(), z.literal('')]).default(''),
    roles: listOf(role).default([]),
    classes: listOf(line(20)).default([]),
    startsOn: isoDate.optional(),
    endsOn: isoDate.optional(),
    absences: z.array(z.strictObject({ from: isoDate, to: isoDate })).default([]),
    closeTo: listOf(personId).default([]),
  })
  .transform(
    ({ startsOn, endsOn, ...rest }): Person => ({
      ...rest,
      ...(startsOn === undefined ? {} : { startsOn }),
      ...(endsOn === undefined ? {} : { endsOn }),
    }),
  );

const minutes = (max: number, why: string) =>
  z
    .number()
    .min(1, { error: 'This is too short to be kept by people.' })
    .max(max, { error: `${why} A pack may shorten this, never lengthen it.` });

/** The caps are the safety floor: a pack may be quicker than the rule, never slower. */
const clocks = z
  .strictObject({
    acceptImmediateMinutes: minutes(15, 'An urgent report goes on after 15 minutes at the latest.').default(15),
    acceptSameDaySchoolHours: z
      .number()
      .min(0.25)
      .max(2, {
        error:
          'A report for today goes on after 2 school hours at the latest. A pack may shorten this, never lengthen it.',
      })
      .default(2),
    retellAfterMinutes: minutes(
      120,
      'An urgent report with no entry is told again after 120 minutes at the latest.',
    ).default(120),
    draftDays: z
      .number()
      .int()
      .min(1)
      .max(7, { error: 'Unfinished reports are kept for 7 days at the most.' })
      .default(7),
  })
  .prefault({});

const tenants = z
  .strictObject({ slack: listOf(line(64)).default([]), teams: listOf(line(64)).default([]) })
  .prefault({});

export type Pack = Omit<Policy, 'key'>;

export const packSchema: z.ZodType<Pack, unknown> = z
  .strictObject({
    name: line(80),
    demo: z.boolean().default(false),
    nation: z.enum(['england', 'wales', 'scotland', 'northern_ireland']),
    phase: z.enum(['primary', 'secondary', 'all_through', 'special']),
    calendar: calendarSchema,
    contacts: contactsSchema,
    routing: routingSchema.prefault({}),
    people: z.array(person).default([]),
    columns: listOf(personId).default([]),
    tenants,
    clocks,
    records: recordsSchema.prefault({}),
    sanctions: sanctionsSchema.prefault({}),
    parents: parentsSchema.prefault({}),
    complaints: complaintsSchema.prefault({}),
    safeguardingChannel: channelSchema.prefault({}),
    outOfHours: line(200).exactOptional(),
    overrides: overridesSchema.prefault({}),
    agreements: agreementsSchema.prefault({}),
    reviews: reviewsSchema.prefault({}),
    retention: retentionSchema.prefault({}),
  })
  .transform((pack) => ({ ...pack, calendar: calendarOf(pack.calendar, pack.nation) }));
