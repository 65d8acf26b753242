// Every form of a record, every checklist and the list of bodies, made into cards: inside the limits of Slack and Teams, for every school.

import { describe, expect, it } from '@jest/globals';
import { checkSlackView, checkTeamsCard } from '../../src/cards/limits.ts';
import { renderCard } from '../../src/cards/render-card.ts';
import { toSlackModal } from '../../src/cards/to-slack.ts';
import { checklistView } from '../../src/chat/casework/outside-pages.ts';
import { BODY_KEYS } from '../../src/domain/casework/outside/body.ts';
import { checklistFor } from '../../src/domain/casework/outside/checklist.ts';
import { policeSheet } from '../../src/domain/casework/outside/police-sheet.ts';
import { LONGEST } from '../../src/domain/casework/record/check-record.ts';
import type { RecordForm } from '../../src/domain/casework/record/record-form.ts';
import { triage } from '../../src/domain/incident/triage.ts';
import type { FormPage, PrivateView } from '../../src/views/private-views.ts';
import { formOf, KINDS, PACKS } from '../domain/casework/record/support.ts';
import { factsWith } from '../domain/incident/triage/support.ts';
import { actionOf, makeTalk } from './talk.ts';

const GRAVE = factsWith({
  ...{ category: 'nude_sharing', image: 'under18_nude', victim: 'pupil_send', age_band: 'u13', imminent: true },
  ...{ subject: 'headteacher', lado_tests: 'may_meet', adult_involved: true, coercion: true, other_school: true },
});

const pageOf = ({ title, intro, questions }: RecordForm): FormPage => ({
  ...{ view: 'form_page', title, progress: '', warnings: [], intro, numbers: [] },
  questions: questions.map(({ id, kind, label, help = '', options = [], required }) => ({
    ...{ id, kind, label, help, options, required, maxLength: LONGEST[kind] },
    ...{ value: '', error: 'Write a few words here.' },
  })),
  actions: [
    { verb: 'case.record.save', target: 'c1', label: 'Save to the record', style: 'primary', withInputs: true },
  ],
});

const faultsOf = (view: PrivateView): readonly string[] => {
  const card = renderCard(view);
  const slack = toSlackModal(card, { callbackId: 'page', privateMetadata: '{}' }).view;
  return [...checkSlackView(slack), ...checkTeamsCard(card)];
};

describe('what is written into a case, as cards', () => {
  it.each(KINDS)('%s fits, for every school, with a fault at every question', (kind) => {
    for (const policy of PACKS) {
      const form = formOf(kind, { policy, facts: GRAVE, outcome: triage(GRAVE, policy.routing) });
      expect(faultsOf(pageOf(form))).toEqual([]);
    }
  });

  it.each(BODY_KEYS)('the checklist for %s fits with every line it can have', (key) => {
    const checklist = checklistFor(key, null, PACKS[0]?.contacts ?? []);
    const view = checklistView({ caseId: 'c1', ref: 'ES-7K3QF9XB', checklist, sheet: policeSheet([], {}), open: true });
    expect(faultsOf(view)).toEqual([]);
    const said = JSON.stringify(renderCard(view));
    for (const line of [...checklist.first, ...checklist.ready, ...checklist.say, ...checklist.never])
      expect(said).toContain(JSON.stringify(line).slice(1, -1));
  });

  it('from the list of bodies a press leads to what to have ready, and from there to writing the call down', async () => {
    const talk = makeTalk();
    const few = await talk.press({ verb: 'case.outside', target: 'c8' });
    if (few.show?.view !== 'item_list') throw new Error('no list');
    const everybody = few.show.actions.find(({ label }) => label === 'Everybody you could call');
    const list = await talk.press({ verb: everybody?.verb ?? '', target: everybody?.target ?? '' });
    if (list.show?.view !== 'item_list') throw new Error('no list');
    expect(few.show.items).toEqual(list.show.items.slice(0, few.show.items.length));
    expect(few.show.items.length).toBeLessThan(BODY_KEYS.length);
    expect(list.show.items).toHaveLength(BODY_KEYS.length);
    expect(faultsOf(list.show)).toEqual([]);
    const open = list.show.items[1]?.action;
    if (open === null || open === undefined) throw new Error('no button');
    const checklist = await talk.press(open);
    if (checklist.show?.view !== 'record_file') throw new Error('no checklist');
    expect(checklist.show.sections.map(({ title }) => title)).toContain('Do not');
    expect(actionOf(checklist.show, 'case.record').target).toContain('outside_help');
  });
});
