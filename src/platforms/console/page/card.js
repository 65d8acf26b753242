// Draws an Adaptive Card with the reference renderer. All colours are CSS variables, so light and dark need no redrawing.

import { el } from './dom.js';
import { polishCard } from './polish-card.js';

const AC = globalThis.AdaptiveCards;

// Text is text: no Markdown, in headings and in the choices alike.
AC.AdaptiveCard.onProcessMarkdown = (_text, result) => {
  result.didProcess = false;
};
AC.GlobalSettings.useMarkdownInRadioButtonAndCheckbox = false;
AC.GlobalSettings.setTabIndexAtCardRoot = false;

const pair = (name) => ({ default: `var(--${name})`, subtle: `var(--${name})` });
const colors = (ink) => ({
  default: { default: `var(--${ink})`, subtle: `var(--${ink === 'ink' ? 'muted' : ink})` },
  accent: pair('accent-ink'),
  attention: pair('attention-ink'),
  good: pair('good-ink'),
  warning: pair('warning-ink'),
  dark: pair('ink'),
  light: pair('muted'),
});
const style = (background, ink) => ({ backgroundColor: background, foregroundColors: colors(ink) });

const HOST = new AC.HostConfig({
  fontFamily: 'inherit',
  spacing: { small: 6, default: 10, medium: 16, large: 24, extraLarge: 32, padding: 12 },
  separator: { lineThickness: 1, lineColor: 'var(--rule)' },
  fontSizes: { small: 14, default: 15, medium: 16, large: 19, extraLarge: 22 },
  fontWeights: { lighter: 400, default: 400, bolder: 650 },
  containerStyles: {
    default: style('transparent', 'ink'),
    emphasis: style('var(--emphasis)', 'ink'),
    accent: style('var(--emphasis)', 'ink'),
    attention: style('var(--attention)', 'attention-ink'),
    good: style('var(--good)', 'good-ink'),
    warning: style('var(--warning)', 'warning-ink'),
  },
  actions: {
    maxActions: 12,
    spacing: 'default',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', color: 'default', size: 'default', suffix: '' },
      optionalInputs: { weight: 'bolder', color: 'default', size: 'default', suffix: '' },
    },
    errorMessage: { size: 'default', color: 'attention', weight: 'bolder', spacing: 'small' },
  },
  textBlock: { headingLevel: 3 },
});

/** When the bell goes, what is there is kept; nobody is held up by a question they have not come to. */
const SAVES_ANYTHING = 'report.save';

/** `onPress({ verb, target, inputs, button, key })` for every button. The answer has the element and what is typed in it. */
export function drawCard(json, onPress) {
  const card = new AC.AdaptiveCard();
  card.hostConfig = HOST;
  card.parse(json);
  // The renderer's typed list shows the key of a choice in place of its words, and has no name for a screen reader.
  for (const input of card.getAllInputs()) if (input.style === 'filtered') input.style = 'compact';
  card.onExecuteAction = (action) => {
    if (!(action instanceof AC.ExecuteAction || action instanceof AC.SubmitAction)) return;
    onPress({
      verb: action.verb ?? action.data?.verb ?? '',
      target: action.data?.target ?? '',
      inputs: action.associatedInputs === 'none' ? {} : valuesOf(card),
      button: action.renderedElement ?? null,
      // Of this press: when it is sent again because no answer came, the server knows it again.
      key: crypto.randomUUID(),
    });
  };
  for (const action of card.getAllActions())
    if (action.verb === SAVES_ANYTHING) action.prepareForExecution = () => true;
  const element = card.render() ?? el('p', {}, 'This message cannot be shown.');
  polishCard(card, element);
  const first = JSON.stringify(valuesOf(card));
  return {
    element,
    isTouched: () => JSON.stringify(valuesOf(card)) !== first,
    markErrors: (errors) => markErrors(card, errors),
  };
}

function valuesOf(card) {
  return Object.fromEntries(card.getAllInputs().map((input) => [input.id, String(input.value ?? '')]));
}

/** Ties each error to its field for a screen reader, adds it where the card does not show it, and goes to the first. */
function markErrors(card, errors) {
  const wrong = card.getAllInputs().filter((input) => Object.hasOwn(errors, input.id));
  for (const input of wrong) {
    const box = input.renderedElement;
    if (!box) continue;
    const field = box.querySelector('input, select, textarea');
    const shown = noteBeside(box, errors[input.id]);
    shown.id ||= `error-${crypto.randomUUID()}`;
    field?.setAttribute('aria-invalid', 'true');
    field?.setAttribute(
      'aria-describedby',
      [field.getAttribute('aria-describedby'), shown.id].filter(Boolean).join(' '),
    );
  }
  wrong[0]?.focus();
  return wrong.length;
}

function noteBeside(box, text) {
  const drawn = [...(box.parentElement?.children ?? [])].find((one) => one !== box && one.textContent.includes(text));
  if (drawn) return drawn;
  const note = el('p', { class: 'field-error' }, text);
  box.before(note);
  return note;
}
