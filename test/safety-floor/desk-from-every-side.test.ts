// The whole desk once more, from the side of the floor: what it says in chats, what it writes down, and what it does when nobody does
// anything. Every button is pressed on every case by somebody who may and by somebody who may not.

import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import { makeConverse } from '../../src/chat/converse.ts';
import type { CaseDoc } from '../../src/domain/casework/case.ts';
import { DAY_MS, HOUR_MS } from '../../src/domain/shared/instant.ts';
import { docPath } from '../../src/stores/lowdb/layout.ts';
import { verifyAudit } from '../../src/stores/lowdb/verify-audit.ts';
import { fallbackText } from '../../src/views/fallback.ts';
import { aDesk, type Desk, PLACES, PRIVATE, pressRow, ROWS } from '../support/every-desk-verb.ts';
import { forge } from '../support/forge-document.ts';
import { folderSurfaces, leaksIn, logSurfaces, type Surface } from '../support/leaks.ts';
import { closeTestStores } from '../support/open-test-store.ts';
import type { TestSchool } from '../support/school.ts';

afterEach(closeTestStores);

const said = (where: string, what: unknown): Surface => ({ where, content: Buffer.from(JSON.stringify(what) ?? '') });

/** Whoever may, on every place, so that each meets what the others have left; then somebody whom it is about. */
async function pressEverything({ school, ids, refs }: Desk): Promise<{ chat: Surface[]; pages: string }> {
  const converse = makeConverse({ useCases: school.useCases, clock: school.clock, log: school.deps.log });
  const chat: Surface[] = [];
  const pages: string[] = [];
  for (const who of ['p_sena', 'p_ivy', 'p_bea', 'p_gus']) {
    const act = { verb: 'case.open', id: ids.work, ref: refs.work, by: who, key: `part-${who}` };
    pages.push(JSON.stringify((await pressRow(converse, act)).show ?? ''));
  }
  for (const place of ['none', ...PLACES] as const)
    for (const [verb, { on, by }] of Object.entries(ROWS)) {
      if ((on === 'none') !== (place === 'none')) continue;
      for (const who of [by, 'p_sol']) {
        const act = { verb, id: ids[place], ref: refs[place], by: who, key: `${place}-${verb}-${who}` };
        const answer = await pressRow(converse, act);
        chat.push(said(`${verb} on ${place} by ${who}, in the chat`, answer.say ?? []));
        pages.push(JSON.stringify(answer.show ?? ''));
      }
    }
  return { chat, pages: pages.join() };
}

const readAll = async (school: TestSchool): Promise<readonly CaseDoc[]> => {
  const { headers } = await school.store.list('case', [], { limit: 100 });
  const docs = await Promise.all(headers.map(({ id }) => school.store.read('case', id)));
  return docs.filter((doc) => doc !== null);
};

describe('what people write on the desk', () => {
  it('is in no chat, notification, log line, file name or file in clear, whatever is pressed; and is read on private pages', async () => {
    const desk = await aDesk();
    const { school } = desk;
    const { chat, pages } = await pressEverything(desk);
    for (let hour = 0; hour < 30; hour += 6) {
      await school.worker.runOnce();
      school.clock.move(6 * HOUR_MS);
    }
    const sent = school.sent.flatMap((s) => [said(`to ${s.to}`, s.view), said(`to ${s.to}`, fallbackText(s.view))]);
    const surfaces = [...chat, ...sent, ...logSurfaces(school.logged), ...folderSurfaces(school.store.folder)];
    expect(leaksIn(surfaces, Object.values(PRIVATE))).toEqual([]);
    for (const word of ['story', 'note', 'task', 'summary', 'shared', 'held'] as const)
      expect([word, pages.includes(PRIVATE[word])]).toEqual([word, true]);
    expect(surfaces.length).toBeGreaterThan(400);
  }, 120_000);

  it('is in no history and no outbox: what stands there can never be taken out', async () => {
    const desk = await aDesk();
    await pressEverything(desk);
    const kept = (await readAll(desk.school)).map(({ history, outbox }) => JSON.stringify([history, outbox])).join();
    expect(Object.values(PRIVATE).filter((word) => kept.includes(word))).toEqual([]);
  }, 120_000);
});

