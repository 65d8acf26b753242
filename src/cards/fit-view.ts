// Keeps a card inside what Teams and Slack take. A case can be longer than a card: then the card says openly what it
// leaves out. Questions, warnings, advice and buttons are never left out.

import type { Fact, Section } from '../views/fields.ts';
import type { CaseFile, RecordFile } from '../views/private-views.ts';
import type { View } from '../views/view.ts';
import type { AdaptiveCard } from './adaptive-card.ts';
import { CARD_BYTES } from './limits.ts';

/** A view cut to size, and the line that says what is missing (empty when nothing is). */
export type Fitted = { readonly view: View; readonly leftOut: string };

/** Draws the view at the first step that fits. */
export function fitView(view: View, draw: (fitted: Fitted) => AdaptiveCard): AdaptiveCard {
  const [first, ...others] = STEPS;
  let card = draw(shorten(view, first));
  for (const step of others) {
    if (cardBytes(card) <= CARD_BYTES) return card;
    card = draw(shorten(view, step));
  }
  return card;
}

export function cardBytes(card: AdaptiveCard): number {
  return Buffer.byteLength(JSON.stringify(card), 'utf8');
}

/** How many letters of one text, entries of a chronology and items of a list are shown. */
type Step = { readonly letters: number; readonly entries: number; readonly items: number };

const STEPS: readonly [Step, ...Step[]] = [
  { letters: 3000, entries: 30, items: 25 },
  { letters: 1500, entries: 20, items: 20 },
  { letters: 800, entries: 15, items: 15 },
  { letters: 400, entries: 10, items: 12 },
  { letters: 200, entries: 6, items: 10 },
  { letters: 100, entries: 3, items: 8 },
  { letters: 40, entries: 1, items: 5 },
];

function shorten(view: View, step: Step): Fitted {
  switch (view.view) {
    case 'form_review':
      return { view: { ...view, answers: view.answers.map((answer) => shortFact(answer, step)) }, leftOut: '' };
    case 'case_file':
    case 'record_file':
      return shortFile(view, step);
    case 'item_list': {
      const items = view.items.slice(0, step.items).map((item) => ({
        ...item,
        lines: item.lines.map((line) => shortText(line, step.letters)),
      }));
      return { view: { ...view, items }, leftOut: moreLine(view.items.length - step.items) };
    }
    case 'my_reports':
      return {
        view: { ...view, items: view.items.slice(0, step.items) },
        leftOut: moreLine(view.items.length - step.items),
      };
    case 'case_list':
      return {
        view: { ...view, items: view.items.slice(0, step.items) },
        leftOut: moreLine(view.items.length - step.items),
      };
    case 'home': {
      const openCases = view.openCases.slice(0, step.items);
      const reports = view.reports.slice(0, step.items);
      const left = view.openCases.length + view.reports.length - openCases.length - reports.length;
      return { view: { ...view, openCases, reports }, leftOut: moreLine(left) };
    }
    default:
      return { view, leftOut: '' };
  }
}

function moreLine(left: number): string {
  return left > 0 ? `${left} more are not shown here.` : '';
}

/** The newest entries stay: they say what is in hand. */
function shortFile(file: CaseFile | RecordFile, step: Step): Fitted {
  const kept = file.chronology.slice(-step.entries);
  const left = file.chronology.length - kept.length;
  const chronology = kept.map((entry) => ({ ...entry, what: shortText(entry.what, step.letters) }));
  const sections = file.sections.map((section) => shortSection(section, step));
  const leftOut = left > 0 ? `${left} earlier ${left === 1 ? 'entry is' : 'entries are'} not shown here.` : '';
  return { view: { ...file, chronology, sections }, leftOut };
}

function shortSection(section: Section, step: Step): Section {
  return {
    ...section,
    facts: section.facts.map((fact) => shortFact(fact, step)),
    lines: section.lines.map((line) => shortText(line, step.letters)),
  };
}

function shortFact<F extends Fact>(fact: F, step: Step): F {
  return { ...fact, value: shortText(fact.value, step.letters) };
}

function shortText(text: string, letters: number): string {
  if (text.length <= letters) return text;
  // Half a letter (a lone surrogate) is left behind by the cut when it falls inside an emoji.
  const kept = text.slice(0, letters).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept}… (${(text.length - kept.length).toLocaleString('en-GB')} more letters are not shown here)`;
}
