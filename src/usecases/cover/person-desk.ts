// What a person's document owes: the line to whoever stands for the head that nobody would be in, and to whoever was named to stand in.
// Both are checked again when they leave.

import { comingAbsences } from '../../domain/cover/absence.ts';
import { gapsBetween } from '../../domain/cover/gaps.ts';
import { COVER_ASKED, COVER_GAP, settledGaps } from '../../domain/cover/tell-gap.ts';
import { mayStandForHead } from '../../domain/cover/who-hears.ts';
import type { OutboxItem } from '../../domain/shared/document.ts';
import { ok, refuse } from '../../domain/shared/result.ts';
import { isoDateOf } from '../../domain/shared/time.ts';
import { COVER_TEXTS } from '../../views/cover-texts.ts';
import { changeDoc, readDoc } from '../change-doc.ts';
import { makeDesk, type Outgoing } from '../desk.ts';
import { worksHereNow } from '../people/works-here-now.ts';
import type { Deps, PersonDoc } from '../ports.ts';

export const personDesk = makeDesk<PersonDoc>({
  kind: 'person',
  advance: (deps, id) => readDoc(deps, 'person', id),
  outgoing,
  earlier: () => undefined,
  settle: (deps, id, ends) =>
    changeDoc(deps, 'person', id, (doc) =>
      doc === null ? refuse('person.gone', '') : ok(settledGaps(doc, ends, deps.clock.now())),
    ),
});

async function outgoing(deps: Deps, doc: PersonDoc, item: OutboxItem): Promise<Outgoing> {
  if (item.kind === COVER_GAP) return gapLine(deps, doc, item);
  return item.kind === COVER_ASKED ? coverLine(deps, doc, item) : { drop: 'unknown_kind' };
}

/** While the absence stands with this name, and is not over. */
async function coverLine(deps: Deps, doc: PersonDoc, { to, params }: OutboxItem): Promise<Outgoing> {
  const today = isoDateOf(deps.clock.now(), deps.policy(doc.school).calendar.zone);
  const absence = comingAbsences(doc.state, today).find(({ from, cover }) => from === params.from && cover === to);
  if (absence === undefined || absence.to !== params.to) return { drop: 'over' };
  if (!(await worksHereNow(deps, doc.school, to))) return { drop: 'left' };
  const { title, line, urgent } = COVER_TEXTS.asked;
  const lines = [line(doc.state.name, absence.from, absence.to), urgent];
  return { send: { view: 'notice', title, lines, actions: [] } };
}

async function gapLine(deps: Deps, doc: PersonDoc, { to, params }: OutboxItem): Promise<Outgoing> {
  const person = await deps.people.byId(doc.school, to);
  if (person === null || !mayStandForHead(person) || !(await worksHereNow(deps, doc.school, to)))
    return { drop: 'left' };
  const from = String(params.from);
  const directory = await deps.people.directory(doc.school);
  const gap = gapsBetween(directory, deps.policy(doc.school).calendar, { from, to: String(params.to) }).find(
    ({ of }) => of === params.of,
  );
  // Somebody came back, or somebody new holds the role.
  if (gap === undefined) return { drop: 'over' };
  const { title, next } = COVER_TEXTS.notice;
  return { send: { view: 'notice', title, lines: [COVER_TEXTS.gap(gap), next], actions: [] } };
}
