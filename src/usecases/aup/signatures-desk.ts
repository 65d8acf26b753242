// Signatures at the worker: the lines about a question, an answer and a refusal, each looked at anew before it leaves. They hold the
// title of the agreement and nothing that anybody wrote.

import { standingRefusals } from '../../domain/aup/sign-life.ts';
import type { SigningLineKind } from '../../domain/aup/sign-messages.ts';
import { mayAnswer, mayReadRefusal } from '../../domain/aup/sign-rights.ts';
import type { SignaturesDoc } from '../../domain/aup/signatures.ts';
import type { OutboxItem } from '../../domain/shared/document.ts';
import { ok, refuse } from '../../domain/shared/result.ts';
import { settled } from '../../domain/shared/settlement.ts';
import { AUP_TEXTS } from '../../views/aup-texts.ts';
import type { Action } from '../../views/fields.ts';
import { changeDoc, readDoc } from '../change-doc.ts';
import { makeDesk, type Outgoing } from '../desk.ts';
import type { Deps } from '../ports.ts';
import { titleOf } from './clause-questions.ts';
import { type SigningWorld, signerNow, signingWorld } from './signing-school.ts';

const T = AUP_TEXTS.lines;

export const signaturesDesk = makeDesk<SignaturesDoc>({
  kind: 'signatures',
  advance: (deps, id) => readDoc(deps, 'signatures', id),
  outgoing,
  // Each of these is said once.
  earlier: () => undefined,
  // Who could not be reached is reminded by the daily round, so nobody else is told instead.
  settle: (deps, id, ends) =>
    changeDoc(deps, 'signatures', id, (doc) =>
      doc === null ? refuse('signatures.gone', '') : ok(settled(doc, ends, deps.clock.now())),
    ),
});

async function outgoing(deps: Deps, doc: SignaturesDoc, item: OutboxItem): Promise<Outgoing> {
  const world = await signingWorld(deps, doc.school);
  if (!world.ok) throw new Error('the agreements cannot be read');
  const to = await signerNow(deps, world.value, item.to);
  if (to === null) return { drop: 'left' };
  const about = String(item.params.about);
  switch (item.kind) {
    case 'question':
      return question(doc, about, world.value, mayAnswer(world.value, to.person, doc.state.personId));
    case 'refusal':
      return refusal(doc, about, world.value, mayReadRefusal(world.value, to.person, doc.state.personId));
    case 'answer':
      return answer(doc, about, world.value);
    default:
      return { drop: 'unknown' };
  }
}

function question(doc: SignaturesDoc, id: string, world: SigningWorld, may: boolean): Outgoing {
  const found = doc.state.questions.find((each) => each.id === id);
  if (found === undefined || found.answer !== undefined) return { drop: 'answered' };
  if (!may) return { drop: 'not_entitled' };
  return line('question', titleOf(world, found.agreement), button('aup.question', `${doc.id}~${id}`, 'openQuestion'));
}

function refusal(doc: SignaturesDoc, place: string, world: SigningWorld, may: boolean): Outgoing {
  const found = doc.state.refusals[Number(place)];
  if (found === undefined || !standingRefusals(doc.state).includes(found)) return { drop: 'signed' };
  if (!may) return { drop: 'not_entitled' };
  return line('refusal', titleOf(world, found.agreement), button('aup.refusal', `${doc.id}~${place}`, 'openRefusal'));
}

function answer(doc: SignaturesDoc, id: string, world: SigningWorld): Outgoing {
  const found = doc.state.questions.find((each) => each.id === id);
  if (found?.answer === undefined) return { drop: 'not_answered' };
  const { agreement, answer: given } = found;
  if (doc.state.signatures.some((each) => each.agreement === agreement && each.at >= given.at))
    return { drop: 'signed' };
  return line('answer', titleOf(world, agreement), button('aup.read', agreement, 'readAnswer'));
}

const button = (verb: string, target: string, label: keyof typeof AUP_TEXTS.buttons): Action => ({
  ...{ verb, target, label: AUP_TEXTS.buttons[label], style: 'primary', withInputs: false },
});

const line = (kind: SigningLineKind, title: string, action: Action): Outgoing => ({
  send: { view: 'notice', title: T[kind].title, lines: [title, ...T[kind].lines], actions: [action] },
});
