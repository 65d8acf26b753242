// Agreements for tests: one as it may stand in a file, and any number made at random.

import fc from 'fast-check';
import { hashOf } from '../../src/config/parse-agreement.ts';
import type { Agreement, AgreementPart } from '../../src/domain/aup/agreement.ts';

const WORDS = [
  'we',
  'keep',
  'phones',
  'away',
  'tell',
  'an',
  'adult',
  'never',
  'share',
  'café',
  'logins',
  'at',
  'school.',
];
const sentence = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
const id = fc.constantFrom(...Array.from({ length: 12 }, (_, index) => `clause-${index}`));

const clause = fc.record({ id, text: sentence });

/** Ids stand once each, as the reader makes sure. */
const parts: fc.Arbitrary<readonly AgreementPart[]> = fc
  .uniqueArray(clause, { minLength: 1, maxLength: 10, selector: (each) => each.id })
  .chain((clauses) =>
    fc.uniqueArray(sentence, { minLength: 1, maxLength: Math.min(3, clauses.length) }).map((titles) => {
      const size = Math.ceil(clauses.length / titles.length);
      return titles
        .map((title, index) => ({ title, clauses: clauses.slice(index * size, (index + 1) * size) }))
        .filter((part) => part.clauses.length > 0);
    }),
  );

export const agreements: fc.Arbitrary<Agreement> = fc
  .record({
    key: fc.constant('staff'),
    audience: fc.constant('staff' as const),
    version: fc.constantFrom('2026-09', '2027-09'),
    title: sentence,
    intro: fc.array(sentence, { maxLength: 3 }),
    parts,
    boxes: fc.uniqueArray(fc.record({ id, label: sentence, required: fc.boolean() }), {
      maxLength: 3,
      selector: (each) => each.id,
    }),
    questions: fc.constant([]),
    signAgain: fc.constantFrom('everybody' as const, 'joiners' as const),
  })
  .map((unsealed) => ({ ...unsealed, hash: hashOf(unsealed) }));

export const AGREEMENT_FILE = `---
title: Agreement for staff
audience: staff
version: "2026-09"
sign_again: everybody
boxes:
  - { id: photos, label: Pictures may be shown., required: true }
questions:
  - id: phone
    text: Where is your phone in a lesson?
    clause: own-phone
    right: away
    options:
      pocket: In my pocket.
      away: Away.
---

Read this first.

## Devices

1. {#own-phone} My own phone stays
   away in lessons.
2. {#lost} I report a lost device.

## Logins

3. {#password} My password is mine alone.
`;
