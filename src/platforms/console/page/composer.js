// The box to type in, the words that are typed most, and what happens to a file that is dropped or pasted there.

import { el } from './dom.js';

const WORDS = ['report', 'mine', 'cases', 'unblock', 'help'];

export function composer({ name, say, postFile }) {
  const box = el('input', {
    class: 'typed',
    type: 'text',
    autocomplete: 'off',
    enterkeyhint: 'send',
    maxlength: '4000',
    placeholder: 'Type report',
    'aria-label': `Message from ${name}`,
  });
  const words = WORDS.map((word) =>
    el(
      'button',
      { type: 'button', class: 'word', onclick: () => say(word), 'aria-label': `Write ${word} as ${name}` },
      word,
    ),
  );
  const onsubmit = (event) => {
    event.preventDefault();
    say(box.value);
  };
  const form = el(
    'form',
    { class: 'composer', onsubmit },
    el('div', { class: 'words' }, ...words),
    el('div', { class: 'row' }, box, el('button', { type: 'submit', class: 'send' }, 'Send')),
  );
  box.addEventListener('paste', (event) => {
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    postFile();
  });
  return { form, box };
}

/** Only the fact that there was a file is handed on; its content is never read. */
export function watchDrops(root, postFile) {
  root.addEventListener('dragover', (event) => event.preventDefault());
  root.addEventListener('drop', (event) => {
    event.preventDefault();
    if (event.dataTransfer?.files.length) postFile();
  });
}
