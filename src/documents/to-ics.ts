// Whole days as a calendar that Outlook, Google and telephones can read.

import ical from 'ical-generator';

export const ICS_TYPE = 'text/calendar; charset=utf-8';

export type CalendarDay = {
  /** Stable, so that a client moves the entry instead of doubling it. */
  readonly uid: string;
  /** `2026-11-24` */
  readonly date: string;
  readonly title: string;
  readonly text: string;
};

export type CalendarFile = {
  readonly name: string;
  readonly days: readonly CalendarDay[];
  /** Milliseconds since 1970: when it was made. */
  readonly madeAt: number;
};

const HOUR_SECONDS = 3600;
const DAY_MS = 24 * HOUR_SECONDS * 1000;

export function toIcs({ name, days, madeAt }: CalendarFile): string {
  // No time zone: whole days have none, and a zone without its rules makes clients read one hour wrong.
  const calendar = ical({ name, prodId: '//esafety-bot//dates//EN', ttl: HOUR_SECONDS });
  for (const { uid, date, title, text } of days) {
    const start = new Date(`${date}T00:00:00Z`);
    const end = new Date(start.getTime() + DAY_MS);
    calendar.createEvent({
      id: uid,
      start,
      end,
      allDay: true,
      summary: title,
      description: text,
      stamp: new Date(madeAt),
    });
  }
  return calendar.toString();
}
