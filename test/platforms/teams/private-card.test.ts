import { describe, expect, it } from '@jest/globals';
import { privateCard } from '../../../src/platforms/teams/private-card.ts';
import type { Action, Question } from '../../../src/views/fields.ts';
import type { FormPage } from '../../../src/views/private-views.ts';

const action = (verb: string): Action => ({ verb, target: 't', label: verb, style: 'plain', withInputs: true });
const story: Question = {
  id: 'story',
  kind: 'longtext',
  label: 'What happened?',
  help: '',
  options: [],
  value: '',
  required: true,
  maxLength: 3000,
  error: '',
};
const page = (...verbs: readonly string[]): FormPage => ({
  view: 'form_page',
  title: 'What happened',
  progress: '',
  warnings: [],
  intro: [],
  questions: [story],
  numbers: [],
  actions: verbs.map(action),
});
const drawn = (view: FormPage): string => JSON.stringify(privateCard(view));

describe('a page in Teams', () => {
  it('that can be saved half-way holds no button back while an answer is missing', () => {
    expect(drawn(page('report.next', 'report.save'))).toContain('"isRequired":false');
  });

  it('that cannot be left half-way keeps its required answers', () => {
    expect(drawn(page('case.note.save'))).toContain('"isRequired":true');
  });

  it('takes more than the answer may have, so that nothing is cut in silence', () => {
    expect(drawn(page('report.next'))).toContain('"maxLength":6000');
  });
});
