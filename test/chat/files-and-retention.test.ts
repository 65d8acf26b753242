// The pages about copies and old records fit Slack and Teams, and no passphrase comes back on one.

import { expect, it } from '@jest/globals';
import { checkSlackView } from '../../src/cards/limits.ts';
import { renderCard } from '../../src/cards/render-card.ts';
import { toSlackModal } from '../../src/cards/to-slack.ts';
import { makeConverse } from '../../src/chat/converse.ts';
import type { Turn } from '../../src/chat/turn.ts';
import { makeFake } from './fake-use-cases.ts';
import { member } from './talk.ts';

const PAGES = [
  ...['case.copy', 'case.copy.make', 'case.elsewhere', 'case.elsewhere.save'],
  ...['case.redact', 'case.redact.save', 'case.redact.text', 'case.redact.stands', 'case.redact.withhold'],
  ...['access', 'access.new', 'access.new.save', 'access.open', 'access.step', 'access.step.save'],
  ...['access.found', 'access.file', 'access.file.make'],
  ...['retention', 'retention.find', 'retention.open', 'retention.keep', 'retention.hold', 'retention.propose'],
  ...['retention.hold.save', 'retention.confirm', 'retention.certificates', 'retention.certificate'],
];

it.each(PAGES)('%s shows a page that fits a Slack window', async (verb) => {
  const converse = makeConverse({
    useCases: makeFake().useCases,
    clock: { now: () => Date.UTC(2026, 10, 24, 10) },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  const turn: Turn = {
    ...{ kind: 'press', verb, target: 'case:c-1', key: 'k' },
    inputs: { passphrase: 'seven plain words nobody', again: 'something else', reason: '' },
    actor: member,
  };
  const { show } = await converse(turn);
  if (show === undefined) throw new Error('nothing is shown');
  expect(JSON.stringify(show)).not.toMatch(/seven plain words|went wrong/);
  const { view } = toSlackModal(renderCard(show), { callbackId: 'page', privateMetadata: '{}' });
  expect(checkSlackView(view)).toEqual([]);
});
