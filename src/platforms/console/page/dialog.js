// A private page over one person's column: what Slack shows in a modal. It holds the keyboard until it is closed, and
// gives it back to where it came from. What it shows is kept nowhere.

import { drawCard } from './card.js';
import { dialogFrame } from './dialog-frame.js';
import { focusables } from './dom.js';
import { offerAgain, sayWhenSlow } from './waiting.js';

const NO_ANSWER =
  'No answer came, so this may not be saved. What you typed is still here. Trying again never sends it twice.';

/**
 * `over` is the column's element, `behind` what must rest meanwhile; `press` sends a button to the server and gives the
 * Answer, or null when none came.
 */
export function createDialog({ over, behind, name, avatar, press, refocus }) {
  let open = null;
  const close = () => {
    if (open) takeAway(open, behind, refocus);
    open = null;
  };
  const leave = () => {
    if (!open || open.busy) return;
    if (open.card.isTouched() && open.ask.hidden) askFirst(open);
    else close();
  };
  const send = async (pressed) => {
    if (!open || open.busy) return;
    const mine = open;
    const answer = await waitFor(mine, pressed, press);
    if (open !== mine) return;
    if (answer === null) offerAgain(mine.status, NO_ANSWER, () => send(pressed)).focus();
    else take(answer);
  };
  const show = ({ show: page, errors }, opener) => {
    const card = drawCard(page.card, send);
    if (!open) {
      open = { ...dialogFrame({ name, avatar, leave, close, stay: () => goBack(open) }), opener, busy: false, card };
      behind.inert = true;
      over.append(open.root);
    }
    open.card = card;
    open.root.setAttribute('aria-label', `${page.title}. Private page for ${name}`);
    open.page.replaceChildren(card.element);
    open.page.scrollTop = 0;
    letKeysScroll(open.page, page.title);
    if (card.markErrors(errors) === 0) open.root.focus();
  };
  /** Shows what the answer holds. Without anything to show, an open page stays as it is, unless it is to be closed. */
  const take = (answer, opener = null) => {
    if (answer.show) show(answer, opener);
    else if (answer.close) close();
    else open?.card.markErrors(answer.errors);
  };
  return { take };
}

/** A long page with nothing to press on it is scrolled with the keys only if it can be reached with Tab itself. */
function letKeysScroll(page, title) {
  const named = { tabindex: '0', role: 'region', 'aria-label': title };
  page.removeAttribute('tabindex');
  const needed = focusables(page).length === 0;
  for (const [name, value] of Object.entries(named))
    if (needed) page.setAttribute(name, value);
    else page.removeAttribute(name);
}

function takeAway({ root, opener }, behind, refocus) {
  root.remove();
  behind.inert = false;
  (opener?.isConnected ? opener : refocus()).focus();
}

function askFirst({ ask }) {
  ask.hidden = false;
  ask.querySelector('button').focus();
}

function goBack({ ask, page, root }) {
  ask.hidden = true;
  (focusables(page)[0] ?? root).focus();
}

/** The page stays as it is until the answer has come; a second press meanwhile is the same person being impatient. */
async function waitFor(open, pressed, press) {
  open.busy = true;
  open.ask.hidden = true;
  open.root.setAttribute('aria-busy', 'true');
  open.status.replaceChildren('Saving…');
  const over = sayWhenSlow(open.status, 'Still saving. Do not close.');
  const answer = await press(pressed);
  over();
  open.busy = false;
  open.root.removeAttribute('aria-busy');
  return answer;
}
