// One person's chat: the messages, the box to type in, and the private page over it.

import { drawCard } from './card.js';
import { createDialog } from './dialog.js';
import { avatar, el } from './dom.js';
import { post } from './server.js';

const SLOW_MS = 2000;
const WORDS = ['report', 'mine', 'cases', 'help'];

export function createColumn(person, index, { showTime, onRead, onArrival }) {
  const messages = new Map();
  let lastSeq = 0;
  let unread = 0;
  let busy = false;

  const list = el('ol', { class: 'messages', tabindex: '0', 'aria-label': `Messages to ${person.name}` });
  const status = el('div', { class: 'column-status', role: 'status' });
  const box = el('input', {
    class: 'typed',
    type: 'text',
    autocomplete: 'off',
    enterkeyhint: 'send',
    maxlength: '4000',
    placeholder: 'Type report',
    'aria-label': `Message from ${person.name}`,
  });
  const badge = el('span', { class: 'badge', hidden: true });
  const head = el(
    'header',
    { class: 'column-head' },
    avatar(person.name, index),
    el('div', { class: 'who' }, el('h2', { id: `name-${index}` }, person.name), el('p', {}, person.role)),
    badge,
  );
  const words = WORDS.map((word) =>
    el(
      'button',
      { type: 'button', class: 'word', onclick: () => say(word), 'aria-label': `Send ${word} as ${person.name}` },
      word,
    ),
  );
  const form = el(
    'form',
    { class: 'composer' },
    el('div', { class: 'words' }, ...words),
    el('div', { class: 'row' }, box, el('button', { type: 'submit', class: 'send' }, 'Send')),
  );
  const body = el('div', { class: 'column-body' }, list, status, form);
  const root = el(
    'section',
    { class: 'column', id: `column-${index}`, 'aria-labelledby': `name-${index}` },
    head,
    body,
  );
  const dialog = createDialog({
    over: root,
    behind: body,
    name: person.name,
    avatar: () => avatar(person.name, index),
    press,
    refocus: () => box,
  });

  async function press({ verb, target, inputs, key }) {
    return post('/console/press', { person: person.id, verb, target, inputs, key });
  }

  /** Sends once and waits; a second press meanwhile is the same person being impatient. */
  async function send(go, opener, again) {
    if (busy) return;
    busy = true;
    body.setAttribute('aria-busy', 'true');
    status.replaceChildren();
    const slow = setTimeout(() => status.replaceChildren('Still working. Please wait.'), SLOW_MS);
    const answer = await go();
    clearTimeout(slow);
    busy = false;
    body.removeAttribute('aria-busy');
    status.replaceChildren();
    if (answer === null) offerAgain(again);
    else dialog.take(answer, opener);
  }

  function offerAgain(again) {
    const button = el('button', { type: 'button', class: 'again', onclick: again }, 'Try again');
    status.replaceChildren(
      el('p', { class: 'danger-line' }, 'If anyone is in immediate danger, call 999 now.'),
      el('p', {}, 'No answer came from the server.'),
      button,
    );
  }

  function say(text) {
    const trimmed = text.trim();
    if (trimmed === '' || busy) return;
    echo(trimmed);
    box.value = '';
    const go = () => send(() => post('/console/say', { person: person.id, text: trimmed }), box, go);
    go();
  }

  function postFile() {
    echo('A file');
    const go = () => send(() => post('/console/file', { person: person.id }), box, go);
    go();
  }

  /** What was typed is shown on this page only and is gone when it is loaded again. */
  function echo(text) {
    list.append(el('li', { class: 'own' }, el('p', {}, text)));
    toEnd();
  }

  function toEnd() {
    list.scrollTop = list.scrollHeight;
  }

  function put(message, isNew) {
    lastSeq = Math.max(lastSeq, message.seq);
    const card = drawCard(message.card, (pressed) => {
      const go = () => send(() => press(pressed), pressed.button, go);
      go();
    });
    const item = el(
      'li',
      { class: 'message', 'data-view': message.view, 'data-urgent': String(message.urgent) },
      message.urgent ? el('p', { class: 'urgent' }, 'Urgent') : null,
      card.element,
      el('time', { datetime: new Date(message.at).toISOString() }, showTime(message.at)),
    );
    const old = messages.get(message.message);
    if (old) old.replaceWith(item);
    else list.append(item);
    messages.set(message.message, item);
    if (!isNew) return;
    toEnd();
    if (!root.contains(document.activeElement) || document.hidden) setUnread(unread + 1);
    onArrival(person, item);
  }

  function setUnread(count) {
    unread = count;
    badge.hidden = count === 0;
    badge.textContent = `${count} new`;
    onRead(person, count, lastSeq);
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    say(box.value);
  });
  // Only the fact that there was a file is handed on; its content is never read.
  box.addEventListener('paste', (event) => {
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    postFile();
  });
  root.addEventListener('dragover', (event) => event.preventDefault());
  root.addEventListener('drop', (event) => {
    event.preventDefault();
    if (event.dataTransfer?.files.length) postFile();
  });
  for (const kind of ['focusin', 'pointerdown']) root.addEventListener(kind, () => unread > 0 && setUnread(0));

  return { root, person, put, setUnread, toEnd, lastSeq: () => lastSeq, focus: () => box.focus() };
}
