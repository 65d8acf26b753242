// The text of an agreement: what is read, what is refused with its line and the way out, and the hash a signature is bound to.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatFault } from '../../src/config/fault.ts';
import { hashOf, parseAgreement } from '../../src/config/parse-agreement.ts';
import type { Agreement } from '../../src/domain/aup/agreement.ts';
import { AGREEMENT_FILE, agreements } from '../support/agreement-text.ts';
import '../support/property-seed.ts';

const read = (text: string) => parseAgreement('staff', 'staff.md', text);
const told = (text: string): readonly string[] => read(text).faults.map(formatFault);
function agreementIn(text: string): Agreement {
  const { agreement, faults } = read(text);
  if (agreement === null) throw new Error(faults.map(formatFault).join('\n'));
  return agreement;
}
const replaced = (from: string, to: string): string => {
  expect(AGREEMENT_FILE).toContain(from);
  return AGREEMENT_FILE.replace(from, to);
};

describe('a text that is written well', () => {
  it('is read with its clauses, boxes and questions', () => {
    expect(agreementIn(AGREEMENT_FILE)).toEqual({
      key: 'staff',
      audience: 'staff',
      version: '2026-09',
      title: 'Agreement for staff',
      signAgain: 'everybody',
      intro: ['Read this first.'],
      parts: [
        {
          title: 'Devices',
          clauses: [
            { id: 'own-phone', text: 'My own phone stays away in lessons.' },
            { id: 'lost', text: 'I report a lost device.' },
          ],
        },
        { title: 'Logins', clauses: [{ id: 'password', text: 'My password is mine alone.' }] },
      ],
      boxes: [{ id: 'photos', label: 'Pictures may be shown.', required: true }],
      questions: [
        {
          id: 'phone',
          text: 'Where is your phone in a lesson?',
          clause: 'own-phone',
          right: 'away',
          options: [
            { value: 'pocket', label: 'In my pocket.' },
            { value: 'away', label: 'Away.' },
          ],
        },
      ],
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it.each([
    ['line ends of Windows', AGREEMENT_FILE.replaceAll('\n', '\r\n')],
    ['spaces at the end of lines', AGREEMENT_FILE.replaceAll('\n', '  \n').replace(/^---\s+$/gmu, '---')],
    ['another line break within a clause', replaced('stays\n   away', 'stays away')],
    ['other numbers before the clauses', replaced('3. {#password}', '1. {#password}')],
    ['another check question', replaced('Where is your phone', 'Where do you keep your phone')],
  ])('keeps its hash with %s', (_what, text) => {
    expect(agreementIn(text).hash).toBe(agreementIn(AGREEMENT_FILE).hash);
  });

  it('keeps its hash however an accent was typed', () => {
    const composed = replaced('Read this first.', 'Read this in the café.');
    expect(agreementIn(composed.normalize('NFD')).hash).toBe(agreementIn(composed).hash);
  });

  it.each([
    ['a word', 'lost device', 'stolen device'],
    ['a full stop', 'lost device.', 'lost device'],
    ['a capital letter', 'I report', 'i report'],
    ['the version', '2026-09', '2026-10'],
    ['the title', 'Agreement for staff', 'Agreement for all staff'],
    ['a heading', '## Logins', '## Passwords'],
    ['an id', '{#lost}', '{#missing}'],
    ['what is said first', 'Read this first.', 'Read this.'],
    ['a box', 'Pictures may', 'Photos may'],
    ['whether a box is needed', 'required: true', 'required: false'],
  ])('has another hash once %s changes', (_what, from, to) => {
    expect(agreementIn(replaced(from, to)).hash).not.toBe(agreementIn(AGREEMENT_FILE).hash);
  });
});

describe('the hash', () => {
  it('is the same for two texts only if not a word of what is signed differs', () => {
    const signed = ({ title, version, intro, parts, boxes }: Agreement) =>
      JSON.stringify({ title, version, intro, parts, boxes });
    fc.assert(
      fc.property(agreements, agreements, (one, other) => {
        expect(hashOf(one) === hashOf(other)).toBe(signed(one) === signed(other));
      }),
    );
  });

  it('tells of one word changed anywhere', () => {
    fc.assert(
      fc.property(agreements, fc.nat(), (agreement, at) => {
        const clauses = agreement.parts.flatMap((part) => part.clauses);
        const target = clauses[at % clauses.length];
        const parts = agreement.parts.map((part) => ({
          ...part,
          clauses: part.clauses.map((each) => (each === target ? { ...each, text: `${each.text} not` } : each)),
        }));
        expect(hashOf({ ...agreement, parts })).not.toBe(agreement.hash);
      }),
    );
  });
});

describe('a text with faults', () => {
  it('is told of all of them at once, each with its line and the way out', () => {
    expect(
      told(`---
title: Agreement for staff
audience: stuff
version: 2026
sign_agian: everybody
questions:
  - id: phone
    text: Where is it?
    clause: gone
    right: nowhere
    options: { pocket: In my pocket., away: Away. }
---
1. {#early} A clause before any heading.

# A title

## Devices

1. My phone is **away**.
2. {#Lost One} I report it.
3. {#twice} One.
4. {#twice} Two.

Words of no clause.

## Empty
`),
    ).toEqual([
      'staff.md line 2, sign_again: This is missing. Write one of: everybody, joiners.',
      'staff.md line 3, audience: "stuff" is not known here. Did you mean staff?',
      'staff.md line 4, version: This must be text. Put quotes around it: "2026".',
      'staff.md line 5, sign_agian: This key is not known here. Check the spelling, or remove it.',
      'staff.md line 9, question phone: No clause has the id gone. Write the id of the clause in which the right answer stands.',
      'staff.md line 10, questions.0.right: The right answer is not among the answers. Write the word that stands before the right answer.',
      'staff.md line 13, clause early: This clause stands before the first heading. Put a heading (##) above it.',
      'staff.md line 15: Only parts have a heading, and it begins with two signs: ##. Write ## and the heading. The title of the whole stands at the top of the file.',
      'staff.md line 15: This part has no clause. Write one below the heading, or take the heading out.',
      'staff.md line 19: This holds a list or mark-up, which people would see as signs. Write plain sentences.',
      'staff.md line 19: This clause has no id. Write one after the number, such as 1. {#devices}. It stays with the clause for ever.',
      'staff.md line 20, clause Lost One: "Lost One" cannot be an id. Use small letters, digits and dashes, such as {#own-phone}.',
      'staff.md line 22, clause twice: The id twice stands on line 21 already. Give the newer clause an id of its own; the older one keeps its id.',
      'staff.md line 24: This stands after a heading and belongs to no clause. Begin it with a number and an id, such as 1. {#devices}, or move it above the first heading.',
      'staff.md line 26: This part has no clause. Write one below the heading, or take the heading out.',
    ]);
  });

  it.each([
    ['no front matter', '## Devices\n\n1. {#a} One.\n', 'staff.md line 1: This does not begin with title'],
    [
      'nothing to agree to',
      AGREEMENT_FILE.slice(0, AGREEMENT_FILE.indexOf('## Devices')),
      'There is nothing to agree to.',
    ],
    ['an empty clause', replaced('I report a lost device.', ''), 'clause lost: This clause says nothing.'],
    ['a clause without an id', replaced('{#lost} ', ''), 'line 24: This clause has no id.'],
    [
      'an id that stands twice',
      replaced('{#lost}', '{#own-phone}'),
      'clause own-phone: The id own-phone stands on line 22 already.',
    ],
    [
      'a heading that stands twice',
      replaced('## Logins', '## Devices'),
      'The heading "Devices" stands on line 20 already.',
    ],
    ['a list within a clause', replaced('2. {#lost}', '- and my watch\n2. {#lost}'), 'This holds a list or mark-up'],
    ['a link', replaced('a lost device', '[a lost device](https://x.example)'), 'This holds a list or mark-up'],
    [
      'a sign that nobody sees',
      replaced('lost device', 'lost\u200b device'),
      'clause lost: This holds a sign that nobody can see.',
    ],
    ['a clause nobody would read', replaced('I report', 'I report '.repeat(80)), 'letters long. Shorten it to 600'],
    [
      'a question about no clause',
      replaced('clause: own-phone', 'clause: my-phone'),
      'line 11, question phone: No clause has the id my-phone.',
    ],
    [
      'a question with one answer',
      replaced('      pocket: In my pocket.\n', ''),
      'A question has two, three or four answers.',
    ],
    [
      'front matter that is no YAML',
      replaced('audience: staff', 'audience: [staff'),
      'line 4: From here on this cannot be read as YAML.',
    ],
  ])('is refused for %s', (_what, text, expected) => {
    expect(told(text).join('\n')).toContain(expected);
    expect(read(text).agreement).toBeNull();
  });

  it('never makes the reader throw', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(AGREEMENT_FILE.length), fc.nat(20), (noise, at, length) => {
        const text = AGREEMENT_FILE.slice(0, at) + noise + AGREEMENT_FILE.slice(at + length);
        const { agreement, faults } = read(text);
        expect(agreement === null).toBe(faults.length > 0);
      }),
    );
  });
});

describe('the common texts', () => {
  const folder = 'deploy/schools/agreements';
  const texts = readdirSync(folder).map((name) => {
    const key = name.replace(/\.md$/u, '');
    return [key, parseAgreement(key, name, readFileSync(`${folder}/${name}`, 'utf8'))] as const;
  });

  it.each(texts)('%s is read without a fault', (_key, { faults }) => {
    expect(faults.map(formatFault)).toEqual([]);
  });

  it.each(texts)(
    '%s says that it is monitored, what follows, and whom to tell, as far as it is meant to',
    (key, { agreement }) => {
      const ids = agreement?.parts.flatMap((part) => part.clauses.map(({ id }) => id)) ?? [];
      if (key === 'staff_policies') return;
      if (key === 'pupil_ks1') return expect(ids).toEqual(expect.arrayContaining(['tell', 'private', 'looked-after']));
      expect(ids).toEqual(
        expect.arrayContaining(
          ['monitoring', 'consequences', 'ai-tools'].map((id) =>
            key === 'pupil_ks2' && id === 'ai-tools' ? 'own-work' : id,
          ),
        ),
      );
      expect(ids.some((id) => id === 'report' || id === 'tell')).toBe(true);
    },
  );

  it('say to every adult who works here how to speak up and how to ask for a blocked site', () => {
    for (const [key, { agreement }] of texts.filter(([each]) => ['staff', 'governor', 'visitor'].includes(each))) {
      const ids = agreement?.parts.flatMap((part) => part.clauses.map(({ id }) => id));
      expect([key, ids]).toEqual([
        key,
        expect.arrayContaining(
          ['whistleblowing', 'filter', 'private-contact', 'photos'].filter(
            (id) => key !== 'visitor' || id !== 'photos',
          ),
        ),
      ]);
    }
  });

  it('ask staff two or three questions, and children in short sentences', () => {
    const of = (key: string) => texts.find(([each]) => each === key)?.[1].agreement;
    expect(of('staff')?.questions.length).toBeGreaterThanOrEqual(2);
    const longest = (key: string): number =>
      Math.max(
        ...(of(key)?.parts ?? [])
          .flatMap((part) => part.clauses.flatMap(({ text }) => text.split(/[.!?]\s/u)))
          .map((sentence) => sentence.split(' ').length),
      );
    expect(longest('pupil_ks1')).toBeLessThanOrEqual(12);
    expect(longest('pupil_ks2')).toBeLessThanOrEqual(24);
    expect(longest('pupil_secondary')).toBeLessThanOrEqual(26);
  });
});
