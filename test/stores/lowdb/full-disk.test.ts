import { afterEach, describe, expect, it } from '@jest/globals';
import { verifyAudit } from '../../../src/stores/lowdb/verify-audit.ts';
import type { CommitResult, PersonDoc } from '../../../src/usecases/ports.ts';
import { failingDisk } from '../../support/failing-disk.ts';
import { closeTestStores, openTestStore } from '../../support/open-test-store.ts';
import { entry, personDoc, renamed, withEntry } from '../../support/sample-docs.ts';

afterEach(closeTestStores);

const FOREVER = Number.POSITIVE_INFINITY;
const cases = ['ENOSPC', 'EIO'].flatMap((code) =>
  (['once', 'once though it was done', 'from then on'] as const).flatMap((how) =>
    (['first', 'later'] as const).flatMap((which) =>
      (['retry', 'restart'] as const).map((then) => ({ code, how, which, then })),
    ),
  ),
);

describe('a disk that is full or failing', () => {
  it.each(cases)(
    '$code $how at any step of a $which commit (then $then) is answered, not thrown, and nothing half-stored shows',
    async (one) => {
      for (let step = 1; ; step += 1) {
        const { disk, plan, steps } = failingDisk();
        const store = await openTestStore({ disk });
        const base = one.which === 'first' ? null : await ok(store.commit<'person'>(personDoc('p1')));
        const offered = base === null ? personDoc('p1') : renamed(withEntry(base, entry('x')), 'Tess Second');

        const done = one.how === 'once though it was done';
        plan({ code: one.code, from: step, to: one.how === 'from then on' ? FOREVER : step, done });
        const result = await store.commit<'person'>(offered);
        const reached = steps() >= step;
        // A fault in tidying up after the commit is no fault of the commit.
        if (!result.ok) expect(result.why).toBe('unavailable');
        expect(await store.read('person', 'p1')).toEqual(result.ok ? result.doc : base);

        plan(null);
        // Half the runs try again; in the other half what was refused must not be there after a restart either.
        const again = result.ok || one.then === 'restart' ? result : await store.commit<'person'>(offered);
        if (one.then === 'retry') expect(again.ok).toBe(true);
        const back = await store.reopen();
        expect(back.problems()).toEqual([]);
        expect(await back.read('person', 'p1')).toEqual(again.ok ? again.doc : base);
        expect((await verifyAudit(back.folder, back.keys)).findings).toEqual([]);
        await back.dispose();
        if (!reached) break;
        expect(step).toBeLessThan(40);
      }
    },
  );

  it('does not take other documents down with the one that failed', async () => {
    const { disk, plan } = failingDisk();
    const store = await openTestStore({ disk });
    const base = await ok(store.commit<'person'>(personDoc('p1')));
    plan({ code: 'ENOSPC', from: 1, to: 1 });
    const results = await Promise.all([
      store.commit<'person'>(renamed(base, 'x')),
      store.commit<'person'>(personDoc('p2')),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
  });
});

async function ok(commit: Promise<CommitResult<'person'>>): Promise<PersonDoc> {
  const result = await commit;
  if (!result.ok) throw new Error(result.why);
  return result.doc;
}
