// Class lists as the worker works them: one line to whoever keeps the agreements when somebody said no, looked at anew before it
// leaves. It names the class and the text, and no pupil.

import type { ClassListDoc } from '../../../domain/aup/class-list.ts';
import { keepsAllClasses } from '../../../domain/aup/paper/paper-rights.ts';
import { toldOfRefusal } from '../../../domain/aup/sign-rights.ts';
import type { OutboxItem } from '../../../domain/shared/document.ts';
import { ok, refuse } from '../../../domain/shared/result.ts';
import { settled } from '../../../domain/shared/settlement.ts';
import { PAPER_TEXTS } from '../../../views/paper-texts.ts';
import { changeDoc, readDoc } from '../../change-doc.ts';
import { makeDesk, type Outgoing } from '../../desk.ts';
import type { Deps } from '../../ports.ts';
import { signerNow } from '../signing-school.ts';
import { paperWorld } from './paper-world.ts';

const T = PAPER_TEXTS.line;

export const classListDesk = makeDesk<ClassListDoc>({
  kind: 'class_list',
  advance: (deps, id) => readDoc(deps, 'class_list', id),
  outgoing,
  // Each of these is said once.
  earlier: () => undefined,
  settle: (deps, id, ends) =>
    changeDoc(deps, 'class_list', id, (doc) =>
      doc === null ? refuse('class_list.gone', '') : ok(settled(doc, ends, deps.clock.now())),
    ),
});

async function outgoing(deps: Deps, doc: ClassListDoc, item: OutboxItem): Promise<Outgoing> {
  const world = await paperWorld(deps, doc.school);
  if (!world.ok) throw new Error('the agreements cannot be read');
  const to = await signerNow(deps, world.value, item.to);
  if (to === null) return { drop: 'left' };
  const paper = doc.state.signatures.find(
    ({ sheet, refused, withdrawn }) => sheet === item.params.sheet && refused === true && withdrawn === undefined,
  );
  if (paper === undefined) return { drop: 'taken_back' };
  const told = toldOfRefusal(world.value, paper.tickedBy).some(({ id }) => id === item.to);
  if (!told && !keepsAllClasses(to.person, world.value)) return { drop: 'not_entitled' };
  const title = world.value.papers.find(({ text }) => text.key === paper.agreement)?.text.title ?? T.some;
  const target = `${doc.id}~${paper.agreement}:${paper.signer}:1:${paper.hash}`;
  const action = {
    verb: 'aup.back',
    target,
    label: PAPER_TEXTS.buttons.back,
    style: 'primary',
    withInputs: false,
  } as const;
  return { send: { view: 'notice', title: T.title, lines: [title, T.where(doc.state.name)], actions: [action] } };
}
