// A case as one holder may see it: what their depth allows, and nothing that hints at the rest.

import type { CaseDoc, Holder } from '../../../domain/casework/case.ts';
import { isOfferedTo } from '../../../domain/casework/hand-over.ts';
import { type Entry, entriesOf, mayRead, openTasks } from '../../../domain/casework/record/entries.ts';
import type { RecordContext } from '../../../domain/casework/record/record-form.ts';
import { mayShare } from '../../../domain/casework/share.ts';
import { heldBy } from '../../../domain/casework/tell.ts';
import type { FormContext } from '../../../domain/incident/form/form.ts';
import { REFERRALS } from '../../../domain/incident/referrals.ts';
import { ROWS } from '../../../domain/incident/triage/rows.ts';
import type { Directory, PersonId } from '../../../domain/people/person.ts';
import type { Contact, ContactKey } from '../../../domain/school/contact.ts';
import { formatMomentOnRecord } from '../../../domain/shared/time.ts';
import type { Fact, Section } from '../../../views/fields.ts';
import type { Deps } from '../../ports.ts';
import { nameOf } from '../../reporting/preview.ts';
import type { CaseFileData } from '../../results.ts';
import { type Clocks, clocksFor } from '../clock/case-clocks.ts';
import { formContext } from '../decide.ts';
import { standingOf } from '../finding/case-standing.ts';
import { urgencyWord } from '../finding/lists.ts';
import { readingContext } from '../record/record-context.ts';
import { seenEarlier } from '../sharing/sharing-people.ts';
import { adviceFor, type Front, frontOf } from './case-front.ts';
import { endedSinceLook, newSinceLook, newsLines } from './case-news.ts';
import { type PageItem, pagesOf, sectionBytes } from './case-pages.ts';
import { chronologyOf } from './chronology.ts';
import { entryFacts, entryName } from './entry-words.ts';
import { titled } from './reported-sections.ts';

/** `page` counts back from the newest; `notices` stand before everything else. */
type Showing = { readonly page?: number; readonly notices?: readonly string[] };

export async function caseFile(
  deps: Deps,
  doc: CaseDoc,
  viewer: PersonId,
  { page = 0, notices = [] }: Showing = {},
): Promise<CaseFileData> {
  const me = heldBy(doc.state, viewer);
  if (me === undefined) throw new Error('a case file was asked for somebody who does not hold the case');
  const { contacts } = deps.policy(doc.school);
  const { outcome } = doc.state;
  const whole = me.depth === 'whole';
  const world = await worldOf(deps, doc, me);
  const front = {
    advice: adviceFor(doc, me),
    referrals: whole ? (outcome?.referrals ?? []).map((key) => referral(key, contacts)) : [],
    why: whole ? (outcome?.rows ?? []).map(rowTitle) : [],
    ...frontOf(doc, me, world),
  };
  const news = notices.length > 0 ? notices : newsOf(world);
  const pages = pagesOf(itemsOf(doc, me, world), frontBytes(front, news));
  const shown = Math.min(Math.max(0, page), pages.length - 1);
  const { sections, chronology } = pages[shown] ?? { sections: [], chronology: [] };
  const first = shown === 0;
  return {
    caseId: doc.id,
    ref: doc.state.ref,
    urgency: urgencyWord(outcome?.urgency ?? 'immediate'),
    state: standingOf(deps, doc, me),
    advice: first ? front.advice : [],
    referrals: first ? front.referrals : [],
    why: first ? front.why : [],
    sections: first ? [...front.before, ...sections, ...front.after] : [pageSection(shown, pages.length), ...sections],
    lead: first ? front.before.length : 1,
    chronology,
    can: abilities(doc, me),
    notices: first || notices.length > 0 ? news : [],
    pages: { shown, of: pages.length },
  };
}

/** What everything on the page is worked out from, read once. */
type World = {
  readonly directory: Directory;
  readonly form: FormContext;
  readonly records: RecordContext;
  readonly zone: string;
  readonly clocks: Clocks;
  /** Who saw it before: for whoever leads, until they have looked once since. */
  readonly earlier: Section | null;
  readonly fresh: readonly Entry[];
  readonly now: number;
};

async function worldOf(deps: Deps, doc: CaseDoc, me: Holder): Promise<World> {
  const { reporter } = doc.state;
  const person = reporter.kind === 'person' ? await deps.people.byId(doc.school, reporter.personId) : null;
  const now = deps.clock.now();
  const directory = await deps.people.directory(doc.school);
  const { zone } = deps.policy(doc.school).calendar;
  return {
    directory,
    form: await formContext(deps, doc.school, person, now),
    records: readingContext(deps, doc),
    zone,
    earlier: mayShare(me) && endedSinceLook(doc, me, now) ? seenEarlier(doc, directory, zone) : null,
    clocks: clocksFor(doc, me, deps.policy(doc.school), now),
    fresh: newSinceLook(doc, me, now),
    now,
  };
}

