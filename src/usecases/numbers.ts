// The numbers to phone: from the pack alone, the same for every case, so that they can be shown even when the store is down.

import type { ContactKey } from '../domain/school/contact.ts';
import type { Policy } from '../domain/school/policy.ts';
import type { PhoneLine } from '../views/fields.ts';

const SHOWN: readonly ContactKey[] = [
  'emergency',
  'safeguarding_phone',
  'school_office',
  'childrens_social_care',
  'out_of_hours',
  'police_101',
  'lado',
  'nspcc_whistleblowing',
];

const ALWAYS: PhoneLine = { name: 'Emergency', phone: '999' };

/** In the order in which a worried person needs them, 999 first whatever the pack says. */
export function numbers(policy: Policy): readonly PhoneLine[] {
  const lines = SHOWN.flatMap((key) => policy.contacts.filter((c) => c.key === key)).map(({ name, phone }) => ({
    name,
    phone,
  }));
  return lines.some((line) => line.phone === ALWAYS.phone) ? lines : [ALWAYS, ...lines];
}
