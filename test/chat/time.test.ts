import { expect, it } from '@jest/globals';
import { ok, refuse } from '../../src/domain/shared/result.ts';
import { REMINDER_TEXTS } from '../../src/views/reminder-texts.ts';
import { makeTalk } from './talk.ts';

const CONFIRM = { verb: 'time.confirm', target: '' };

async function pressed(answer: Awaited<ReturnType<ReturnType<typeof makeTalk>['fake']['useCases']['confirmTime']>>) {
  const talk = makeTalk();
  Object.assign(talk.fake.useCases, { confirmTime: async () => answer });
  return talk.press(CONFIRM);
}

it('says that reminders go on, also to the second person who presses it', async () => {
  expect((await pressed(ok('confirmed'))).show).toMatchObject({ title: 'Reminders go on', tone: 'good' });
  expect((await pressed(ok('not_held'))).show).toMatchObject({ lines: [REMINDER_TEXTS.held.nothing] });
});

it('says kindly who decides, to whom it may not', async () => {
  const answer = await pressed(refuse('time.not_yours', REMINDER_TEXTS.held.notYours));
  expect(answer.show).toMatchObject({ tone: 'warning', lines: [REMINDER_TEXTS.held.notYours] });
});

it('says to try again when nothing can be written', async () => {
  const answer = await pressed(refuse('store.unavailable', ''));
  expect(answer.show).toMatchObject({ title: 'That did not work' });
});
