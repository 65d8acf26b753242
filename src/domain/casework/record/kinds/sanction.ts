// A sanction that a person decided, from the scale of the school's own pack. The bot chooses none and suggests none.

import { situationOf } from '../../../incident/triage/situation.ts';
import { ROLE_NAMES } from '../../../people/role.ts';
import type { SanctionsPolicy } from '../../../school/records-policy.ts';
import type { MakeRecordForm, RecordContext, RecordForm, RecordQuestion } from '../record-form.ts';
import { answer, type Faults, notBefore, ticked, together, wanted } from './checks.ts';
import { choice, choices, date, longtext, text } from './questions.ts';

/** What fits in a list of answers; also kept as the answer, so that it reads the same after the pack has changed. */
const MOST = 75;
const short = (words: string): string => (words.length <= MOST ? words : `${words.slice(0, MOST - 1).trimEnd()}…`);
/** Ticked answers are joined with commas. */
const keyOf = (words: string): string => short(words.replaceAll(',', ';'));

type Step = { readonly name: string; readonly label: string; readonly responses: readonly string[] };

function stepsOf({ policy, facts }: RecordContext): readonly Step[] {
  const { scales } = policy.sanctions;
  const adults = facts !== null && situationOf(facts, policy.routing).adultCase;
  const first = scales.filter((scale) => (scale.for === 'staff') === adults);
  return [...first, ...scales.filter((scale) => !first.includes(scale))].flatMap((scale) =>
    scale.steps.map((step) => {
      const name = `${scale.name} ${step.key}`;
      return { name, label: [name, ...step.examples.slice(0, 1)].join(': '), responses: step.responses };
    }),
  );
}

export const sanctionForm: MakeRecordForm = (context): RecordForm => {
  const steps = stepsOf(context);
  const { sanctions } = context.policy;
  return {
    kind: 'sanction',
    title: 'A sanction',
    label: 'A sanction that somebody decided',
    intro: introOf(sanctions, steps.length > 0),
    questions: [
      text('person', 'For whom?'),
      ...(steps.length > 0 ? scaleQuestions(steps) : [longtext('response', 'What was decided?')]),
      longtext('reason', 'Why this, and what was considered'),
      text('decided_by', 'Who decided?', { help: `Name and role. For pupils: ${ROLE_NAMES[sanctions.decider]}.` }),
      date('starts', 'From which day?'),
      date('ends', 'Until which day?', {
        help: 'Access that is taken away needs an end, or a day to look again.',
        optional: true,
      }),
      text('parents', 'Parents or carers', { help: 'Who was told, and when; or why not.', optional: true }),
      date('meeting', 'Meeting before they come back, or before access is given back', { optional: true }),
    ],
    depths: ['whole'],
    accountableOnly: false,
    check: (fields) =>
      together(
        notBefore(fields, 'ends', 'starts', 'That is before it starts. Pick a later day.'),
        notBefore(fields, 'meeting', 'starts', 'That is before it starts. Pick a later day.'),
        ofThatStep(answer(fields, 'step'), ticked(fields, 'response'), steps),
        wanted(steps.length > 0 && ticked(fields, 'response').length === 0, fields, {
          other: 'Tick what was decided from the scale, or write it here.',
        }),
      ),
  };
};

function scaleQuestions(steps: readonly Step[]): readonly RecordQuestion[] {
  const responses = [...new Set(steps.flatMap((step) => step.responses))];
  return [
    choice('step', "Which step of your school's scale?", labels(steps.map((step) => [step.name, step.label]))),
    choices('response', 'What was decided?', labels(responses.map((words) => [words, words])), { optional: true }),
    text('other', 'In other words, or more exactly', { optional: true }),
  ];
}

const labels = (pairs: readonly (readonly [string, string])[]): Readonly<Record<string, string>> =>
  Object.fromEntries(pairs.map(([value, label]) => [keyOf(value), short(label)]));

/** A tick from another step is likely a slip; meant so, it is written in words. */
function ofThatStep(step: string, chosen: readonly string[], steps: readonly Step[]): Faults {
  const found = steps.find(({ name }) => keyOf(name) === step);
  if (found === undefined) return {};
  const allowed = new Set(found.responses.map(keyOf));
  if (chosen.every((words) => allowed.has(words))) return {};
  return {
    response: `Step "${found.name}" has: ${found.responses.join('; ')}. Tick from these, and write anything else below.`,
  };
}

const introOf = ({ decider, consult, scales }: SanctionsPolicy, scaled: boolean): readonly string[] => [
  'A person decides, and you write it down. The bot chooses nothing.',
  `At your school the person who decides for pupils is: ${ROLE_NAMES[decider]}${
    consult.length === 0 ? '' : `, after asking: ${consult.map((role) => ROLE_NAMES[role]).join(', ')}`
  }.`,
  ...(scaled ? [] : ["Your school's pack has no scale. Write the decision in words."]),
  ...(scales.some((scale) => scale.for === 'staff')
    ? ['For an adult who works here the headteacher decides; if it is about the headteacher, the chair of governors.']
    : []),
];
