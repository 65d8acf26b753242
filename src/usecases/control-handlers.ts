// What the running server does for commands on the same machine, through the socket in the data folder. Every request is checked
// as if it came from outside.

import { z } from 'zod';
import { PUPIL_AUDIENCES } from '../domain/aup/class-list.ts';
import { ROLES } from '../domain/people/role.ts';
import { ROTA_DAYS } from '../domain/people/rota-days.ts';
import { importPupils, listPupils } from './aup/paper/import-pupils.ts';
import { calendarHandlers } from './calendar/calendar-handlers.ts';
import type { CalendarDeps } from './calendar/import-calendar.ts';
import { importRota } from './cover/import-rota.ts';
import { createFeedReader, FEED_LISTS, listFeedReaders, revokeFeedReader } from './filtering/feed-readers.ts';
import { type ImportDeps, importStaff } from './people/import-staff.ts';
import type { Deps } from './ports.ts';
import { confirmTime } from './reminders/held-time.ts';

export const PEOPLE_IMPORT = 'people.import';
export const ROTA_IMPORT = 'rota.import';
export const PUPILS_IMPORT = 'pupils.import';
export const PUPILS_LIST = 'pupils.list';
export const FEED_CREATE = 'feed.create';
export const FEED_LIST = 'feed.list';
export const FEED_REVOKE = 'feed.revoke';
export const TIME_CONFIRM = 'time.confirm';

type Handlers = Readonly<Record<string, (payload: unknown) => Promise<unknown>>>;

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const row = z.strictObject({
  line: z.number().int(),
  name: z.string().max(200),
  email: z.string().max(320),
  roles: z.array(z.enum(ROLES)).exactOptional(),
  classes: z.array(z.string().max(60)).exactOptional(),
  startsOn: isoDate.nullable().exactOptional(),
  endsOn: isoDate.nullable().exactOptional(),
  absence: z.strictObject({ from: isoDate, to: isoDate }).nullable().exactOptional(),
  dutyDays: z.array(z.enum(ROTA_DAYS)).max(5).exactOptional(),
});
const importRequest = z.strictObject({
  school: z.string(),
  rows: z.array(row).max(20_000),
  apply: z.boolean(),
  manyLeavers: z.boolean(),
});

const rotaRequest = z.strictObject({
  school: z.string(),
  rows: z
    .array(
      z.strictObject({ line: z.number().int(), email: z.string().max(320), days: z.array(z.enum(ROTA_DAYS)).max(5) }),
    )
    .max(5000),
  apply: z.boolean(),
});

const pupilRow = z.strictObject({
  line: z.number().int(),
  id: z.string().min(1).max(40),
  name: z.string().min(1).max(200),
  className: z.string().min(1).max(40),
  audience: z.enum(PUPIL_AUDIENCES),
  startsOn: isoDate.nullable(),
  leavesOn: isoDate.nullable(),
});
const pupilRequest = z.strictObject({
  school: z.string(),
  rows: z.array(pupilRow).max(20_000),
  apply: z.boolean(),
  manyLeavers: z.boolean(),
});

const feedReader = z.strictObject({ school: z.string(), name: z.string().min(1).max(40) });
const newFeedReader = feedReader.extend({
  id: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  what: z.enum(FEED_LISTS).exactOptional(),
});
const feedSchool = z.strictObject({ school: z.string() });

/** The handlers, by operation. A request of the wrong shape throws, which the socket answers with `control.failed`. */
export const controlHandlers = (
  deps: ImportDeps & Partial<Pick<Deps, 'log' | 'wake'>>,
  calendars: CalendarDeps = { ...deps, pack: deps.policy },
): Handlers => ({
  ...calendarHandlers(calendars),
  [PEOPLE_IMPORT]: (payload) => importStaff(deps, importRequest.parse(payload)),
  [ROTA_IMPORT]: (payload) => importRota(deps, rotaRequest.parse(payload)),
  [PUPILS_IMPORT]: (payload) => importPupils(deps, pupilRequest.parse(payload)),
  [PUPILS_LIST]: (payload) => listPupils(deps, feedSchool.parse(payload).school),
  [FEED_CREATE]: (payload) => createFeedReader(deps, newFeedReader.parse(payload)),
  [FEED_LIST]: (payload) => listFeedReaders(deps, feedSchool.parse(payload).school),
  [FEED_REVOKE]: (payload) => revokeFeedReader(deps, feedReader.parse(payload)),
  [TIME_CONFIRM]: (payload) => confirmTime(deps, feedSchool.parse(payload).school, 'operator'),
});
