// Makes elements. Text is only ever set as text, so nothing that somebody typed can become mark-up.

/** `el('p', { class: 'x', hidden: true }, 'text', child)`; names that begin with `on` are listeners. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]):not([type="hidden"]), select:not([disabled]), textarea:not([disabled]), [tabindex="0"]';

/** What the Tab key would reach inside, in order. Of a group of radio buttons only the first counts. */
export function focusables(root) {
  return [...root.querySelectorAll(FOCUSABLE)].filter(
    (element) => element.tabIndex >= 0 && element.getClientRects().length > 0,
  );
}

/** A round sign with the person's initials. It only repeats the name beside it. */
export function avatar(name, index) {
  return el('span', { class: `avatar tint-${index % 8}`, 'aria-hidden': 'true' }, initials(name));
}

function initials(name) {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0] ?? '').join('');
}
