// One person's chat: the messages, the box to type in, and the private page over it.

import { drawCard } from './card.js';
import { composer, watchDrops } from './composer.js';
import { createDialog } from './dialog.js';
import { avatar, el } from './dom.js';
import { post } from './server.js';
import { offerAgain, sayWhenSlow } from './waiting.js';

export function createColumn(person, index, { showTime, onRead, onArrival }) {
  const list = el('ol', { class: 'messages', tabindex: '0', 'aria-label': `Messages to ${person.name}` });
  const status = el('div', { class: 'column-status', role: 'status' });
  const badge = el('span', { class: 'badge', hidden: true });
  const { form, box } = composer({ name: person.name, say: (text) => say(text), postFile: () => postFile() });
  const body = el('div', { class: 'column-body' }, list, status, form);
  const head = columnHead(person, index, badge);
  const root = el(
    'section',
    { class: 'column', id: `column-${index}`, 'aria-labelledby': `name-${index}` },
    head,
    body,
  );
  const press = ({ verb, target, inputs, key }) =>
    post('/console/press', { person: person.id, verb, target, inputs, key });
  const dialog = createDialog({
    over: root,
    behind: body,
    name: person.name,
    avatar: () => avatar(person.name, index),
    press,
    refocus: () => box,
  });
  const send = sender(body, status, dialog);
  const say = (text) => {
    const trimmed = text.trim();
    if (trimmed === '' || body.ariaBusy === 'true') return;
    echo(list, trimmed);
    box.value = '';
    void send(() => post('/console/say', { person: person.id, text: trimmed }), box);
  };
  const postFile = () => {
    echo(list, 'A file');
    void send(() => post('/console/file', { person: person.id }), box);
  };
  const draw = (message) =>
    messageItem(message, showTime, (pressed) => void send(() => press(pressed), pressed.button));
  watchDrops(root, postFile);
  return {
    root,
    person,
    focus: () => box.focus(),
    toEnd: () => toEnd(list),
    ...shelf({ root, list, badge, draw, person, onRead, onArrival }),
  };
}

function columnHead(person, index, badge) {
  return el(
    'header',
    { class: 'column-head' },
    avatar(person.name, index),
    el('div', { class: 'who' }, el('h2', { id: `name-${index}` }, person.name), el('p', {}, person.role)),
    badge,
  );
}

/** Sends once and waits; a second press meanwhile is the same person being impatient. */
function sender(body, status, dialog) {
  const send = async (go, opener) => {
    if (body.ariaBusy === 'true') return;
    body.ariaBusy = 'true';
    status.replaceChildren();
    const over = sayWhenSlow(status, 'Still working. Please wait.');
    const answer = await go();
    over();
    body.ariaBusy = null;
    if (answer === null) offerAgain(status, 'No answer came from the server.', () => send(go, opener));
    else dialog.take(answer, opener);
  };
  return send;
}

/** The messages by their number, and how many of them are new. */
function shelf({ root, list, badge, draw, person, onRead, onArrival }) {
  const items = new Map();
  let lastSeq = 0;
  let unread = 0;
  const setUnread = (count) => {
    unread = count;
    badge.hidden = count === 0;
    badge.textContent = `${count} new`;
    onRead(person, count, lastSeq);
  };
  const put = (message, isNew) => {
    lastSeq = Math.max(lastSeq, message.seq);
    const item = draw(message);
    const old = items.get(message.message);
    if (old) old.replaceWith(item);
    else list.append(item);
    items.set(message.message, item);
    if (!isNew) return;
    toEnd(list);
    if (!root.contains(document.activeElement) || document.hidden) setUnread(unread + 1);
    onArrival(person, item);
  };
  for (const kind of ['focusin', 'pointerdown']) root.addEventListener(kind, () => unread > 0 && setUnread(0));
  return { put, setUnread, lastSeq: () => lastSeq };
}

function messageItem(message, showTime, onPress) {
  return el(
    'li',
    { class: 'message', 'data-view': message.view, 'data-urgent': String(message.urgent) },
    message.urgent ? el('p', { class: 'urgent' }, 'Urgent') : null,
    drawCard(message.card, onPress).element,
    el('time', { datetime: new Date(message.at).toISOString() }, showTime(message.at)),
  );
}

/** What was typed is shown on this page only and is gone when it is loaded again. */
function echo(list, text) {
  list.append(el('li', { class: 'own' }, el('p', {}, text)));
  toEnd(list);
}

/** The newest message, from its first line: the 999 line and what has happened stand at the top of it. */
function toEnd(list) {
  list.scrollTop = list.scrollHeight;
  const newest = list.lastElementChild;
  if (!newest) return;
  const hidden = list.getBoundingClientRect().top - newest.getBoundingClientRect().top;
  if (hidden > -GAP) list.scrollTop -= hidden + GAP;
}

const GAP = 12;
