// What the journeys of agreements do again and again, told the same way on every platform, in words that stand on the cards.

import { demoPolicy } from '../support/school.ts';
import type { Teller } from './stories.ts';

/** The text for staff as the demo school has it. */
export const STAFF = demoPolicy().agreements.texts.find(({ key }) => key === 'staff');
export const CLAUSES = STAFF?.parts.flatMap(({ clauses }) => clauses.map(({ text }) => text)) ?? [];

export const SIGNED_AS = 'T. E. Teacher-of-the-Class';

/** What stands in private pages alone. */
export const WORDS = {
  name: SIGNED_AS,
  question: 'Does that hold on a school trip to Quagga Hall?',
  answer: 'Yes, on trips too. Take the Zorilla phone.',
  reason: 'I will not give up my own Kakapo.',
} as const;

type Check = { readonly question: string; readonly right: string; readonly wrong: string };

export const CHECKS: readonly Check[] = [
  {
    question: 'A pupil asks to follow your own account. What do you do?',
    right: 'Decline, and tell the Designated Safeguarding Lead.',
    wrong: 'Accept, and keep what I post suitable.',
  },
  {
    question: 'A pupil tells you that a nude picture of a child is on a phone. What do you do?',
    right: 'Look at nothing, and report it at once.',
    wrong: 'Look at it, so that I know what it is.',
  },
  {
    question: 'A site you need in your lesson is blocked. What do you do?',
    right: 'Send a filter request.',
    wrong: 'Use the connection of my own phone.',
  },
];

type Has = (label: string) => boolean | Promise<boolean>;

/** From any page of the text to its last. `has`: whether the page has a button. */
export async function toTheLastPage(teller: Teller, has: Has): Promise<void> {
  for (let page = 0; page < 10 && (await has('Go on reading')); page += 1) await teller.press('Go on reading');
}

/** From any page of the text to the form under it. */
export async function readToTheEnd(teller: Teller, has: Has): Promise<void> {
  await toTheLastPage(teller, has);
  await teller.press('Go on to sign');
}

/** Everything on the form but the press. `slip`: the first answer is the wrong one. */
export async function fillSignForm(teller: Teller, { slip = false } = {}): Promise<void> {
  for (const [index, { question, right, wrong }] of CHECKS.entries())
    await teller.choose(question, slip && index === 0 ? wrong : right);
  await teller.fill('Your job title or role', 'Class teacher');
  await teller.fill('Type your name', SIGNED_AS);
}

/** As the list of clauses shows it. */
export const clauseLabel = (number: number): string =>
  `${`Clause ${number}: ${CLAUSES[number - 1] ?? ''}`.slice(0, 69)}…`;
