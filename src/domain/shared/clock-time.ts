// Times and days as a timetable writes them, without a date.

/** Local clock time, `08:30`. */
export type ClockTime = string;
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';
