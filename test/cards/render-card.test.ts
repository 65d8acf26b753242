// Every view at its usual, its emptiest and its longest: a sound card, inside the limits, that can be read and answered by all.

import { describe, expect, it } from '@jest/globals';
import { cardBytes } from '../../src/cards/fit-view.ts';
import { CARD_BYTES, checkTeamsCard } from '../../src/cards/limits.ts';
import { renderCard } from '../../src/cards/render-card.ts';
import { allSamples, SAMPLES } from '../../src/cards/samples.ts';
import { parserFaults } from '../support/adaptive-cards-parser.ts';
import { allElements, cardWords } from '../support/card-words.ts';

const samples = allSamples().map((sample) => [`${sample.name}, ${sample.size}`, sample.view] as const);

describe('a card', () => {
  it.each(samples)('%s satisfies the reference parser', (_, view) => {
    expect(parserFaults(renderCard(view))).toEqual([]);
  });

  it('would not satisfy it with a fault in it (the judge bites)', () => {
    const card = renderCard(SAMPLES.message.typical);
    expect(parserFaults({ ...card, body: [{ type: 'Input.Text' }] })).not.toEqual([]);
    expect(parserFaults({ ...card, body: [{ type: 'Marquee' }] })).not.toEqual([]);
  });

  it.each(samples)('%s is within the limits of Teams and 25 KB', (_, view) => {
    const card = renderCard(view);
    expect(checkTeamsCard(card)).toEqual([]);
    expect(cardBytes(card)).toBeLessThanOrEqual(CARD_BYTES);
  });

  it.each(samples)('%s has a heading, a label on every input and words on every button', (_, view) => {
    const elements = allElements(renderCard(view).body);
    expect(elements.some((element) => element.type === 'TextBlock' && element.style === 'heading')).toBe(true);
    for (const element of elements) {
      if ('label' in element) {
        expect(element.label).not.toBe('');
        expect(element.errorMessage).not.toBe('');
      }
      if (element.type === 'ActionSet') for (const action of element.actions) expect(action.title).not.toBe('');
    }
  });

  it.each(samples)('%s says its warnings before anything else, in a container that stands out', (_, view) => {
    if (!('warnings' in view) || view.warnings.length === 0 || view.view === 'override_card') return;
    const card = renderCard(view);
    expect(cardWords(card).slice(0, view.warnings.length)).toEqual(view.warnings);
    // Red is for danger to a child; what to look at in a filter request is none.
    const style = view.view === 'record_file' ? 'warning' : 'attention';
    expect(card.body[0]).toMatchObject({ type: 'Container', style });
  });

  it('for a filter request says what to look at after what it speaks of, and before the buttons', () => {
    const { body } = renderCard(SAMPLES.override_card.longest);
    const look = body.findIndex((element) => element.type === 'Container' && element.style === 'warning');
    const before = cardWords({ ...renderCard(SAMPLES.override_card.longest), body: body.slice(0, look) });
    expect(before).toContain('Asked by: Sample Person-With-A-Long-Name, Head of Year and Computing');
    expect(look).toBeLessThan(body.findIndex((element) => element.type === 'ActionSet'));
  });

  it('offers "not sure" as the way out only where it can be chosen', () => {
    const [question] = SAMPLES.form_page.typical.questions.filter(({ kind }) => kind === 'choice');
    if (question === undefined) throw new Error('the sample has no choice');
    const ask = (label: string) => ({ ...question, options: [{ value: 'a', label }] });
    const view = { ...SAMPLES.form_page.typical, questions: [ask('Not sure'), ask('Yes')] };
    const said = allElements(renderCard(view).body).flatMap((element) =>
      'errorMessage' in element ? [element.errorMessage] : [],
    );
    expect(said).toEqual(['Choose one. If you are not sure, say so.', 'Please choose one.']);
  });

  it('keeps what was typed beside what was wrong with it', () => {
    const card = renderCard(SAMPLES.form_page.longest);
    const story = allElements(card.body).find((element) => 'id' in element && element.id === 'story');
    expect(story).toMatchObject({ value: SAMPLES.form_page.longest.questions[2]?.value });
    expect(cardWords(card).join('\n')).toContain('Not taken yet. That is 3,412 letters; 3,000 fit here.');
  });

  it('sends the inputs only with the buttons that are meant to', () => {
    const actions = allElements(renderCard(SAMPLES.form_page.typical).body)
      .flatMap((element) => (element.type === 'ActionSet' ? element.actions : []))
      .filter((action) => action.type === 'Action.Execute');
    expect(actions.map((action) => [action.title, action.associatedInputs, action.style])).toEqual([
      ['Next', 'auto', 'positive'],
      ['Discard', 'none', 'destructive'],
    ]);
  });

  it('draws up to ten choices openly and folds longer lists', () => {
    const styles = allElements(renderCard(SAMPLES.form_page.longest).body).flatMap((element) =>
      element.type === 'Input.ChoiceSet' ? [[element.choices.length, element.style, element.isMultiSelect]] : [],
    );
    expect(styles).toEqual([
      [120, 'filtered', false],
      [12, 'compact', true],
    ]);
  });

  it('says openly what did not fit, and keeps the newest entries and all the advice', () => {
    const words = cardWords(renderCard(SAMPLES.case_file.longest)).join('\n');
    expect(words).toMatch(/\d+ earlier entries are not shown here\./);
    expect(words).toContain('Sample Person-With-A-Long-Name 120: ');
    expect(words).toContain('more letters are not shown here)');
    for (const line of SAMPLES.case_file.longest.advice) expect(words).toContain(line);
    expect(cardWords(renderCard(SAMPLES.case_list.longest)).join('\n')).toMatch(/\d+ more are not shown here\./);
  });
});
