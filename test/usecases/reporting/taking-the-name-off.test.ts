// A draft that was begun with a name and goes on without one.

import { afterEach, describe, expect, it } from '@jest/globals';
import { makeConverse } from '../../../src/chat/converse.ts';
import { encodeTarget } from '../../../src/chat/target.ts';
import { failingDisk } from '../../support/failing-disk.ts';
import { closeTestStores, openTestStore } from '../../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../../support/school.ts';
import { HARMED_PUPIL } from '../../support/send-report.ts';

afterEach(closeTestStores);

const save = async (school: TestSchool, id: string | null, naming: string, key: string) =>
  school.useCases.saveDraft(await school.who('p_tess'), id, {
    school: school.policy.key,
    answers: id === null ? { ...HARMED_PUPIL, naming } : { naming },
    page: 'kind',
    key,
  });

async function begun(school: TestSchool): Promise<string> {
  const draft = await save(school, null, 'named', 'one');
  if (!draft.ok) throw new Error(draft.refusal.code);
  return draft.value.doc.id;
}

describe('taking the name off a draft', () => {
  it('keeps what was typed, and nothing of it with the name', async () => {
    const school = await openSchool();
    const id = await begun(school);
    const turned = await save(school, id, 'anonymous', 'two');
    if (!turned.ok) throw new Error(turned.refusal.code);
    expect(turned.value.doc.state.answers.story).toBe(HARMED_PUPIL.story);
    expect(turned.value.doc.state.reporter).toEqual({ kind: 'anonymous', codeHash: null });
    expect((await school.store.read('case', id))?.state).toMatchObject({ phase: 'discarded', answers: {} });
    expect(await school.useCases.openDraft(await school.who('p_tess'))).toBeNull();
  });

  it.each([...Array(16).keys()])('loses nothing when the disk fails after %i steps', async (steps) => {
    const disk = failingDisk();
    const store = await openTestStore({ disk: disk.disk });
    const school = await openSchool({ store });
    const id = await begun(school);
    disk.plan({ code: 'ENOSPC', from: steps + 1, to: Number.POSITIVE_INFINITY });
    const turned = await save(school, id, 'anonymous', 'two');
    disk.plan(null);
    const named = await school.store.read('case', id);
    if (turned.ok) expect(named?.state.phase).toBe('discarded');
    else expect(named?.state).toMatchObject({ phase: 'draft', answers: { story: HARMED_PUPIL.story } });
  });

  it('is refused in plain words once somebody was told, instead of looking done', async () => {
    const school = await openSchool();
    const tess = await school.who('p_tess');
    const begin = { school: school.policy.key, answers: { danger: 'yes', adult_concern: 'no', naming: 'named' } };
    const alerted = await school.useCases.saveDraft(tess, null, { ...begin, page: 'kind', key: 'one' });
    if (!alerted.ok || !alerted.value.alerted) throw new Error('nobody was told');
    const { id } = alerted.value.doc;
    const converse = makeConverse({ useCases: school.useCases, clock: school.clock, log: school.deps.log });
    const answer = await converse({
      kind: 'press',
      actor: { platform: 'console', tenant: 'console', userId: 'p_tess', standing: 'member' },
      verb: 'report.next',
      target: encodeTarget({ id, page: 'start' }),
      inputs: { ...begin.answers, naming: 'anonymous' },
      key: 'two',
    });
    expect(answer.errors?.naming).toContain('cannot be taken off');
    expect((await school.store.read('case', id))?.state.answers.naming).toBe('named');
  });
});
