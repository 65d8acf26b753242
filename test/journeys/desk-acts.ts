// What a safeguarding lead does at the desk, page by page, in words that stand on the cards. Done the same way on every platform.

import type { Teller } from './stories.ts';

/** Words of the desk that must never leave the private pages. */
export const DESK_SECRETS = {
  note: 'Tapirish fact',
  child: 'Axolotlian words of a child',
  phone: 'Pangolin phone',
  advice: 'Capybaran advice',
  parent: 'Quollish mother',
  task: 'Tablet Numbatty 7',
  opinion: 'Bilbyish opinion',
  closing: 'Dugongian outcome',
  reopened: 'Echidnan reason',
} as const;

export const TODAY = '2026-11-24';

const add = async (desk: Teller, kind: string): Promise<void> => {
  await desk.press('Add to the record');
  await desk.press(kind);
};

const save = (desk: Teller): Promise<void> => desk.press('Save to the record');

const NOTES = {
  facts: 'Facts: what was seen, said or done',
  opinion: 'Opinion: what I think',
  child: 'The child’s own words, exactly',
} as const;

export async function beginNote(desk: Teller, sort: keyof typeof NOTES, text: string): Promise<void> {
  await desk.press('Add a note');
  await desk.choose('What is this note?', NOTES[sort]);
  await desk.fill('The note', text);
}

export async function writeNote(desk: Teller, sort: keyof typeof NOTES, text: string): Promise<void> {
  await beginNote(desk, sort, text);
  await save(desk);
}

/** All three parts: the next one is offered by the answer to the one before. */
export async function goThroughPicture(desk: Teller): Promise<void> {
  await add(desk, 'Nude picture, 1 of 3');
  await desk.fill('Who is involved, and how old is each?', 'A girl of 14, a boy of 15');
  await desk.fill('What led to it, as far as you were told', 'He asked for it');
  await desk.fill('How did it come to light?', 'She told her form teacher');
  await desk.choose('What kind of picture were you told of?', 'Half-nude or underwear');
  await desk.fill('Who has it, as far as known?', 'The boy');
  await desk.choose('How far has it gone?', 'A few people');
  await desk.fill('Through which apps, sites or devices?', 'A chat app');
  await desk.choose('Whose devices or accounts?', 'Their own');
  await desk.choose('Has anything like it happened before?', 'Not known');
  await save(desk);
  await desk.press('Nude picture, 2 of 3');
  await desk.choose('Which of these are so?', ['Pressure, blackmail, grooming, or doubt whether a child could agree']);
  await desk.choose('Are the devices locked away?', 'Yes');
  await desk.fill('What support each child needs, and who gives it', 'The school nurse');
  await save(desk);
  await desk.press('Nude picture, 3 of 3');
  await desk.fill('When was it talked through?', TODAY);
  await desk.fill('With whom?', 'Dev Deputy');
  await desk.choose('What was decided?', "Refer to children's social care");
  await desk.fill('Why', 'She was pressed');
  await desk.fill('Who decided?', 'Dana Safeguard, DSL');
  await desk.choose('The picture itself', 'Nobody has looked at it');
  await save(desk);
}

export async function takeIn(desk: Teller): Promise<void> {
  await add(desk, 'Something taken in');
  await desk.fill('What is it?', DESK_SECRETS.phone);
  await desk.fill('Taken from whom, or found where?', 'Handed over by her');
  await desk.fill('Who took it?', 'Dana Safeguard');
  await desk.fill('On which day?', TODAY);
  await desk.fill('At what time?', '09:50');
  await desk.fill('Where is it now?', 'The safe, key with Dana');
  await desk.choose('Is it on?', 'Off');
  await desk.choose('Is it sealed in a bag or envelope, signed across the flap?', 'Yes');
  await save(desk);
}

const SOCIAL_CARE = "Children's social care, or their out-of-hours team";

/** From the checklist to what came of the call. From its own checklist, whom it was made to is filled in already. */
export async function callSocialCare(
  desk: Teller,
  getReady: (body: string) => Promise<'own' | 'other'>,
): Promise<void> {
  await desk.press('Prepare a call');
  const checklist = await getReady(SOCIAL_CARE);
  await desk.press('Write down the call');
  if (checklist === 'other') await desk.choose('Who is it?', SOCIAL_CARE);
  await desk.choose('What was done?', 'Spoken with them, by phone or in person');
  await desk.fill('On which day?', TODAY);
  await desk.fill('At what time?', '10:05');
  await desk.fill('Who called, and whom did they speak with?', 'Dana with the duty worker');
  await desk.fill('What they advised', DESK_SECRETS.advice);
  await desk.fill('What was decided, by whom, and why', 'They take it on');
  await save(desk);
}

export async function tellParents(desk: Teller): Promise<void> {
  await add(desk, 'Parents or carers');
  await desk.fill('Parents or carers of which child?', 'The girl of 14');
  await desk.choose('Have they been told?', 'They have been told');
  await desk.fill('Who was spoken to?', DESK_SECRETS.parent);
  await desk.fill('Who told them?', 'Dana Safeguard');
  await desk.fill('On which day?', TODAY);
  await desk.fill('In which words?', 'What we know, and what happens next');
  await save(desk);
}

export async function askIvy(desk: Teller): Promise<void> {
  await add(desk, 'Ask for a task');
  await desk.choose('What is to be done?', 'IT: keep the logs');
  await desk.fill('What they need to know to do it', DESK_SECRETS.task);
  await desk.choose('Who is asked?', 'Ivy Technician, IT support');
  await desk.fill('By which day?', '2026-11-25');
  await save(desk);
}

export async function finishTask(desk: Teller): Promise<void> {
  await desk.press('My task is done');
  await desk.fill('What was done?', 'The logs are kept');
  await desk.fill('On which day?', TODAY);
  await save(desk);
}

export async function bringIn(desk: Teller, name: string, depth: string): Promise<void> {
  await desk.press('Who sees this');
  await desk.fill('Bring somebody in', name);
  await desk.press('Find');
  await desk.press('Choose');
  await desk.choose('How much are they to see?', depth);
  await desk.fill('What do they need it for?', 'To plan her support');
  await desk.press('Bring in');
}

/** Only what is asked of everybody; `despite` where something is not finished. */
export async function closeCase(desk: Teller, lessons: string, despite = ''): Promise<void> {
  await desk.press('Close this case');
  for (const question of ['What happened, in short', 'What was done', 'What was decided', 'Why', 'What came of it'])
    await desk.fill(question, DESK_SECRETS.closing);
  await desk.choose('Do lessons mean that a policy should be looked at again?', lessons);
  if (despite !== '') await desk.fill('Why is the case closed all the same?', despite);
  await desk.press('Close the case now');
}

export async function openAgain(desk: Teller): Promise<void> {
  await desk.press('Open this case again');
  await desk.fill('Why is it opened again?', DESK_SECRETS.reopened);
  await desk.press('Open the case again now');
}
