// Opens the page: draws the people and their columns, and keeps them up to date.

import { createColumn } from './column.js';
import { avatar, el } from './dom.js';
import { listen, loadState } from './server.js';

const byId = (id) => document.getElementById(id);
const narrow = matchMedia('(max-width: 760px)');
const READ_KEY = 'console.read';

const columns = [];
const tabs = new Map();
const unread = new Map();
let current = 0;

function choose(index, moveFocus) {
  current = index;
  for (const [at, column] of columns.entries()) {
    column.root.hidden = narrow.matches && at !== index;
    tabs.get(column.person.id).setAttribute('aria-current', String(at === index));
  }
  const column = columns[index];
  column.toEnd();
  if (narrow.matches) column.setUnread(0);
  else column.root.scrollIntoView({ inline: 'center', block: 'nearest' });
  if (moveFocus && !narrow.matches) column.focus();
}

function tabFor(person, index) {
  return el(
    'button',
    { type: 'button', class: 'person', onclick: () => choose(index, true) },
    avatar(person.name, index),
    el('span', { class: 'person-name' }, person.name),
    el('span', { class: 'person-role' }, person.role),
    el('span', { class: 'badge', hidden: true }),
  );
}

/** What has been read is a number a column, kept in this browser. */
function readNumbers() {
  try {
    return JSON.parse(localStorage.getItem(READ_KEY) ?? '{}');
  } catch {
    return {};
  }
}

function onRead(person, count, lastSeq) {
  unread.set(person.id, count);
  const badge = tabs.get(person.id).querySelector('.badge');
  badge.hidden = count === 0;
  badge.textContent = `${count} new`;
  const total = [...unread.values()].reduce((sum, one) => sum + one, 0);
  document.title = `${total > 0 ? `(${total}) ` : ''}${byId('school').textContent}: e-safety console`;
  if (count === 0) localStorage.setItem(READ_KEY, JSON.stringify({ ...readNumbers(), [person.id]: lastSeq }));
}

/** Says in words what the eye sees arrive, for whoever listens to the page. */
function onArrival(person, item) {
  const column = columns.find((one) => one.person.id === person.id);
  if (narrow.matches && columns[current] === column && !document.hidden) column.setUnread(0);
  byId('announcer').textContent = `New for ${person.name}. ${item.textContent.replace(/\s+/g, ' ').slice(0, 200)}`;
}

function onLine(live, forGood = false) {
  const line = byId('line');
  line.dataset.live = String(live);
  if (live) line.replaceChildren('Live');
  else if (!forGood) line.replaceChildren('Connection lost. Trying again.');
  else line.replaceChildren('Stopped. Open the new address that the server printed.');
}

function draw(state) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: state.zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  const read = readNumbers();
  byId('school').textContent = state.school;
  byId('loading').remove();
  for (const [index, person] of state.people.entries()) {
    const tab = tabFor(person, index);
    tabs.set(person.id, tab);
    byId('people').append(tab);
    const column = createColumn(person, index, { showTime: (at) => format.format(at), onRead, onArrival });
    columns.push(column);
    byId('columns').append(column.root);
    for (const message of person.messages) column.put(message, false);
    // A first visit starts with everything read; a later one counts what came meanwhile.
    const seen = read[person.id] ?? column.lastSeq();
    column.setUnread(person.messages.filter((message) => message.seq > seen).length);
  }
  choose(0, false);
  for (const column of columns) column.toEnd();
}

function takeMessage(message) {
  const column = columns.find((one) => one.person.id === message.person);
  if (column && message.seq > column.lastSeq()) column.put(message, true);
  document.documentElement.dataset.seq = message.seq;
}

try {
  const state = await loadState();
  draw(state);
  listen(state.seq, takeMessage, onLine);
  narrow.addEventListener('change', () => choose(current, false));
  document.documentElement.dataset.seq ??= state.seq;
  document.documentElement.dataset.ready = 'true';
} catch {
  byId('loading')?.replaceChildren('The page could not be opened. Open the address that the server printed once more.');
}
