// What is said while an answer is awaited, and when none came.

import { el } from './dom.js';

const SLOW_MS = 2000;

/** Says `late` when it takes long. Call the answer once it is over. */
export function sayWhenSlow(status, late) {
  const timer = setTimeout(() => status.replaceChildren(late), SLOW_MS);
  return () => {
    clearTimeout(timer);
    status.replaceChildren();
  };
}

/** Danger first, then the way on. */
export function offerAgain(status, why, again) {
  const button = el('button', { type: 'button', class: 'again', onclick: again }, 'Try again');
  status.replaceChildren(
    el('p', { class: 'danger-line' }, 'If anyone is in immediate danger, call 999 now.'),
    el('p', {}, why),
    button,
  );
  return button;
}
