// Somebody who knows a case's id, from an old message or by any other way, and presses whatever the bot knows with it. They get
// the same words as for a case that never was, nothing of it comes to light, and nothing happens to it.

import { afterEach, describe, expect, it } from '@jest/globals';
import { makeConverse } from '../../../src/chat/converse.ts';
import { encodeTarget } from '../../../src/chat/target.ts';
import type { Answer } from '../../../src/chat/turn.ts';
import { MINUTE_MS } from '../../../src/domain/shared/instant.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../../support/send-report.ts';

afterEach(closeTestStores);

const VERBS = [
  ...['report.resume', 'report.next', 'report.back', 'report.save', 'report.discard', 'report.send'],
  ...['report.receipt', 'report.add.save', 'anonymous.look', 'case.open', 'case.acknowledge', 'case.note.save'],
  ...['case.conflict.confirm', 'case.close.save'],
];
const PAGES = ['', 'start', 'story', 'review', 'yes', 'extra'];
const TYPED = {
  ...{ danger: 'no', adult_concern: 'no', naming: 'anonymous', story: 'x', text: 'x', reason: 'x', told: '' },
  ...{ summary: 'x', action: 'x', decision: 'x', outcome: 'x' },
};

/** Everything that can be pressed with this id, and what came of it; the id itself is no news. */
async function pressEverything(school: TestSchool, personId: string, id: string, press: string): Promise<string[]> {
  const converse = makeConverse({ useCases: school.useCases, clock: school.clock, log: school.deps.log });
  const actor = { platform: 'console', tenant: 'console', userId: personId, standing: 'member' } as const;
  const answers: string[] = [];
  for (const verb of VERBS) {
    for (const page of PAGES) {
      for (const unnamed of [false, true]) {
        const target = encodeTarget({ id, page, unnamed });
        const key = `${press}-${verb}-${page}-${unnamed}`;
        const inputs = { ...TYPED, code: id };
        const answer: Answer = await converse({ kind: 'press', actor, verb, target, inputs, key });
        answers.push(`${verb} ${page} ${unnamed}: ${JSON.stringify(answer).replaceAll(id, 'ID')}`);
      }
    }
  }
  return answers;
}

async function aFinishedReport(school: TestSchool, naming: string): Promise<string> {
  await sendReport(school, 'p_tess', { ...HARMED_PUPIL, naming });
  return idHeldByDana(school);
}

async function anUnfinishedDangerForm(school: TestSchool, naming: string): Promise<string> {
  const answers = { ...HARMED_PUPIL, danger: 'yes', naming };
  const begun = { school: school.policy.key, answers, page: 'review', key: 'one' };
  await school.useCases.saveDraft(naming === 'anonymous' ? null : await school.who('p_tess'), null, begun);
  return idHeldByDana(school);
}

async function idHeldByDana(school: TestSchool): Promise<string> {
  const [item] = await school.useCases.myCases(await school.who('p_dana'), 0);
  if (item === undefined) throw new Error('nobody was told');
  return item.id;
}

describe.each([
  ['a report with a name', aFinishedReport, 'named'],
  ['a report without a name', aFinishedReport, 'anonymous'],
  ['a danger form that is still being written, with a name', anUnfinishedDangerForm, 'named'],
  ['a danger form that is still being written, without a name', anUnfinishedDangerForm, 'anonymous'],
] as const)('the id of %s', (_what, begin, naming) => {
  it('opens nothing and does nothing for somebody who holds no part of it', async () => {
    const school = await openSchool();
    const id = await begin(school, naming);
    await school.worker.runOnce();
    const before = JSON.stringify(await school.store.read('case', id));
    const theirs = await pressEverything(school, 'p_ezra', id, 'a');
    const nothing = await pressEverything(school, 'p_ezra', 'case-that-never-was', 'b');
    expect(theirs).toEqual(nothing);
    expect(JSON.stringify(await school.store.read('case', id))).toBe(before);
  });

  it('opens nothing and does nothing for a DSL who stepped back', async () => {
    const school = await openSchool();
    const id = await begin(school, naming);
    await school.worker.runOnce();
    await school.useCases.declareConflict(await school.who('p_dana'), id, { key: 'gone', reason: '' });
    await school.worker.runOnce();
    school.clock.move(MINUTE_MS);
    const before = JSON.stringify(await school.store.read('case', id));
    const theirs = await pressEverything(school, 'p_dana', id, 'a');
    const nothing = await pressEverything(school, 'p_dana', 'case-that-never-was', 'b');
    expect(theirs).toEqual(nothing);
    expect(JSON.stringify(await school.store.read('case', id))).toBe(before);
  });

  it('does not make a DSL who holds the case its reporter', async () => {
    const school = await openSchool();
    const id = await begin(school, naming);
    const asReporter = (answers: string[]) => answers.filter((line) => /^(report|anonymous)\./.test(line));
    const theirs = asReporter(await pressEverything(school, 'p_dana', id, 'a'));
    const nothing = asReporter(await pressEverything(school, 'p_dana', 'case-that-never-was', 'b'));
    expect(theirs).toEqual(nothing);
  });
});
