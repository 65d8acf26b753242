// What the renderer leaves undone for people who listen, and for a page with several cards on it.

import { el } from './dom.js';

export function polishCard(card, element) {
  for (const action of card.getAllActions()) if (action.getJsonTypeName() === 'Action.OpenUrl') asLink(action);
  const inputs = card.getAllInputs();
  // Where nothing has to be filled in, as in a search, it need not be said of each.
  const someMust = inputs.some((input) => input.isRequired);
  for (const input of inputs) {
    const box = input.renderedElement;
    if (!box) continue;
    keepApart(box, input.id);
    splitHelp(box);
    if (someMust && !input.isRequired) markOptional(box);
    nameGroup(box);
    takeWhole(box);
  }
  // After a press the renderer has checked the fields; the marks for the ear follow what the eye sees.
  // On the way down, because the renderer's buttons let no click come up again; and later, when it has checked.
  element.addEventListener('click', () => setTimeout(() => followChecks(element)), true);
}

/** What opens in the browser is a link like any other, and the page it opens learns nothing of this one. */
function asLink(action) {
  const button = action.renderedElement;
  if (!button || !/^https?:\/\//.test(action.url ?? '')) {
    button?.remove();
    return;
  }
  button.replaceWith(
    el('a', { class: 'card-link', href: action.url, target: '_blank', rel: 'noopener noreferrer' }, action.title),
  );
}

/** Two people may have the same form open: a group of radio buttons with the same name would be one group across both. */
function keepApart(box, id) {
  const own = crypto.randomUUID();
  box.removeAttribute('id');
  box.dataset.input = id;
  for (const radio of box.querySelectorAll('input[type="radio"]')) radio.name = own;
}

/** The second line of a label is its help: quieter, and with no star. */
function splitHelp(box) {
  const label = box.querySelector(':scope > label');
  if (!label) return;
  label.querySelector('[aria-hidden="true"]')?.remove();
  const line = label.querySelector('br');
  if (!line) return;
  const help = el('span', { class: 'help' });
  while (line.nextSibling) help.append(line.nextSibling);
  line.replaceWith(help);
}

/** In the words that Slack uses. */
function markOptional(box) {
  const label = box.querySelector(':scope > label');
  const mark = el('span', { class: 'optional' }, ' (optional)');
  const help = label?.querySelector('.help');
  if (help) help.before(mark);
  else label?.append(mark);
}

function nameGroup(box) {
  const label = box.querySelector(':scope > label');
  const choices = box.querySelectorAll('input[type="radio"], input[type="checkbox"]');
  if (!label || choices.length === 0) return;
  const group = choices[0].closest('.ac-input');
  group.setAttribute('role', choices[0].type === 'radio' ? 'radiogroup' : 'group');
  group.setAttribute('aria-labelledby', label.id);
  // The question is the group's name now, so each choice is named by its own words alone.
  for (const choice of choices) {
    const words = choice.parentElement.querySelector('label');
    if (words) choice.setAttribute('aria-labelledby', words.id);
  }
  const last = box.lastElementChild;
  const wrong = group.classList.contains('ac-input-validation-failed') && !last.contains(group);
  if (wrong) {
    last.id ||= `error-${crypto.randomUUID()}`;
    group.setAttribute('aria-describedby', last.id);
  } else if (!group.matches('[aria-invalid]')) group.removeAttribute('aria-describedby');
}

/** A browser cuts a pasted text at this length without a word. The server says how much fits, and nothing is lost. */
function takeWhole(box) {
  for (const field of box.querySelectorAll('[maxlength]')) field.removeAttribute('maxlength');
}

function followChecks(element) {
  // Checking gives every choice the renderer's own names again.
  for (const box of element.querySelectorAll('[data-input]')) nameGroup(box);
  for (const field of element.querySelectorAll('.ac-input-container input, .ac-input-container select, textarea')) {
    if (field.closest('.ac-input-validation-failed')) field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
  }
}
