// Schema of the telephone numbers of a pack. National numbers are known and need not be written; 999 cannot be changed.

import { z } from 'zod';
import type { Contact, ContactKey } from '../domain/school/contact.ts';
import { isoDate, line, phone } from './pack-parts.ts';

const CONTACT_KEYS = [
  'emergency',
  'police_101',
  'childrens_social_care',
  'out_of_hours',
  'lado',
  'nspcc_whistleblowing',
  'school_office',
  'safeguarding_phone',
  'it_provider',
  'la_esafety_officer',
  'trust_safeguarding',
] as const satisfies readonly ContactKey[];

export const contactKey = z.enum(CONTACT_KEYS);

/** The same everywhere in the United Kingdom. */
const NATIONAL: readonly Contact[] = [
  { key: 'emergency', name: 'Emergency services', phone: '999' },
  { key: 'police_101', name: 'Police, when it is not an emergency', phone: '101' },
  { key: 'nspcc_whistleblowing', name: 'NSPCC Whistleblowing Advice Line', phone: '0800 028 0285' },
];

const contact = z
  .strictObject({
    key: contactKey,
    name: line(80),
    phone,
    note: line(120).optional(),
    lastVerified: isoDate.optional(),
    example: z.boolean().optional(),
  })
  .refine((entry) => entry.key !== 'emergency' || entry.phone === '999', {
    error: 'The emergency number is 999 and cannot be set to another.',
    path: ['phone'],
    params: { fix: 'Write "999", or leave this entry out.' },
  });

type Entry = z.infer<typeof contact>;

function toContact({ note, lastVerified, example, ...rest }: Entry): Contact {
  return {
    ...rest,
    ...(note === undefined ? {} : { note }),
    ...(lastVerified === undefined ? {} : { lastVerified }),
    ...(example === true ? { example } : {}),
  };
}

const withNational = (entries: readonly Entry[]): readonly Contact[] => [
  ...NATIONAL.filter((national) => !entries.some((entry) => entry.key === national.key)),
  ...entries.map(toContact),
];

const noKeyTwice = (entries: readonly Entry[]): boolean =>
  new Set(entries.map((entry) => entry.key)).size === entries.length;

export const contactsSchema = z
  .array(contact)
  .refine(noKeyTwice, { error: 'The same key stands here twice.', params: { fix: 'Keep one number for each key.' } })
  .transform(withNational);
