// Renders deploy/guides/rules.md from the tables themselves, so that what people read is what the server does.

import { ROLE_NAMES, type Role } from '../people/role.ts';
import { ADVICE } from './advice.ts';
import { CATEGORY_INFO } from './categories.ts';
import { CATEGORIES } from './facts.ts';
import { REFERRALS } from './referrals.ts';
import type { Condition, Entry, Row } from './triage/row.ts';
import { ROWS } from './triage/rows.ts';

export const renderRulesGuide = (): string =>
  `${[INTRODUCTION, kindsSection(), rowsSection(), adviceSection(), referralSection()].join('\n\n')}\n`;

const INTRODUCTION = `# Who is told, and why

<!-- Made from the tables in src/domain/incident by \`renderRulesGuide\`. Do not edit by hand: a test compares the two. -->

The bot reads the answers of a report, never the story. Every row below whose condition holds applies, and their answers are put
together: everybody they name is told, the fastest of them sets the pace, every line of advice is shown once, every outside body is
suggested once. Then, in this order:

1. **An adult of the school is the subject.** The rows marked "about the adult" are told as they stand. Of all others only the
   DSL and the head (safeguarding rows), and the data people and the DSL (rows in which the school's own data are out). Nobody knows
   yet who it is: the head and the DSL only. A LADO question that was not asked counts as "not sure".
2. **Family.** Where a role-holder is family of somebody involved, co-ordinator, IT and class teacher stay out.
3. **A picture of a child** (nudes and pictures of abuse whatever was answered, and pictures of which nobody knows what they show):
   only the DSL and deputies, besides the head or chair as case manager, the head when there is danger now or the school's systems
   are involved, and the data people when the school's own data are out.
4. **Held back.** In a safeguarding case the co-ordinator, IT, teachers and data people are told only if a safeguarding row names
   them. Data people are told anyway when the school's own data are out: 72 hours do not wait.
5. **Shut out.** Nobody the case is about is told, in any role they hold. Neither is their family.
6. **Stand-ins.** DSL and deputies are one team. When none of them is left: head and deputy head together in an immediate case about a
   child, otherwise the head. Head: chair, vice-chair, trust. Co-ordinator: DSL, head. Data people: each other, head. IT: outside
   provider, head. Being away counts in immediate cases only: then DSL, deputies, head and chair are replaced by whoever is next and
   here. In any other role, and where nobody next is here, the one who is away is told all the same.

999 is suggested when somebody is in danger now, and never otherwise. A school may add people, speed and outside help to a row in its
policy pack. It cannot take the safeguarding team out, nor let in somebody the case is about.

*Sources* name the school policies and the national guidance the rows were worked out from.`;

const kindsSection = (): string => {
  const lines = CATEGORIES.map((key) => {
    const { label, riskArea, rows } = CATEGORY_INFO[key];
    return `| ${label} | \`${key}\` | ${riskArea} | ${rows.join(', ')} |`;
  });
  return [
    '## The 34 kinds of report',
    '',
    '| What people choose | Key | Area of risk | Rows |',
    '| --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
};

const rowsSection = (): string => ['## The rows', ...ROWS.map(rowSection)].join('\n\n');

function rowSection(row: Row): string {
  const marks = [
    ...(row.safeguarding === undefined
      ? []
      : [row.safeguarding === true ? 'safeguarding' : `safeguarding when it is ${row.safeguarding.words}`]),
    ...(row.aboutAdult === true ? ['about the adult'] : []),
    ...(row.ownData === true ? ["the school's own data"] : []),
  ];
  const lines: readonly (readonly [string, string])[] = [
    ['When', row.when.words],
    ['Told first', list(row.tell, (role: Role) => ROLE_NAMES[role])],
    ['In charge', row.accountable.map((role) => ROLE_NAMES[role]).join(', ')],
    ['How fast', list(row.urgency, (urgency) => urgency.replace('_', ' '))],
    ['Advice', list(row.advise, code)],
    ['Outside help', list(row.suggest, code)],
    ['Never', row.mustNot],
    ['Clock', row.clock],
    ['Source', row.source],
  ];
  const head = `### ${row.id} ${row.title}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`;
  return [head, '', ...lines.filter(([, text]) => text !== '').map(([name, text]) => `- **${name}:** ${text}`)].join(
    '\n',
  );
}

const code = (key: string): string => `\`${key}\``;

/** Entries with the same condition are said together. */
function list<T extends string>(entries: readonly Entry<T>[], say: (entry: T) => string): string {
  const always = [...new Set(entries.flatMap((entry) => (typeof entry === 'string' ? [say(entry)] : [])))];
  const byCondition = new Map<string, string[]>();
  for (const entry of entries) {
    if (typeof entry === 'string') continue;
    const words = wordsOf(entry.when);
    byCondition.set(words, [...(byCondition.get(words) ?? []), say(entry.only)]);
  }
  const sometimes = [...byCondition].map(([words, said]) => `${said.join(', ')} if ${words}`);
  return [...(always.length === 0 ? [] : [always.join(', ')]), ...sometimes].join('; ');
}

const wordsOf = (when: Condition): string => when.words;

const adviceSection = (): string =>
  [
    '## The lines of advice',
    '',
    '| Key | Line |',
    '| --- | --- |',
    ...ADVICE.map(({ key, line }) => `| \`${key}\` | ${line} |`),
  ].join('\n');

const referralSection = (): string =>
  [
    '## Outside help that may be suggested',
    '',
    'Whoever handles the case decides. The bot sends nothing outside the school.',
    '',
    '| Key | What it is |',
    '| --- | --- |',
    ...REFERRALS.map(({ key, meaning }) => `| \`${key}\` | ${meaning} |`),
  ].join('\n');
