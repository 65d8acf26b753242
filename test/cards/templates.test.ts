// The templates themselves: one for each view, nothing left over, and no data where a client reads mark-up.

import { describe, expect, it } from '@jest/globals';
import { loadTemplate, templateNames } from '../../src/cards/load-templates.ts';
import { renderCard, templateName } from '../../src/cards/render-card.ts';
import { SAMPLES } from '../../src/cards/samples.ts';
import { CHAT_VIEW_NAMES, VIEW_NAMES } from '../../src/views/view.ts';

/** Every field that a template asks for by name, with the paths of its loops left out. */
function fieldsAsked(template: unknown): readonly string[] {
  const expressions = JSON.stringify(template).match(/\$\{[^}]*\}/g) ?? [];
  const words = expressions.flatMap(
    (one) =>
      one
        .slice(2)
        .replace(/'[^']*'/g, '')
        .match(/[$A-Za-z_][\w$.]*/g) ?? [],
  );
  return [...new Set(words)].filter((word) => !FUNCTIONS.has(word));
}

const FUNCTIONS = new Set(['if', 'count', 'concat', 'replace', 'contains', 'endsWith', '$data', '$index']);

function textBlocks(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(textBlocks);
  if (typeof node !== 'object' || node === null) return [];
  const own = 'type' in node && node.type === 'TextBlock' && 'text' in node ? [String(node.text)] : [];
  return [...own, ...Object.values(node).flatMap(textBlocks)];
}

describe('the card templates', () => {
  it('are one for each view and no more', () => {
    expect([...templateNames()].sort()).toEqual(VIEW_NAMES.map(templateName).sort());
  });

  it.each(VIEW_NAMES)('%s puts no data but a title where Markdown is read', (name) => {
    const filled = textBlocks(loadTemplate(templateName(name))).filter((text) => text.includes('${'));
    expect(filled.filter((text) => text !== '${title}')).toEqual([]);
  });

  it.each(VIEW_NAMES)('%s leaves no expression unanswered', (name) => {
    for (const view of Object.values(SAMPLES[name])) expect(JSON.stringify(renderCard(view))).not.toContain('${');
  });

  it.each(CHAT_VIEW_NAMES)('%s asks only for what may stand in a chat', (name) => {
    const allowed = new Set([
      ...['title', 'warnings', 'lines', 'numbers', 'name', 'phone', 'leftOut', '$root.actionRows', 'actions', 'action'],
      ...['label', 'verb', 'target', 'style', 'withInputs', 'commands', 'usage', 'what'],
      ...['openCases', 'reports', 'ref', 'urgency', 'status', 'time'],
      ...['addresses', 'moreLine', 'facts', 'value', 'look', 'standing'],
      // A bundle of reminders: title, date, button.
      ...['items', 'why', 'when', 'last', 'more'],
    ]);
    expect(fieldsAsked(loadTemplate(templateName(name))).filter((field) => !allowed.has(field))).toEqual([]);
  });

  it.each(CHAT_VIEW_NAMES)('%s has no link, whatever is passed', (name) => {
    const linked = { ...SAMPLES[name].typical, links: SAMPLES.item_list.longest.links };
    expect(JSON.stringify(renderCard(linked))).not.toMatch(/OpenUrl|https:\/\/(?!adaptivecards\.io)/);
  });

  it('a chat card shows nothing of a private view that was passed by mistake in the same object', () => {
    for (const name of CHAT_VIEW_NAMES) {
      const leaking = { ...SAMPLES.case_file.longest, ...SAMPLES[name].typical, story: 'SECRET', sections: 'SECRET' };
      const card = JSON.stringify(renderCard(leaking));
      expect(card).not.toContain('SECRET');
      expect(card).not.toContain('Sam Sample');
    }
  });
});
