// Many papers ticked in one press, and a tick taken back. Nothing is stored for a text that was not the one on the sheet.

import { readPaperForm } from '../../../domain/aup/paper/paper-form.ts';
import { takenBack, ticked } from '../../../domain/aup/paper/paper-life.ts';
import type { PupilStanding } from '../../../domain/aup/paper/pupil-standings.ts';
import { toldOfRefusal } from '../../../domain/aup/sign-rights.ts';
import { nextOpen } from '../../../domain/calendar/school-time.ts';
import { pressSeen } from '../../../domain/shared/presses.ts';
import { ok, type Result, refuse } from '../../../domain/shared/result.ts';
import { PAPER_TEXTS } from '../../../views/paper-texts.ts';
import { changeDoc } from '../../change-doc.ts';
import type { Deps } from '../../ports.ts';
import type { Who } from '../../who.ts';
import { noSheet, standingsFor } from './class-pages.ts';
import type { PaperUseCases, SheetRef } from './paper-use-cases.ts';
import { type Keeper, openClass, paperDay } from './paper-world.ts';

const T = PAPER_TEXTS.sheet;

export const wrong = (fields: Readonly<Record<string, string>>): Result<never> => ({
  ok: false,
  refusal: { code: 'form.wrong', message: T.wrong, fields },
});

export const changedText = (): Result<never> => refuse('agreement.changed', T.changed);

export async function tickPupils(
  deps: Deps,
  who: Who,
  ref: SheetRef,
  input: Parameters<PaperUseCases['tickPupils']>[2],
): Promise<Result<number>> {
  const opened = await openClass(deps, who, ref.list);
  if (!opened.ok) return opened;
  const { world, me, counted } = opened.value;
  let saved = 0;
  const sheet = deps.ids.docId();
  const done = await changeDoc(deps, 'class_list', ref.list, (doc) => {
    if (doc === null) return noSheet();
    if (pressSeen(doc.state, input.key)) return ok(doc);
    const standings = standingsFor(world, counted(doc), ref);
    const [first] = standings ?? [];
    if (standings === null || first === undefined) return noSheet();
    const { text } = first;
    if (text.hash !== input.hash) return changedText();
    const read = readPaperForm(text, paperDay(world, text), input.inputs, T.nobody);
    if (!read.ok) return wrong(read.faults);
    const { chosen, ...form } = read.form;
    const known = standings.filter(({ pupil }) => chosen.includes(pupil.id));
    if (known.length < new Set(chosen).size) return refuse('paper.not_here', T.notHere, 'chosen');
    const pupils = known.filter((each) => isNews(each, form.refused)).map(({ pupil }) => pupil.id);
    saved = pupils.length;
    // Somebody else has ticked the same pile meanwhile.
    if (pupils.length === 0) return ok(doc);
    const now = deps.clock.now();
    const tell = form.refused ? toldOfNo(opened.value) : [];
    return ok(
      ticked(doc, text, {
        ...{ key: input.key, now, by: me.id, sheet, signer: ref.signer, pupils, ...form },
        ...{ tell, from: nextOpen(world.calendar, now) },
      }),
    );
  });
  return done.ok ? ok(saved) : done;
}

const isNews = ({ standing }: PupilStanding, refused: boolean): boolean =>
  standing.state !== 'signed' && !(refused && standing.state === 'refused');

/** Whoever keeps the agreements knows what they have ticked themselves. */
const toldOfNo = ({ world, me }: Keeper): readonly string[] =>
  me.roles.includes(world.custodian) ? [] : toldOfRefusal(world, me.id).map(({ id }) => id);

export async function takeBackPaper(
  deps: Deps,
  who: Who,
  ref: SheetRef,
  paper: Parameters<PaperUseCases['takeBackPaper']>[2],
  input: Parameters<PaperUseCases['takeBackPaper']>[3],
): Promise<Result<'taken_back'>> {
  const opened = await openClass(deps, who, ref.list);
  if (!opened.ok) return opened;
  const { me, counted } = opened.value;
  const done = await changeDoc(deps, 'class_list', ref.list, (doc) => {
    if (doc === null) return noSheet();
    if (!counted(doc).state.pupils.some(({ id }) => id === paper.pupil)) return refuse('paper.gone', T.notHere);
    return takenBack(doc, { ...paper, ...input, by: me.id, now: deps.clock.now() });
  });
  return done.ok ? ok('taken_back') : done;
}
