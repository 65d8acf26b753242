// The frame of a private page: its head, the question before typed words are thrown away, and the keyboard it holds.

import { el, focusables } from './dom.js';

/** `leave` asks to close, `close` closes, `stay` goes back to the page. */
export function dialogFrame({ name, avatar, leave, close, stay }) {
  const status = el('div', { class: 'dialog-status', role: 'status' });
  const page = el('div', { class: 'dialog-page' });
  const ask = el(
    'div',
    { class: 'dialog-ask', role: 'alert', hidden: true },
    el('p', {}, 'Close without keeping what you typed on this page?'),
    el('button', { type: 'button', onclick: stay }, 'Keep writing'),
    el('button', { type: 'button', class: 'plain', onclick: close }, 'Close the page'),
  );
  const head = el(
    'div',
    { class: 'dialog-head' },
    avatar(),
    el('p', {}, el('strong', {}, name), 'Private page'),
    el('button', { type: 'button', class: 'plain', onclick: leave }, 'Close'),
  );
  const onkeydown = (event) => {
    if (event.key === 'Tab') holdTab(root, event);
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    leave();
  };
  const attributes = { class: 'dialog', role: 'dialog', 'aria-modal': 'true', tabindex: '-1', onkeydown };
  const root = el('div', attributes, head, ask, page, status);
  return { root, page, status, ask };
}

/** From the last stop Tab goes on to the first, and back. */
function holdTab(root, event) {
  const stops = focusables(root);
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  const here = document.activeElement;
  const atEdge = here === edge || sameRadioGroup(here, edge) || (here === root && event.shiftKey);
  if (!atEdge) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
}

/** Tab leaves a whole group of radio buttons at once. */
function sameRadioGroup(a, b) {
  return a?.type === 'radio' && b?.type === 'radio' && a.name === b.name;
}
