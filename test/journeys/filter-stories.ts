// Filter requests as people make them, page by page, in words that stand on the cards. Told the same way on every platform.

import { type Teller, tellPageOne } from './stories.ts';

/** Words that must never leave the private pages: a pupil's name in the end of an address, and everything written freely. */
export const PRIVATE = {
  pupil: 'Persimmon',
  note: 'Nightjar asked for this clip after the school trip',
  question: 'Which Bitternlike part of it do they watch',
  answer: 'The Corncrake minutes and nothing else',
  reason: 'Dabchick pages are not for this year group',
} as const;

/** The end carries a pupil's name, as such addresses do. */
export const ADDRESS = `bbc.co.uk/x?pupil=${PRIVATE.pupil}`;
/** The same as it may stand in a chat: no end, and nothing to press. */
export const SHOWN = 'bbc[.]co[.]uk/x';

export type Wish = {
  readonly group?: string;
  /** As the list of lessons calls it; nothing for the lesson that is running. */
  readonly lesson?: string;
  readonly category?: string;
};

/** The address stands there already: it was typed behind the word. Ends with the answer to Send. */
export async function tellOfBlockedSite(teller: Teller, wish: Wish = {}): Promise<void> {
  await tellWhichSite(teller, wish);
  if (wish.lesson !== undefined) await teller.choose('When?', wish.lesson);
  await teller.choose('Have you looked at what pupils will see?', 'Yes');
  await teller.fill('Anything else?', PRIVATE.note);
  await teller.press('Send request');
}

export async function tellWhichSite(teller: Teller, { group, category = 'News' }: Wish = {}): Promise<void> {
  await teller.choose('What does the block page say it is?', category);
  await teller.choose('What is it for?', 'Material for a lesson');
  if (group !== undefined) await teller.fill('Class or group', group);
  await teller.press('Next');
}

/** A report that begins with what is known already: whoever sends it answers what only they know. Ends on the last page, before Send. */
export async function tellWhatIsMissing(teller: Teller): Promise<void> {
  await tellPageOne(teller);
  for (const _filledIn of ['which', 'more exactly', 'who']) await teller.press('Next');
  await teller.choose('Is a picture or video part of this?', 'No picture or video');
  for (const _filledIn of ['picture', 'signs', 'what', 'where and when']) await teller.press('Next');
}
