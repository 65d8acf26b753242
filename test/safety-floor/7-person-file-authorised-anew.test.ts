// Requests for the data about a person: every button, pressed by whoever does not keep them, answers as for a request that never was;
// what somebody holds less than the whole of is not listed for them; and between the link and the file everything is asked again.

import { afterEach, describe, expect, it } from '@jest/globals';
import { makeConverse } from '../../src/chat/converse.ts';
import { ACCESS_VERBS } from '../../src/chat/subject-access/access.ts';
import { value } from '../support/ask-to-open.ts';
import { changePerson } from '../support/change-person.ts';
import { closeTestStores } from '../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../support/send-report.ts';

afterEach(closeTestStores);

const SECRET = 'seven plain words nobody else would pick';
const LOCK = { copy: 'bundle', passphrase: SECRET, again: SECRET, recipient: '' };
const INPUTS = {
  kind: 'access',
  whose: 'other',
  name: 'Bo Quokka',
  asker: '',
  on: '2026-11-23',
  step: 'closed',
  words: 'Sent.',
};
const NEVER = 'never-was';

async function aRequest() {
  const school = await openSchool();
  const { caseId, ref } = await sendReport(school, 'p_tess', HARMED_PUPIL);
  const added = { key: 'add', text: 'Her name.', answers: { victim_names: 'Amy Wagtail' } };
  value(await school.useCases.addToReport(await school.who('p_tess'), caseId, added));
  const dana = await school.who('p_dana');
  value(await school.useCases.acknowledge(dana, caseId, { key: 'ack' }));
  const asked = {
    kind: 'access',
    whose: 'other',
    name: 'Amy Wagtail',
    asker: 'Her mother',
    on: '2026-11-23',
    key: 'r',
  };
  const { id } = value(await school.useCases.access.register(dana, asked));
  return { school, caseId, ref, dana, id };
}

async function pressed(school: TestSchool, by: string, verb: string, target: string): Promise<string> {
  const converse = makeConverse({ useCases: school.useCases, clock: school.clock, log: school.deps.log });
  const actor = { platform: 'console', tenant: 'console', userId: by, standing: 'member' } as const;
  const inputs = { ...INPUTS, ...LOCK, cases: '' };
  const answer = await converse({ kind: 'press', actor, verb, target, inputs, key: `${by}-${verb}-${target}` });
  return JSON.stringify(answer).replaceAll(target === '' ? NEVER : target, 'ID');
}

const requests = async (school: TestSchool): Promise<string> => {
  const { headers } = await school.store.list('access_request', [], { limit: 100 });
  const docs = await Promise.all(headers.map(({ id }) => school.store.read('access_request', id)));
  return JSON.stringify(docs);
};

describe('a request for the data about a person', () => {
  it('answers whoever does not keep it as a request that never was would, at every button, and nothing changes', async () => {
    const { school, id, ref } = await aRequest();
    await changePerson(school, 'p_bea', { roles: [] });
    await changePerson(school, 'p_hana', { endsOn: '2026-11-23' });
    const before = await requests(school);
    for (const by of ['p_tess', 'p_ivy', 'p_dev', 'p_chaz', 'p_ezra', 'p_bea', 'p_hana'])
      for (const verb of Object.keys(ACCESS_VERBS)) {
        const nothing = await pressed(school, by, verb, NEVER);
        expect([by, verb, await pressed(school, by, verb, id)]).toEqual([by, verb, nothing]);
        expect([by, verb, nothing]).toEqual([by, verb, expect.not.stringMatching(`Wagtail|mother|DR-|${ref}`)]);
      }
    expect(await requests(school)).toBe(before);
  });

  it('lists no case for whoever holds less than the whole of it: whom it names is not for them', async () => {
    const { school, caseId, dana, id } = await aRequest();
    const share = { person: 'p_bea', depth: 'data', reason: 'A breach.', key: 's' };
    value(await school.useCases.casework.sharing.share(dana, caseId, share));
    const held = async (by: string) => value(await school.useCases.access.held(await school.who(by), id)).cases.length;
    expect([await held('p_dana'), await held('p_bea')]).toEqual([1, 0]);
    const file = await school.useCases.access.file(await school.who('p_bea'), id, { ...LOCK, cases: [caseId] });
    expect(file).toMatchObject({ ok: false, refusal: { code: 'access.case' } });
  });

  it.each<[string, (school: TestSchool, caseId: string) => Promise<unknown>]>([
    ['has left', (school) => changePerson(school, 'p_dana', { endsOn: '2026-11-23' })],
    ['keeps requests no more', (school) => changePerson(school, 'p_dana', { roles: [] })],
    [
      'has stepped back from the case',
      async (school, caseId) =>
        school.useCases.declareConflict(await school.who('p_dana'), caseId, { key: 'c', reason: 'Close to them.' }),
    ],
  ])('makes no file out of a link once whoever asked for it %s', async (_, change) => {
    const { school, caseId, dana, id } = await aRequest();
    const { redaction } = school.useCases.casework.copies;
    const at = { caseId, of: id };
    value(await redaction.choose(dana, at, { purpose: 'person', keep: [] }));
    for (let text = value(await redaction.text(dana, at)); text !== null; ) {
      const { index, mark } = text;
      text = value(await redaction.decide(dana, at, { index, mark, how: 'stands', reason: '' }));
    }
    const link = async () => value(await school.useCases.access.file(dana, id, { ...LOCK, cases: [caseId] })).url;
    const take = async (url: string) => school.deps.downloads.take(url.split('/').at(-1) ?? '');
    const exports = async () =>
      (await school.store.read('case', caseId))?.history.filter(({ action }) => action === 'case.exported').length;
    expect(await take(await link())).not.toBeNull();
    const late = await link();
    await change(school, caseId);
    expect(await take(late)).toBeNull();
    expect(await exports()).toBe(1);
  });
});
