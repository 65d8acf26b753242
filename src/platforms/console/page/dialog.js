// A private page over one person's column: what Slack shows in a modal. It holds the keyboard until it is closed, and
// gives it back to where it came from. What it shows is kept nowhere.

import { drawCard } from './card.js';
import { el, focusables } from './dom.js';

const SLOW_MS = 2000;

/**
 * `over` is the column's element, `behind` what must rest meanwhile; `press` sends a button to the server and gives the
 * Answer, or null when none came.
 */
export function createDialog({ over, behind, name, avatar, press, refocus }) {
  let open = null;

  const close = () => {
    if (!open) return;
    open.root.remove();
    behind.inert = false;
    const { opener } = open;
    open = null;
    (opener?.isConnected ? opener : refocus()).focus();
  };

  const askToClose = () => {
    if (!open || open.busy) return;
    if (open.card.isTouched() && open.ask.hidden) {
      open.ask.hidden = false;
      open.ask.querySelector('button').focus();
    } else close();
  };

  const wait = (pressed) => {
    open.busy = true;
    open.ask.hidden = true;
    open.root.setAttribute('aria-busy', 'true');
    pressed?.classList.add('pressed');
    open.status.replaceChildren('Saving…');
    open.slow = setTimeout(() => open?.status.replaceChildren('Still saving. Do not close.'), SLOW_MS);
  };

  const goOn = () => {
    clearTimeout(open.slow);
    open.busy = false;
    open.root.removeAttribute('aria-busy');
    open.root.querySelector('.pressed')?.classList.remove('pressed');
    open.status.replaceChildren();
  };

  const send = async (pressed) => {
    if (open.busy) return;
    const mine = open;
    wait(pressed.button);
    const answer = await press(pressed);
    if (open !== mine) return;
    goOn();
    if (answer === null) offerAgain(pressed);
    else take(answer);
  };

  const offerAgain = (pressed) => {
    const again = el('button', { type: 'button', class: 'again', onclick: () => send(pressed) }, 'Try again');
    open.status.replaceChildren(
      el('p', { class: 'danger-line' }, 'If anyone is in immediate danger, call 999 now.'),
      el(
        'p',
        {},
        'No answer came, so this may not be saved. What you typed is still here. Trying again never sends it twice.',
      ),
      again,
    );
    again.focus();
  };

  /** Shows what the answer holds. Without anything to show, an open page stays as it is, unless it is to be closed. */
  const take = (answer, opener = null) => {
    if (answer.show) show(answer, opener);
    else if (answer.close) close();
    else if (open) open.card.markErrors(answer.errors);
  };

  const show = ({ show: page, errors }, opener) => {
    const card = drawCard(page.card, send);
    if (!open) open = build(opener);
    open.card = card;
    open.root.setAttribute('aria-label', `${page.title}. Private page for ${name}`);
    open.root.dataset.view = page.view;
    open.page.replaceChildren(card.element);
    open.page.scrollTop = 0;
    if (card.markErrors(errors) === 0) open.root.focus();
  };

  const build = (opener) => {
    const status = el('div', { class: 'dialog-status', role: 'status' });
    const page = el('div', { class: 'dialog-page' });
    const ask = el(
      'div',
      { class: 'dialog-ask', role: 'alert', hidden: true },
      el('p', {}, 'Close without keeping what you typed on this page?'),
      el('button', { type: 'button', onclick: () => stay() }, 'Keep writing'),
      el('button', { type: 'button', class: 'plain', onclick: close }, 'Close the page'),
    );
    const root = el(
      'div',
      { class: 'dialog', role: 'dialog', 'aria-modal': 'true', tabindex: '-1', onkeydown: onKey },
      el(
        'div',
        { class: 'dialog-head' },
        avatar(),
        el('p', {}, el('strong', {}, name), 'Private page'),
        el('button', { type: 'button', class: 'plain', onclick: askToClose }, 'Close'),
      ),
      ask,
      page,
      status,
    );
    behind.inert = true;
    over.append(root);
    return { root, page, status, ask, opener, busy: false, card: null, slow: 0 };
  };

  const stay = () => {
    open.ask.hidden = true;
    (focusables(open.page)[0] ?? open.root).focus();
  };

  const onKey = (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      askToClose();
    } else if (event.key === 'Tab') holdTab(event);
  };

  const holdTab = (event) => {
    const stops = focusables(open.root);
    const edge = event.shiftKey ? stops[0] : stops.at(-1);
    const inRadioEdge = sameRadioGroup(document.activeElement, edge);
    if (document.activeElement !== edge && !inRadioEdge && document.activeElement !== open.root) return;
    if (document.activeElement === open.root && !event.shiftKey) return;
    event.preventDefault();
    (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
  };

  return { take, isOpen: () => open !== null };
}

/** Tab leaves a whole group of radio buttons at once. */
function sameRadioGroup(a, b) {
  return a?.type === 'radio' && b?.type === 'radio' && a.name === b.name;
}