const newsOf = ({ fresh, directory, records, now }: World): readonly string[] =>
  fresh.length === 0 ? [] : [NEW_SINCE, ...newsLines(fresh, directory, records, now)];
const NEW_SINCE = 'New since you looked:';

const pageSection = (shown: number, of: number): Section =>
  titled(`Earlier entries, page ${of - shown} of ${of}`, [], ['The newest stand on the last page.']);

type Around = Front & Pick<CaseFileData, 'advice' | 'referrals' | 'why'>;

const frontBytes = ({ advice, referrals, why, before, after }: Around, news: readonly string[]): number =>
  [...before, ...after].reduce((sum, section) => sum + sectionBytes(section), 0) +
  sectionBytes(titled('', referrals, [...advice, ...why, ...news]));

/** Everything written, and what was done when; nobody with less than the whole sees what others did. */
function itemsOf(doc: CaseDoc, me: Holder, world: World): readonly PageItem[] {
  const { directory, zone } = world;
  const entries = entriesOf(doc.state).filter((entry) => mayRead(entry, me) && !isOwnTask(entry, me));
  const lines = me.depth === 'whole' ? chronologyOf(doc, directory, zone, world.records) : [];
  const dated = [
    ...entries.map((entry) => ({ at: entry.at, item: entryItem(doc, entry, me, world) })),
    ...lines.map(({ at, ...line }) => ({ at, item: { kind: 'line', line } as const })),
  ];
  return dated.sort((a, b) => a.at - b.at).map(({ item }) => item);
}

/** It stands before everything else already, as what they are asked to do. */
const isOwnTask = (entry: Entry, me: Holder): boolean =>
  entry.what === 'record' && entry.record.kind === 'task' && me.depth !== 'whole';

function entryItem(doc: CaseDoc, entry: Entry, me: Holder, world: World): PageItem {
  const { directory, records, form, zone } = world;
  const mark = world.fresh.some(({ id }) => id === entry.id) ? 'New. ' : '';
  const corrections = (doc.state.records ?? []).filter((r) => r.kind === 'correction' && r.about === entry.id);
  const beside = corrections
    .filter((r) => me.depth === 'whole' || r.by === me.personId)
    .map((r) => ({
      label: `Put right by ${nameOf(directory, r.by)}, ${formatMomentOnRecord(r.at, zone)}`,
      value: r.fields.text ?? '',
    }));
  return {
    kind: 'entry',
    title: `${mark}${entryName(entry, directory, records)}, ${formatMomentOnRecord(entry.at, zone)} (${entry.id})`,
    facts: [...entryFacts(entry, directory, records, form), ...beside],
  };
}

/** The rule in words, with its number in the guide to the rules. */
const rowTitle = (id: string): string => `${ROWS.find((row) => row.id === id)?.title ?? 'Rule'} (${id})`;

/** "Who: for what", as the table has it, with the school's number for them where it has one. */
function referral(key: string, contacts: readonly Contact[]): Fact {
  const meaning = REFERRALS.find((r) => r.key === key)?.meaning ?? key;
  const [label = key, ...rest] = meaning.split(': ');
  const own = NUMBERS_OF[key] ?? [];
  const numbers = contacts.filter((c) => own.includes(c.key));
  return { label, value: [...rest, ...numbers.map((c) => `${c.name} ${c.phone}`)].join('. ') };
}

/** The numbers that are the school's own; 999 and 101 stand in the words. */
const NUMBERS_OF: Readonly<Record<string, readonly ContactKey[]>> = {
  childrens_social_care: ['childrens_social_care', 'out_of_hours'],
  lado: ['lado'],
};

function abilities(doc: CaseDoc, me: Holder): CaseFileData['can'] {
  const live = doc.state.phase !== 'closed';
  const mine = openTasks(doc.state).filter((task) => task.fields.for === me.personId);
  return {
    acknowledge:
      live && me.acknowledgedAt === undefined && me.depth !== 'task' && !(doc.state.acknowledged && me.accountable),
    takeOver: live && isOfferedTo(doc.state, me.personId),
    readOnly: !me.accountable,
    note: me.depth !== 'task' && me.depth !== 'line',
    conflict: live,
    close: doc.state.phase === 'open' && me.accountable,
    reopen: doc.state.phase === 'closed' && doc.state.closing !== undefined && me.accountable,
    done: mine.map(({ id }) => id),
    copy: me.depth === 'whole',
    outside: live && me.depth === 'whole',
    people: mayShare(me),
    earlier: me.depth === 'whole',
  };
}
