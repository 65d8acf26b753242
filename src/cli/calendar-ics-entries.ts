// Cuts a calendar file into its entries without reading them: lines unfolded, each entry with the line it begins on.

export type RawEntry = { readonly line: number; readonly text: string };
export type CutEntries =
  | { readonly ok: true; readonly name: string; readonly entries: readonly RawEntry[] }
  | { readonly ok: false; readonly message: string };

/** Longer than any title or day; a description of that length is left out of what is read. */
const MAX_LINE = 4000;
const MAX_ENTRY_LINES = 500;
/** What is read of an entry. Everything else in it (descriptions, alarms, attachments, people) is left alone. */
const READ = /^(?:SUMMARY|DTSTART|DTEND|DURATION|RRULE|EXDATE|RDATE|RECURRENCE-ID|UID|STATUS)[;:]/i;

type Line = { readonly line: number; readonly text: string };

/** Folded lines belong together. They may be folded inside a letter, so bytes are joined before they become text. */
function* unfolded(bytes: Uint8Array): Generator<Line> {
  const lines = Buffer.from(bytes)
    .toString('latin1')
    .split(/\r\n|\n|\r/);
  const text = (parts: readonly string[]): string => Buffer.from(parts.join(''), 'latin1').toString('utf8');
  let parts: string[] = [];
  let begun = 1;
  for (const [index, raw] of lines.entries()) {
    if (/^[ \t]/.test(raw) && parts.length > 0) {
      parts.push(raw.slice(1));
      continue;
    }
    if (parts.length > 0) yield { line: begun, text: text(parts) };
    parts = raw === '' ? [] : [raw];
    begun = index + 1;
  }
  if (parts.length > 0) yield { line: begun, text: text(parts) };
}

export function cutEntries(bytes: Uint8Array): CutEntries {
  const entries: RawEntry[] = [];
  let open: { readonly line: number; readonly kept: string[]; inner: number } | null = null;
  let name = '';
  let isCalendar = false;
  let method = '';
  for (const { line, text } of unfolded(bytes)) {
    const plain = text.replace(/^\uFEFF/, '').trimEnd();
    const upper = plain.slice(0, 40).toUpperCase();
    if (upper === 'BEGIN:VCALENDAR') isCalendar = true;
    else if (upper === 'BEGIN:VEVENT') {
      if (open !== null) entries.push({ line: open.line, text: BROKEN });
      open = { line, kept: [], inner: 0 };
    } else if (open === null) {
      if (upper.startsWith('X-WR-CALNAME')) name = plain.slice(plain.indexOf(':') + 1);
      if (upper.startsWith('METHOD:')) method = upper;
    } else if (upper === 'END:VEVENT') {
      entries.push({ line: open.line, text: whole(open.kept) });
      open = null;
    } else if (upper.startsWith('BEGIN:')) open.inner += 1;
    else if (upper.startsWith('END:')) open.inner -= 1;
    else if (open.inner === 0 && READ.test(plain)) open.kept.push(plain);
  }
  // The file ends inside an entry: it was cut off.
  if (open !== null) entries.push({ line: open.line, text: BROKEN });
  if (!isCalendar)
    return { ok: false, message: 'This is not a calendar file: it does not begin with BEGIN:VCALENDAR.' };
  if (method === 'METHOD:CANCEL') return { ok: false, message: 'This file takes entries back and brings none.' };
  return { ok: true, name, entries };
}

const BROKEN = 'BEGIN:VEVENT';

const whole = (lines: readonly string[]): string =>
  lines.length > MAX_ENTRY_LINES || lines.some((line) => line.length > MAX_LINE)
    ? BROKEN
    : ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');
