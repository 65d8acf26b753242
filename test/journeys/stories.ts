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

/** A pupil is bullied online and shows signs of harm: DSL and deputy, immediate. Ends on the last page, before Send. */
export async function tellOfHarmedPupil(teller: Teller): Promise<void> {
  await teller.choose('Is anyone in danger now, or in the next few hours?', 'No');
  await teller.choose('Is an adult who works or governs here part of the worry?', 'No');
  await teller.press('Next');
  await teller.choose('Which comes closest?', 'Someone is nasty, hateful or threatening');
  await teller.press('Next');
  await teller.choose('And more exactly?', 'Bullying online. At school or at home');
  await teller.press('Next');
  await teller.choose('Who was harmed, or may be?', 'A pupil or pupils here');
  await teller.choose('How old is the youngest child in it?', '13 to 17');
  await teller.press('Next');
  await teller.choose('Is a picture or video part of this?', 'No picture or video');
  await teller.press('Next');
  await teller.choose('Is any of this so?', ['A child shows signs of serious harm, such as self-harm or not eating']);
  await teller.press('Next');
  await teller.fill('What happened?', `${SENTINELS.story}, to ${SENTINELS.name}.`);
  await teller.fill('Web address or app, if there is one', SENTINELS.address);
  await teller.press('Next');
  await teller.press('Next');
}
