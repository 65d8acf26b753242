// What every store promises, whichever one is behind the port. Each store's own test file runs this with its own way of opening.

import { createPublicKey, verify } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DocByKind, DocKind, PersonDoc, Store } from '../../src/usecases/ports.ts';
import { RANDOM_DOCS } from '../support/random-docs.ts';
import { accountDoc, entry, personDoc, renamed, withEntry } from '../support/sample-docs.ts';

export type StoreUnderTest = {
  readonly store: Store;
  /** Closes the store and opens it again with everything it kept. */
  readonly reopen: () => Promise<StoreUnderTest>;
  readonly dispose: () => Promise<void>;
};

export function storeContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`${name} keeps the promises of a store`, () => {
    let used: StoreUnderTest | null = null;
    const fresh = async (): Promise<Store> => {
      used = await open();
      return used.store;
    };
    const reopened = async (): Promise<Store> => {
      if (used === null) throw new Error('nothing is open');
      used = await used.reopen();
      return used.store;
    };
    afterEach(async () => {
      await used?.dispose();
      used = null;
    });

    describe('reading and committing', () => {
      it('answers null for a document that was never committed', async () => {
        expect(await (await fresh()).read('person', 'p_nobody')).toBeNull();
      });

      it('gives back what was committed, at version 1, also after a restart', async () => {
        const doc = await committed(await fresh(), personDoc('p_tess', { dueAt: 5 }));
        expect(doc.version).toBe(1);
        expect(doc.state).toEqual(personDoc('p_tess').state);
        expect(await (await reopened()).read('person', 'p_tess')).toEqual(doc);
      });

      it('keeps documents of different kinds apart though their ids are equal', async () => {
        const store = await fresh();
        await committed(store, personDoc('same'));
        expect(await store.read('account', 'same')).toBeNull();
        expect((await store.commit(accountDoc('same'))).ok).toBe(true);
        expect((await store.read('person', 'same'))?.kind).toBe('person');
      });

      it('takes ids with any signs in them', async () => {
        const store = await fresh();
        for (const id of ['../../etc/passwd', 'slack:T1/U1', 'Ünï 日本', '.', '%41', 'a%2fb', 'A', 'a']) {
          await committed(store, personDoc(id));
        }
        const again = await reopened();
        for (const id of ['../../etc/passwd', 'slack:T1/U1', 'Ünï 日本', '.', '%41', 'a%2fb', 'A', 'a']) {
          expect((await again.read('person', id))?.id).toBe(id);
        }
      });

      it('refuses a commit on an older version as a conflict and stores nothing of it', async () => {
        const store = await fresh();
        const one = await committed(store, personDoc('p_tess'));
        const two = await committed(store, renamed(one, 'Tess Second'));
        expect(await store.commit(renamed(one, 'Tess Late'))).toEqual({ ok: false, why: 'conflict' });
        expect(await store.read('person', 'p_tess')).toEqual(two);
      });

      it('refuses a second creation of the same document as a conflict', async () => {
        const store = await fresh();
        await committed(store, personDoc('p_tess'));
        expect(await store.commit(personDoc('p_tess'))).toEqual({ ok: false, why: 'conflict' });
      });

      it('refuses a commit on a version that does not exist yet as a conflict', async () => {
        const store = await fresh();
        expect(await store.commit(personDoc('p_tess', { version: 3 }))).toEqual({ ok: false, why: 'conflict' });
        expect(await store.read('person', 'p_tess')).toBeNull();
      });

      it('lets exactly one of many simultaneous commits on the same version win', async () => {
        const store = await fresh();
        const base = await committed(store, personDoc('p_tess'));
        const results = await Promise.all(
          ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => store.commit(renamed(base, name))),
        );
        expect(results.filter((result) => result.ok)).toHaveLength(1);
        expect((await store.read('person', 'p_tess'))?.version).toBe(2);
      });

      const givenBack =
        <K extends DocKind>(kind: K, docs: fc.Arbitrary<DocByKind[K] & { readonly kind: K }>) =>
        async (): Promise<void> => {
          const store = await fresh();
          const kept: DocByKind[K][] = [];
          await fc.assert(
            fc.asyncProperty(docs, async (doc) => {
              const result = await store.commit<K>(doc);
              if (!result.ok) throw new Error(`the commit was refused: ${result.why}`);
              kept.push(result.doc);
              const history = result.doc.history.map(({ at, by, action, detail }) => ({ at, by, action, detail }));
              expect({ ...result.doc, history }).toEqual({ ...doc, version: 1 });
            }),
            { numRuns: 20 },
          );
          const again = await reopened();
          for (const doc of kept) expect(await again.read(kind, doc.id)).toEqual(doc);
        };

      it('gives back any filter request, also after a restart', givenBack('override', RANDOM_DOCS.override));
      it('gives back any unsuitable site, also after a restart', givenBack('site', RANDOM_DOCS.site));
      it('gives back any filter check, also after a restart', givenBack('filter_check', RANDOM_DOCS.filter_check));
      it('gives back any reader of the feed, also after a restart', givenBack('feed_reader', RANDOM_DOCS.feed_reader));
      it(
        'gives back the watch over a channel, also after a restart',
        givenBack('channel_watch', RANDOM_DOCS.channel_watch),
      );
      it(
        'gives back any school calendar, also after a restart',
        givenBack('school_calendar', RANDOM_DOCS.school_calendar),
      );
      it('gives back any campaign, also after a restart', givenBack('campaign', RANDOM_DOCS.campaign));
      it(
        'gives back the figures of any school year, also after a restart',
        givenBack('year_figures', RANDOM_DOCS.year_figures),
      );
      it('gives back whose accounts were closed, also after a restart', givenBack('leavers', RANDOM_DOCS.leavers));
      it(
        'gives back any decision about how long to keep, also after a restart',
        givenBack('retention', RANDOM_DOCS.retention),
      );
      it('gives back any certificate, also after a restart', givenBack('certificate', RANDOM_DOCS.certificate));
      it('gives back any class list, also after a restart', givenBack('class_list', RANDOM_DOCS.class_list));
      it('gives back any visitor book, also after a restart', givenBack('visitor_book', RANDOM_DOCS.visitor_book));
      it(
        'gives back any request for data, also after a restart',
        givenBack('access_request', RANDOM_DOCS.access_request),
      );

      it('keeps what was committed apart from the object that was handed in', async () => {
        const store = await fresh();
        const classes = ['3B'];
        await committed(store, personDoc('p_tess', { state: { ...personDoc('p_tess').state, classes } }));
        classes.push('4C');
        expect((await store.read('person', 'p_tess'))?.state.classes).toEqual(['3B']);
      });
    });

    describe('what shows to others', () => {
      it('destroys a document for good, and only as it was known where a version is named', async () => {
        const store = await fresh();
        await committed(store, personDoc('p_tess'));
        const ref = { kind: 'person', id: 'p_tess' } as const;
        expect(await store.destroy(ref, 2)).toBe(false);
        expect(await store.read('person', 'p_tess')).not.toBeNull();
        expect(await store.destroy(ref, 1)).toBe(true);
        expect(await store.destroy(ref)).toBe(false);
        expect(await (await reopened()).read('person', 'p_tess')).toBeNull();
      });

      it('hands out the lines of the ledger about one document alone, with the link at which its history then ended', async () => {
        const store = await fresh();
        const first = await committed(store, withEntry(personDoc('p_tess'), entry('a')));
        await committed(store, personDoc('p_ben'));
        const second = await committed(store, withEntry(first, entry('b')));
        const rows = await store.ledgerOf({ kind: 'person', id: 'p_tess' });
        expect(rows.map(({ version, deed }) => [version, deed])).toEqual([
          [1, 'commit'],
          [2, 'commit'],
        ]);
        expect(rows.map(({ chain }) => chain)).toEqual(
          [first, second].map(({ history }) => history.at(-1)?.seal?.chain),
        );
      });

      it('signs with one key, also after a restart, and never two texts alike', async () => {
        const store = await fresh();
        const bytes = Buffer.from('a copy');
        const signed = store.sign(bytes);
        expect((await reopened()).sign(bytes)).toEqual(signed);
        expect(store.sign(Buffer.from('another')).signature).not.toBe(signed.signature);
        const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: signed.key }, format: 'jwk' });
        expect(verify(null, bytes, key, Buffer.from(signed.signature, 'base64url'))).toBe(true);
      });
    });

    describe('history', () => {
      it('seals new entries, numbers them, and chains them', async () => {
        const store = await fresh();
        const one = await committed(store, personDoc('p_tess'));
        const two = await committed(store, withEntry(one, entry('person.renamed')));
        expect(two.history.map((each) => each.seal?.seq)).toEqual([0, 1]);
        expect(new Set(two.history.map((each) => each.seal?.chain)).size).toBe(2);
        expect(two.history[0]).toEqual(one.history[0]);
      });

      it('never lets a sealed entry be changed, dropped or given by the caller', async () => {
        const store = await fresh();
        const one = await committed(store, personDoc('p_tess', { history: [entry('a'), entry('b')] }));
        const [first, second] = one.history;
        if (first === undefined || second === undefined) throw new Error('two entries were committed');
        for (const history of [[], [first], [second, first], [{ ...first, by: 'p_other' }, second]]) {
          await expect(store.commit({ ...one, history })).rejects.toThrow('sealed history');
        }
        const forged = { ...entry('c'), seal: { seq: 2, salt: 's', digest: 'd', chain: 'c' } };
        await expect(store.commit(withEntry(one, forged))).rejects.toThrow('seal');
        expect(await store.read('person', 'p_tess')).toEqual(one);
      });

      it('commits a history-only change to an older version unseen, after what the others added', async () => {
        const store = await fresh();
        const one = await committed(store, personDoc('p_tess'));
        const two = await committed(store, withEntry(renamed(one, 'Tess Second'), entry('person.renamed')));
        const late = await committed(store, withEntry(one, entry('person.shown')));
        expect(late.version).toBe(3);
        expect(late.state).toEqual(two.state);
        expect(late.history.map((each) => each.action)).toEqual(['person.imported', 'person.renamed', 'person.shown']);
      });

      it('keeps every one of many simultaneous history-only commits within its reach, and calls the rest conflicts', async () => {
        const store = await fresh();
        const base = await committed(store, personDoc('p_tess'));
        const results = await Promise.all(
          ['a', 'b', 'c', 'd'].map((name) => store.commit(withEntry(base, entry(`shown.${name}`)))),
        );
        expect(results.every((result) => result.ok)).toBe(true);
        const actions = (await store.read('person', 'p_tess'))?.history.map((each) => each.action);
        expect(actions).toEqual(['person.imported', 'shown.a', 'shown.b', 'shown.c', 'shown.d']);
      });

      it('calls a late change of anything but history a conflict', async () => {
        const store = await fresh();
        const one = await committed(store, personDoc('p_tess'));
        await committed(store, renamed(one, 'Tess Second'));
        const late = withEntry(one, entry('x'));
        for (const change of [{ dueAt: 9 }, { terms: ['t:1'] }, { state: { ...one.state, name: 'Late' } }]) {
          expect(await store.commit({ ...late, ...change })).toEqual({ ok: false, why: 'conflict' });
        }
      });
    });

    describe('lists', () => {
      const ids = async (store: Store, terms: readonly string[], limit = 10): Promise<string[]> =>
        (await store.list('person', terms, { limit })).headers.map((header) => header.id);

      it('finds documents by every one of the terms, newest first, also after a restart', async () => {
        let store = await fresh();
        await committed(store, personDoc('p1', { terms: ['class:3B', 'role:teacher'] }));
        await committed(store, personDoc('p2', { terms: ['class:3B'] }));
        await committed(store, personDoc('p3', { terms: ['role:teacher', 'class:3B'] }));
        for (const restart of [false, true]) {
          if (restart) store = await reopened();
          expect(await ids(store, ['class:3B', 'role:teacher'])).toEqual(['p3', 'p1']);
          expect(await ids(store, ['class:3B'])).toEqual(['p3', 'p2', 'p1']);
          expect(await ids(store, [])).toEqual(['p3', 'p2', 'p1']);
          expect(await ids(store, ['class:3'])).toEqual([]);
          expect(await ids(store, ['class:3B', 'role:none'])).toEqual([]);
        }
      });

      it('follows changes of the terms and keeps the order of creation', async () => {
        const store = await fresh();
        const one = await committed(store, personDoc('p1', { terms: ['open'] }));
        await committed(store, personDoc('p2', { terms: ['open'] }));
        const closed = await committed(store, { ...one, terms: ['closed'] });
        expect(await ids(store, ['open'])).toEqual(['p2']);
        await committed(store, { ...closed, terms: ['open'] });
        expect(await ids(store, ['open'])).toEqual(['p2', 'p1']);
      });

      it('pages through everything once, though documents are added in between', async () => {
        const store = await fresh();
        for (let n = 0; n < 7; n += 1) await committed(store, personDoc(`p${n}`));
        const found: string[] = [];
        let after: string | undefined;
        do {
          const page = await store.list('person', ['school:demo'], {
            limit: 3,
            ...(after === undefined ? {} : { after }),
          });
          found.push(...page.headers.map((header) => header.id));
          after = page.next;
          await committed(store, personDoc(`new${found.length}`));
        } while (after !== undefined);
        expect(found).toEqual(['p6', 'p5', 'p4', 'p3', 'p2', 'p1', 'p0']);
      });

      it('gives headers that say kind, id, school, version and due time, and nothing else', async () => {
        const store = await fresh();
        await committed(store, personDoc('p1', { dueAt: 77 }));
        const { headers } = await store.list('person', [], { limit: 5 });
        expect(headers).toEqual([{ kind: 'person', id: 'p1', school: 'demo', version: 1, dueAt: 77 }]);
      });
    });

    describe('what is due', () => {
      it('names the earliest due moment, or null, also after a restart', async () => {
        const store = await fresh();
        expect(await store.nextDueAt()).toBeNull();
        await committed(store, personDoc('p1', { dueAt: 300 }));
        const soon = await committed(store, personDoc('p2', { dueAt: 200 }));
        expect(await store.nextDueAt()).toBe(200);
        await committed(store, { ...soon, dueAt: null });
        expect(await store.nextDueAt()).toBe(300);
        expect(await (await reopened()).nextDueAt()).toBe(300);
      });

      it('claims what has come due, earliest first, up to the limit, and nothing that is not', async () => {
        const store = await fresh();
        for (const [id, dueAt] of [
          ['p1', 30],
          ['p2', 10],
          ['p3', 20],
          ['p4', 99],
        ] as const) {
          await committed(store, personDoc(id, { dueAt }));
        }
        expect((await store.claimDue(30, 2, 1000)).map((header) => header.id)).toEqual(['p2', 'p3']);
        expect((await store.claimDue(30, 2, 1000)).map((header) => header.id)).toEqual(['p1']);
        expect(await store.claimDue(30, 2, 1000)).toEqual([]);
      });

      it('gives a claimed document to nobody else until the lease has ended', async () => {
        const store = await fresh();
        await committed(store, personDoc('p1', { dueAt: 10 }));
        expect(await store.claimDue(10, 5, 1000)).toHaveLength(1);
        expect(await store.claimDue(1009, 5, 1000)).toHaveLength(0);
        expect(await store.nextDueAt()).toBe(1010);
        expect(await store.claimDue(1010, 5, 1000)).toHaveLength(1);
      });

      it('ends the lease when a commit sets a new due moment, and keeps it when it does not', async () => {
        const store = await fresh();
        const one = await committed(store, personDoc('p1', { dueAt: 10 }));
        await store.claimDue(10, 5, 1000);
        const two = await committed(store, withEntry(one, entry('person.shown')));
        expect(await store.claimDue(20, 5, 1000)).toHaveLength(0);
        await committed(store, { ...two, dueAt: 15 });
        expect(await store.claimDue(20, 5, 1000)).toHaveLength(1);
      });
    });
  });
}

async function committed(store: Store, doc: PersonDoc): Promise<PersonDoc> {
  const result = await store.commit<'person'>(doc);
  if (!result.ok) throw new Error(`the commit was refused: ${result.why}`);
  return result.doc;
}
