// Asks for a blocked site from the first page to the answer to Send, as the conversation does.

import type { TestSchool } from './school.ts';

/** The host is what a test can look for: it must never be where it should not. */
export const ASKED_HOST = 'volcano-clips.example';

export async function sendFilterRequest(
  school: TestSchool,
  requester = 'p_tess',
  answers: Readonly<Record<string, string>> = {},
): Promise<{ readonly id: string; readonly ref: string }> {
  const who = await school.who(requester);
  const { filtering } = school.useCases;
  const all: Readonly<Record<string, string>> = {
    ...{ addresses: `https://${ASKED_HOST}/volcano`, category: 'video', purpose: 'video', group: '7B Geography' },
    ...{ supervisor: 'Tess Teacher', looked: 'yes', how_often: 'once', note: '' },
    ...answers,
  };
  const started = await filtering.startRequest(who, { words: '' });
  if (!started.ok) throw new Error(started.refusal.code);
  let form = started.value;
  for (let page = 0; page < 4; page += 1) {
    const inputs = { lesson: form.defaultLesson, ...all };
    const saved = await filtering.saveRequest(who, form.id, {
      page: form.page,
      inputs,
      key: `${requester}-${form.page}`,
    });
    if (!saved.ok) throw new Error(`${form.page}: ${saved.refusal.code} ${saved.refusal.message}`);
    if ('sent' in saved.value) return { id: saved.value.sent.id, ref: saved.value.sent.ref };
    form = saved.value.next;
  }
  throw new Error('the form never ended');
}