describe('the record of the desk', () => {
  it('only grows, whatever is pressed, and stands up to the audit', async () => {
    const desk = await aDesk();
    const before = new Map((await readAll(desk.school)).map((doc) => [doc.id, doc]));
    await pressEverything(desk);
    for (const doc of await readAll(desk.school)) {
      const earlier = before.get(doc.id);
      expect(doc.history.slice(0, earlier?.history.length ?? 0)).toEqual(earlier?.history ?? []);
      const records = earlier?.state.records ?? [];
      expect(doc.state.records?.slice(0, records.length) ?? []).toEqual(records);
      expect(doc.state.notes.slice(0, earlier?.state.notes.length)).toEqual(earlier?.state.notes ?? []);
    }
    const { folder, keys } = desk.school.store;
    await desk.school.store.close();
    expect(await verifyAudit(folder, keys)).toMatchObject({ ok: true, findings: [] });
  }, 120_000);

  it('names whoever shared, handed over, took over, ended, asked, closed and opened again', async () => {
    const desk = await aDesk();
    await pressEverything(desk);
    const told = new Set((await readAll(desk.school)).flatMap((doc) => doc.history.map((e) => `${e.by} ${e.action}`)));
    for (const line of [
      ...['p_hana case.shared', 'p_hana case.put_in_charge', 'p_dana case.taken_over', 'p_hana case.access_ended'],
      ...['p_hana case.record_added', 'p_hana case.closed', 'p_hana case.reopened', 'p_dev case.conflict_declared'],
      ...['p_hana case.people_shown', 'p_dana case.opened', 'p_hana case.retention_shown', 'p_tess report.added_to'],
    ])
      expect([line, told.has(line)]).toEqual([line, true]);
  }, 120_000);

  it.each(['work', 'offered', 'closed'] as const)(
    'shows an entry or a word that was changed by whoever has every key, in a case that was worked: %s',
    async (place) => {
      const { school, ids } = await aDesk();
      const { store } = school;
      const ref = { kind: 'case', id: ids[place] } as const;
      await store.close();
      const findings = async (): Promise<readonly string[]> =>
        (await verifyAudit(store.folder, store.keys)).findings.map(({ code }) => code);
      const good = readFileSync(docPath(store.folder, ref));
      expect(await findings()).toEqual([]);
      forge(store, ref, (doc) => ({
        ...doc,
        history: doc.history.map((e) => (e.action === 'case.shared' ? { ...e, by: 'p_dana' } : e)),
      }));
      expect(await findings()).toContain('history.edited');
      writeFileSync(docPath(store.folder, ref), good);
      forge(store, ref, (doc) => ({ ...doc, state: { ...doc.state, recusals: [] } }));
      expect(await findings()).not.toEqual([]);
      writeFileSync(docPath(store.folder, ref), good);
      expect(await findings()).toEqual([]);
    },
  );
});

/** What only a person may do. */
const A_PERSONS =
  /^case\.(closed|reopened|acknowledged|taken_over|record_added|shared|put_in_charge|access_ended|conflict_|exported|printed)|^retention\./;

describe('the bot, when nobody does anything for two months', () => {
  it('closes, shares, hands over, decides and destroys nothing, and writes to nobody outside the school', async () => {
    const { school, ids } = await aDesk();
    const before = await readAll(school);
    for (let day = 0; day < 60; day += 1) {
      school.clock.move(DAY_MS);
      await school.worker.runOnce();
    }
    const after = await readAll(school);
    expect(
      after.map(({ id, state }) => [id, state.phase, state.records, state.acknowledged?.by, state.closing]),
    ).toEqual(
      before
        .filter(({ state }) => state.phase !== 'draft')
        .map(({ id, state }) => [id, state.phase, state.records, state.acknowledged?.by, state.closing])
        .concat(
          after
            .filter(({ id }) => id === ids.draft)
            .map(({ id, state }) => [id, state.phase, state.records, undefined, undefined]),
        )
        .toSorted((a, b) => after.findIndex(({ id }) => id === a[0]) - after.findIndex(({ id }) => id === b[0])),
    );
    for (const doc of after) {
      const fresh = doc.history.slice(before.find(({ id }) => id === doc.id)?.history.length ?? 0);
      expect(fresh.filter(({ action }) => A_PERSONS.test(action))).toEqual([]);
    }
    const known = new Set(school.policy.people.map(({ id }) => id));
    expect(school.sent.filter(({ to }) => !known.has(to))).toEqual([]);
    // What was offered and not taken up is still with whoever dealt with it.
    const offered = after.find(({ id }) => id === ids.offered);
    expect(offered?.state).toMatchObject({ acknowledged: { by: 'p_hana' }, handover: { to: 'p_dana' } });
    expect(offered?.history.filter(({ action }) => action === 'case.handover_late')).toHaveLength(1);
  }, 120_000);
});
