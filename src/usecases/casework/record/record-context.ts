// What the forms of records may depend on, for one case as one holder sees it.

import type { CaseDoc, Holder } from '../../../domain/casework/case.ts';
import { entriesOf, mayRead } from '../../../domain/casework/record/entries.ts';
import { askable } from '../../../domain/casework/record/kinds/task.ts';
import type { RecordContext } from '../../../domain/casework/record/record-form.ts';
import { activeHolders } from '../../../domain/casework/tell.ts';
import type { Directory } from '../../../domain/people/person.ts';
import { worksHere } from '../../../domain/people/presence.ts';
import { formatMoment, isoDateOf } from '../../../domain/shared/time.ts';
import type { Deps } from '../../ports.ts';
import { entryName } from '../file/entry-words.ts';
import { recusedNow } from '../recused-now.ts';

/** For reading what was written: nobody to choose from is worked out. */
export function readingContext(deps: Pick<Deps, 'policy' | 'clock'>, doc: CaseDoc): RecordContext {
  const policy = deps.policy(doc.school);
  const { outcome, facts, answers, records = [] } = doc.state;
  const today = isoDateOf(deps.clock.now(), policy.calendar.zone);
  return { ...{ policy, outcome, facts, answers, today, records }, people: [] };
}

/** For writing: who can be asked to do something, and what there is to put right. */
export async function writingContext(deps: Deps, doc: CaseDoc, me: Holder): Promise<RecordContext> {
  const reading = readingContext(deps, doc);
  const directory = await deps.people.directory(doc.school);
  const recused = await recusedNow(deps, doc);
  return {
    ...reading,
    people: me.depth === 'whole' ? peopleToAsk(doc, directory, recused, reading.today) : [],
    entries: entriesToCorrect(doc, me, directory, reading),
  };
}

/** Who holds the case first, then whoever has a role, then the rest; nobody shut out, nobody who does not work here today. */
function peopleToAsk(doc: CaseDoc, directory: Directory, recused: ReadonlySet<string>, today: string) {
  const holding = new Set(activeHolders(doc.state).map((h) => h.personId));
  const rank = (id: string, roles: number): number => (holding.has(id) ? 0 : roles > 0 ? 1 : 2);
  return directory.people
    .filter((person) => worksHere(person, today) && !recused.has(person.id))
    .toSorted((a, b) => rank(a.id, a.roles.length) - rank(b.id, b.roles.length))
    .map(({ id, name, roles }) => ({ id, name: askable(name, roles[0]) }));
}

const LABEL_LENGTH = 75;

function entriesToCorrect(doc: CaseDoc, me: Holder, directory: Directory, context: RecordContext) {
  const { zone } = context.policy.calendar;
  return entriesOf(doc.state)
    .filter((entry) => mayRead(entry, me) && (entry.what !== 'record' || entry.record.kind !== 'correction'))
    .map((entry) => ({
      id: entry.id,
      label: `${formatMoment(entry.at, zone)}, ${entryName(entry, directory, context)} (${entry.id})`.slice(
        -LABEL_LENGTH,
      ),
    }))
    .reverse();
}
