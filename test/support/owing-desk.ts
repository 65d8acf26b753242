// The smallest desk there can be: documents that owe cards, and turn to people when a card could not go to the channel.

import type { SiteDoc } from '../../src/domain/filtering/site/site.ts';
import type { OutboxItem } from '../../src/domain/shared/document.ts';
import { ok, refuse } from '../../src/domain/shared/result.ts';
import { owedAt, type Settlement, withEnd } from '../../src/domain/shared/settlement.ts';
import { changeDoc, readDoc } from '../../src/usecases/change-doc.ts';
import { type DeskRules, makeDesk } from '../../src/usecases/desk.ts';
import type { SiteCard } from '../../src/views/override-views.ts';
import type { TestSchool } from './school.ts';

export const aCard = (ref: string): SiteCard => ({
  ...{ view: 'site_card', ref, heading: 'site_found', addresses: [], more: 0, facts: [], standing: '', actions: [] },
});

export const owedTo = (to: string, id = `card:${to}`, params: OutboxItem['params'] = {}): OutboxItem => ({
  ...{ id, kind: 'site_card', to, params, notBefore: 0, attempts: 0 },
});

const dueAt = (outbox: readonly OutboxItem[]): number | null => {
  const at = owedAt(outbox);
  return at.length === 0 ? null : Math.min(...at);
};

/** Stores a document that owes these messages. */
export async function owing(school: TestSchool, id: string, outbox: readonly OutboxItem[]): Promise<SiteDoc> {
  const doc = await school.store.read('site', id);
  const stored = await school.store.commit<'site'>({
    ...{ kind: 'site', id, school: school.policy.key, version: 0, history: [], terms: [] },
    ...doc,
    state: doc?.state ?? {
      ...{ ref: id, phase: 'found', finder: 'p_tess', foundAt: 0, addresses: [], seenBy: 'me', device: '', note: '' },
      ...{ told: [], itPeople: [], ticket: '', timers: {}, messages: {}, pressesSeen: [] },
    },
    outbox: [...(doc?.outbox ?? []), ...outbox],
    dueAt: dueAt(outbox),
  });
  if (!stored.ok) throw new Error(stored.why);
  return stored.doc;
}

/** `instead`: whom each card goes to that the channel could not have. */
export const owingRules = (instead: readonly string[] = []): DeskRules<SiteDoc> => ({
  kind: 'site',
  advance: (deps, id) => readDoc(deps, 'site', id),
  outgoing: async (_deps, doc) => ({ send: aCard(doc.state.ref) }),
  earlier: (doc, item, route) => doc.state.messages[`${item.params.slot}@${route}`],
  settle: (deps, id, ends) =>
    changeDoc(deps, 'site', id, (doc) =>
      doc === null ? refuse('site.gone', '') : ok(settled(doc, ends, instead, deps.clock.now())),
    ),
});

export const owingDesk = (instead: readonly string[] = []) => makeDesk(owingRules(instead));

function settled(doc: SiteDoc, ends: readonly Settlement[], instead: readonly string[], now: number): SiteDoc {
  const refused = ends.filter((end) => end.how === 'dropped' && end.code.startsWith('channel_'));
  const dms = refused.flatMap((end) => instead.map((to) => owedTo(to, `${end.id}>${to}`)));
  const outbox = [...ends.reduce((current, end) => withEnd(current, end, now), doc.outbox), ...dms];
  const messages = { ...doc.state.messages };
  for (const { id, message } of ends) {
    const slot = doc.outbox.find((item) => item.id === id)?.params.slot;
    if (message !== undefined) messages[`${slot}@${message.route}`] = message.reference;
  }
  return { ...doc, outbox, dueAt: dueAt(outbox), state: { ...doc.state, messages } };
}
