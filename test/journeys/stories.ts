// Whole reports as a person makes them, page by page, in words that stand on the cards. Told the same way on every platform.

/** What a person can do with a page, whatever platform draws it. */
export type Teller = {
  readonly choose: (question: string, option: string | readonly string[]) => Promise<void>;
  readonly fill: (question: string, text: string) => Promise<void>;
  readonly press: (label: string) => Promise<void>;
};

/** Words that must never leave the private pages: they stand for a story and names. */
export const SENTINELS = {
  story: 'Zebrafinch wrote that she should vanish',
  address: 'https://quokkachat.example/room/77',
  name: 'Persimmon',
} as const;

/** What is said on page one, where it differs from "no danger, no adult, use my name". */
export type PageOne = {
  readonly danger?: 'Yes' | 'No' | 'Not sure';
  readonly adult?: 'Yes' | 'No' | 'Not sure';
  readonly name?: 'Use my name' | 'Name me only to the person handling it' | 'Leave my name out';
};

export async function tellPageOne(teller: Teller, { danger = 'No', adult = 'No', name }: PageOne = {}): Promise<void> {
  await teller.choose('Is anyone in danger now, or in the next few hours?', danger);
  await teller.choose('Is an adult who works or governs here part of the worry?', adult);
  if (name !== undefined) await teller.choose('Your name', name);
  await teller.press('Next');
}

/** A pupil is bullied online and shows signs of harm: DSL and deputy, immediate. Ends on the last page, before Send. */
export async function tellOfHarmedPupil(teller: Teller, pageOne: PageOne = {}): Promise<void> {
  await tellPageOne(teller, pageOne);
  await tellWhatKind(teller);
  await tellWhatHappened(teller);
  await teller.press('Next');
}

/** From the page after the first to the page of the story, which is left open. */
export async function tellWhatKind(teller: Teller): Promise<void> {
  await teller.choose('Which comes closest?', 'Someone is nasty, hateful or threatening');
  await teller.press('Next');
  await teller.choose('And more exactly?', 'Bullying online. At school or at home');
  await teller.press('Next');
  await teller.choose('Who was harmed, or may be?', 'A pupil or pupils here');
  await teller.choose('How old is the youngest child in it?', '13 to 17');
  await teller.press('Next');
  await teller.choose('Is a picture or video part of this?', 'No picture or video');
  await teller.press('Next');
  await teller.choose('Are any of these true?', [
    'A child shows signs of serious harm, such as self-harm or not eating',
  ]);
  await teller.press('Next');
}

export async function tellWhatHappened(teller: Teller): Promise<void> {
  await teller.fill('What happened?', `${SENTINELS.story}, to ${SENTINELS.name}.`);
  await teller.fill('Web address or app, if there is one', SENTINELS.address);
  await teller.press('Next');
}

/** A nude picture of a pupil is said to go round: the safeguarding team, at once. Ends on the last page, before Send. */
export async function tellOfNudePicture(teller: Teller): Promise<void> {
  await tellPageOne(teller);
  await teller.choose('Which comes closest?', 'Nude pictures or sexual behaviour');
  await teller.press('Next');
  await teller.choose('And more exactly?', 'A nude or half-nude picture of a child or young person');
  await teller.press('Next');
  await teller.choose('Who was harmed, or may be?', 'A pupil or pupils here');
  await teller.choose('How old is the youngest child in it?', '13 to 17');
  await teller.press('Next');
  await teller.press('Next');
  await teller.press('Next');
  await tellWhatHappened(teller);
  await teller.press('Next');
}

/**
 * An adult of the school may have harmed a child; `who` is their line in the list of people, or the one for somebody not in it with the
 * name as it is typed. An allegation: those who handle it are
 * never the adult. Ends on the last page, before Send.
 */
export async function tellOfAdult(teller: Teller, who: string, typedName = ''): Promise<void> {
  await tellPageOne(teller, { adult: 'Yes' });
  await teller.choose('Who is it?', who);
  await teller.choose('What part do they have?', 'They may have done something wrong');
  if (typedName !== '') await teller.fill('If not in the list: name, or what they do here', typedName);
  await teller.press('Next');
  // Who is not in the list is asked about once more.
  if (typedName !== '') await teller.press('Next');
  await teller.choose('Has a child been hurt, or might a child have been?', 'Yes');
  await teller.press('Next');
  await teller.choose('Which comes closest?', 'An adult who works here, or a complaint');
  await teller.press('Next');
  await teller.choose('And more exactly?', 'An adult here broke the rules or harmed someone');
  await teller.press('Next');
  await teller.choose('Who was harmed, or may be?', 'A pupil or pupils here');
  await teller.press('Next');
  await teller.choose('Is a picture or video part of this?', 'No picture or video');
  await teller.press('Next');
  await teller.press('Next');
  await tellWhatHappened(teller);
  await teller.press('Next');
}
