// How a bundle of reminders reaches one person: by one way alone, whatever they use.

import { afterEach, describe, expect, it } from '@jest/globals';
import { MOST_ATTEMPTS } from '../../src/delivery/backoff.ts';
import { deliverItem } from '../../src/delivery/deliver-item.ts';
import type { OutboxItem } from '../../src/domain/shared/document.ts';
import { refuse } from '../../src/domain/shared/result.ts';
import type { Messenger, SendResult } from '../../src/platforms/messenger.ts';
import type { Work } from '../../src/usecases/desk.ts';
import type { ReminderBundle } from '../../src/views/reminder-views.ts';
import { closeTestStores } from '../support/open-test-store.ts';
import { openSchool } from '../support/school.ts';

afterEach(closeTestStores);

const BUNDLE: ReminderBundle = { view: 'reminder_bundle', items: [], more: 0 };
const owed = (attempts: number): OutboxItem => ({
  ...{ id: 'bundle:2026-11-24', kind: 'reminder_bundle', to: 'p_tess', params: { day: '2026-11-24' }, notBefore: 0 },
  attempts,
});
const work = (item: OutboxItem): Work => ({
  ...{ id: 'reminders-p_tess', school: 'demo', dueAt: 0, outbox: [item] },
  outgoing: async () => ({ send: BUNDLE }),
  earlier: () => undefined,
  settle: async () => refuse('not.asked', ''),
});

/** A platform on which everybody is found. */
function platform(name: 'slack' | 'teams', sent: string[], answer: SendResult = { ok: true, message: 'm' }): Messenger {
  const take = async (): Promise<SendResult> => {
    if (answer.ok) sent.push(name);
    return answer;
  };
  return {
    platform: name,
    send: take,
    update: take,
    find: async ({ id }) => ({ tenant: name, userId: id, address: null }),
  };
}

const DOWN: SendResult = { ok: false, why: 'retry', code: 'down' };
const NO_BOT: SendResult = { ok: false, why: 'unreachable', code: 'no_bot' };

async function deliver(answers: readonly [SendResult?, SendResult?], attempts = 0) {
  const school = await openSchool();
  const sent: string[] = [];
  const item = owed(attempts);
  const ended = await deliverItem(
    school.deps,
    {
      messengers: [platform('slack', sent, answers[0]), platform('teams', sent, answers[1])],
      mailer: {
        send: async () => {
          sent.push('mail');
          return { ok: true };
        },
        close: () => undefined,
      },
    },
    work(item),
    item,
  );
  return { sent, ended };
}

describe('a bundle of reminders', () => {
  it('goes to somebody on Slack and Teams once', async () => {
    expect((await deliver([])).sent).toEqual(['slack']);
  });

  it('goes by the other platform where the first does not reach them', async () => {
    expect((await deliver([NO_BOT])).sent).toEqual(['teams']);
  });

  it('goes by e-mail where neither does', async () => {
    const { sent, ended } = await deliver([NO_BOT, NO_BOT]);
    expect(sent).toEqual(['mail']);
    expect(ended).toEqual({ how: 'sent', code: 'mail' });
  });

  it('waits for a platform that is down, and never goes by e-mail meanwhile: one reminder, not two', async () => {
    for (let attempts = 0; attempts < MOST_ATTEMPTS - 1; attempts += 1) {
      const { sent, ended } = await deliver([DOWN, NO_BOT], attempts);
      expect(sent).toEqual([]);
      expect(ended.how).toBe('later');
    }
  });

  it('goes by e-mail when the platform is given up', async () => {
    const { sent, ended } = await deliver([DOWN, NO_BOT], MOST_ATTEMPTS - 1);
    expect(sent).toEqual(['mail']);
    expect(ended.how).toBe('sent');
  });
});
