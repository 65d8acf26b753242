// What stands around the entries of a case: before them what whoever opens it needs first, after them what is looked up.

import type { CaseDoc, Holder } from '../../../domain/casework/case.ts';
import type { FormContext } from '../../../domain/incident/form/form.ts';
import type { Directory } from '../../../domain/people/person.ts';
import type { Section } from '../../../views/fields.ts';
import { adviceLine } from '../../reporting/preview.ts';
import type { Clocks } from '../clock/case-clocks.ts';
import { otherAnswers, reportedSection, titled, whoFacts } from './reported-sections.ts';
import { tasksSections } from './task-sections.ts';

type Seen = {
  readonly directory: Directory;
  readonly form: FormContext;
  readonly zone: string;
  readonly clocks: Clocks;
  /** Who saw it before: for whoever leads, until they have looked once since. */
  readonly earlier: Section | null;
};

export type Front = { readonly before: readonly Section[]; readonly after: readonly Section[] };

export function frontOf(doc: CaseDoc, me: Holder, { form, directory, zone, clocks, earlier }: Seen): Front {
  if (me.depth === 'line') return before(titled('Why you see this', [], [LINE_ONLY]));
  const tasks = tasksSections(doc, me, directory);
  if (me.depth === 'task') return before(...(tasks.length > 0 ? tasks : [taskOnly(me)]));
  const reported = reportedSection(doc, me.depth, form);
  const due = clocks.open ? clocks.sections : [];
  if (me.depth !== 'whole') return before(...tasks, ...filterTask(doc, me), ...clocks.sections, reported);
  return {
    before: [...tasks, ...(earlier === null ? [] : [earlier]), ...due, reported],
    after: [
      titled('Who', whoFacts(doc, me, directory, zone), []),
      ...(clocks.open ? [] : clocks.sections),
      ...otherAnswers(doc, form),
      titled('What the reporter was advised', [], adviceLines(doc)),
    ],
  };
}

const before = (...sections: readonly Section[]): Front => ({ before: sections, after: [] });

/**
 * For those who see the whole it is part of the record: it was said to the reporter. Whoever was brought in to help reads none of it:
 * it says what kind of thing happened.
 */
export function adviceFor(doc: CaseDoc, me: Holder): readonly string[] {
  const helps = me.depth === 'task' && broughtIn(me);
  return me.depth === 'whole' || me.depth === 'line' || helps ? [] : adviceLines(doc);
}

/** By a person and not by the rules. */
const broughtIn = (me: Holder): boolean => me.sharedBy !== undefined;

const adviceLines = (doc: CaseDoc): readonly string[] => (doc.state.outcome?.advice ?? []).map(adviceLine);

/** Where triage wants the filter put right (TR16, TR17, TR47, TR48), whoever can do it reads so first. */
const filterTask = (doc: CaseDoc, me: Holder): readonly Section[] =>
  me.depth === 'technical' && (doc.state.outcome?.referrals ?? []).includes('filter_provider')
    ? [titled('What IT need to do', [], FILTER_TASK)]
    : [];

const FILTER_TASK = [
  'Block the address in the filter today. If the filter was left open, put it back now. Do not open the page to test it.',
  'Then add a note here with the time. If the filter’s provider has to do it, send them a ticket and note its number.',
];

const LINE_ONLY =
  'A case is being handled by the people who lead on it. You are told that it exists, and no more. They will ask if they need you.';

const taskOnly = (me: Holder): Section => titled('What you need to do', [], broughtIn(me) ? [ASKED] : [TOLD]);
const ASKED = 'You may be asked to help with a case. The people who lead on it tell you what you need to know.';
const TOLD =
  'A case exists that you may be asked to help with. Follow the advice above. The safeguarding team or the e-safety co-ordinator will tell you what else you need to know.';
