// A history in sentences, so that a counterexample can be read.

import type { Act, History, Told } from './history.ts';

const reported = ({ by, naming, danger, adult, kind, harm, untick, stops }: Told): string =>
  [
    `${by} reports ${kind.category} (${naming}${danger === 'yes' ? ', danger' : ''}${harm ? ', harm' : ''})`,
    adult === null ? '' : `; the adult is ${adult.who} (${adult.part})`,
    untick === null ? '' : `; ${untick} is unticked`,
    stops ? '; the form stops half-way' : '',
  ].join('');

export function sentence(act: Act): string {
  switch (act.do) {
    case 'report':
      return reported(act.told);
    case 'finish':
      return `the form of report ${act.n} is finished, if it had stopped`;
    case 'wait':
      return `${act.minutes} minutes pass`;
    case 'case':
      return `${act.who} presses ${act.what} on case ${act.n}`;
    case 'share':
      return `${act.who} brings ${act.to} into case ${act.n} (${act.level})`;
    case 'lead':
    case 'end':
    case 'task':
    case 'look_up':
      return `${act.who} presses ${act.do} for ${act.to} on case ${act.n}`;
    case 'add':
      return `the reporter of ${act.n} adds something`;
    case 'look':
      return `${act.who} looks at ${act.what} (${act.n})`;
    case 'person':
      return `${act.who}: ${act.change}${act.change.includes('tie') ? ` with ${act.to}` : ''}`;
    case 'channel':
      return `${act.who} ${act.joins ? 'joins' : 'leaves'} the channel`;
    case 'fetch': {
      const meanwhile = act.meanwhile === null ? '' : `; meanwhile ${sentence(act.meanwhile)}`;
      return `${act.who} asks for a file (${act.file}) of case ${act.n}${meanwhile}; then fetches it`;
    }
  }
}

export function tellHistory(history: History): string {
  const people = history.staff.map((p) => {
    const more = [
      p.closeTo.length > 0 ? `close to ${p.closeTo.join(', ')}` : '',
      p.absences.length > 0 ? 'away' : '',
      p.endsOn === undefined ? '' : `leaves ${p.endsOn}`,
      history.mailOnly.some((id) => id === p.id) ? 'by e-mail only' : '',
      history.channel?.some((id) => id === p.id) ? 'in the channel' : '',
    ].filter((part) => part !== '');
    return `  ${p.id}: ${p.roles.join(', ') || 'no role'}${more.length > 0 ? ` (${more.join('; ')})` : ''}`;
  });
  const acts = history.acts.map((act, step) => `  ${step}. ${sentence(act)}`);
  const head = `From ${new Date(history.startAt).toISOString()}; report ${history.secret} is the secret one.`;
  return [head, ...people, ...acts].join('\n');
}
