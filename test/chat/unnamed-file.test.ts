import { afterEach, describe, expect, it } from '@jest/globals';
import { makeConverse } from '../../src/chat/converse.ts';
import type { Actor } from '../../src/chat/turn.ts';
import { closeTestStores } from '../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../support/school.ts';

afterEach(closeTestStores);

const TESS: Actor = {
  platform: 'console',
  tenant: 'console',
  userId: 'p_tess',
  standing: 'member',
  name: 'Tess Teacher',
};
const talkTo = ({ useCases, deps }: TestSchool) => makeConverse({ useCases, clock: deps.clock, log: deps.log });
const file = { kind: 'file', actor: TESS, place: 'direct' } as const;

async function fileSeenByDana(school: TestSchool): Promise<string> {
  const dana = await school.who('p_dana');
  const [item] = await school.useCases.myCases(dana, 0);
  const opened = await school.useCases.openCase(dana, item?.id ?? '', { key: 'open' });
  return JSON.stringify(opened);
}

describe('a file posted to the bot', () => {
  it('is told to the safeguarding team with the name of the poster', async () => {
    const school = await openSchool();
    await talkTo(school)(file);
    await school.worker.runOnce();
    expect(school.alertsTo('p_dana')).toHaveLength(1);
    const seen = await fileSeenByDana(school);
    expect(seen).toContain('posted a picture or file');
    expect(seen).toContain('Tess Teacher');
  });

  it('while a report without a name may be on its way is told without the poster', async () => {
    const school = await openSchool();
    const converse = talkTo(school);
    const start = await converse({
      kind: 'press',
      actor: TESS,
      verb: 'report.start',
      target: '',
      inputs: {},
      key: 'a',
    });
    const next = start.show?.actions.find((action) => action.verb === 'report.next');
    const inputs = { danger: 'no', adult_concern: 'no', naming: 'anonymous' };
    await converse({ kind: 'press', actor: TESS, verb: 'report.next', target: next?.target ?? '', inputs, key: 'b' });
    await converse(file);
    await school.worker.runOnce();
    const seen = await fileSeenByDana(school);
    expect(seen).toContain('posted a picture or file');
    expect(seen).not.toContain('Tess');
  });
});
