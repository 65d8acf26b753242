// `esafety feed create NAME`, `feed list`, `feed revoke NAME`: the addresses at which filters read what may be open now, and at which
// whatever gives accounts reads who has not signed.

import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Settings } from '../config/settings.ts';
import type { Policy } from '../domain/school/policy.ts';
import type { Instant } from '../domain/shared/instant.ts';
import { formatMomentOnRecord } from '../domain/shared/time.ts';
import { FEED_CREATE, FEED_LIST, FEED_REVOKE } from '../usecases/control-handlers.ts';
import {
  createFeedReader,
  FEED_LISTS,
  type FeedList,
  type FeedOutcome,
  type FeedReaderLine,
  feedReaderId,
  listFeedReaders,
  revokeFeedReader,
} from '../usecases/filtering/feed-readers.ts';
import { EXIT, type ExitCode, type Io, type Options } from './command.ts';
import { type Data, findData } from './open-data.ts';
import { chooseSchool, onRecords } from './records.ts';

const TOKEN_BYTES = 32;
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u;

const outcome: z.ZodType<FeedOutcome> = z.enum(['done', 'name_taken', 'unknown', 'unavailable']);
const lines: z.ZodType<readonly FeedReaderLine[]> = z.array(
  z.object({
    name: z.string(),
    what: z.enum(FEED_LISTS),
    createdAt: z.number(),
    lastReadAt: z.number().nullable(),
    revokedAt: z.number().nullable(),
  }),
);

export async function feedCreate(io: Io, given: string, options: Options): Promise<ExitCode> {
  const name = nameFrom(io, given);
  const what = whatFrom(io, options.what);
  if (name === null || what === null) return EXIT.usage;
  const found = find(io, options);
  if (found === null) return EXIT.failed;
  const { data, school } = found;
  // Made here and shown here: the server and its records know its digest and nothing more.
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const request = { school: school.key, name, id: feedReaderId(token), what };
  const here = { op: FEED_CREATE, request, answer: outcome };
  const done = await onRecords(io, data, { ...here, here: (deps) => createFeedReader(deps, request) });
  if (done === 'done') io.out(createdText(addressOf(data.settings, token), what, school));
  return said(io, done, name);
}

export async function feedList(io: Io, options: Options): Promise<ExitCode> {
  const found = find(io, options);
  if (found === null) return EXIT.failed;
  const { data, school } = found;
  const request = { school: school.key };
  const readers = await onRecords(io, data, {
    ...{ op: FEED_LIST, request, answer: lines },
    here: (deps) => listFeedReaders(deps, school.key),
  });
  if (readers === null) return EXIT.failed;
  const { zone } = school.calendar;
  io.out(readers.length === 0 ? NO_READER : readers.map((reader) => readerLine(reader, zone)).join(''));
  return EXIT.done;
}

export async function feedRevoke(io: Io, given: string, options: Options): Promise<ExitCode> {
  const name = given.trim();
  const found = find(io, options);
  if (found === null) return EXIT.failed;
  const request = { school: found.school.key, name };
  const done = await onRecords(io, found.data, {
    ...{ op: FEED_REVOKE, request, answer: outcome },
    here: (deps) => revokeFeedReader(deps, request),
  });
  if (done === 'done') io.out(`${name} is revoked. From now on its address gives no list.\n`);
  return said(io, done, name);
}

function find(io: Io, options: Options): { readonly data: Data; readonly school: Policy } | null {
  const data = findData(io);
  const school = data === null ? null : chooseSchool(io, data.settings.policies, options.school);
  return data === null || school === null ? null : { data, school };
}

function nameFrom(io: Io, given: string): string | null {
  const name = given.trim();
  if (NAME.test(name)) return name;
  io.err('Give the reader a name of 1 to 40 letters, digits, spaces, dots or dashes, such as "Main filter".\n');
  return null;
}

function whatFrom(io: Io, given: unknown): FeedList | null {
  const found = FEED_LISTS.find((what) => what === (given ?? 'addresses'));
  if (found === undefined) io.err(`Write --what followed by one of: ${FEED_LISTS.join(', ')}.\n`);
  return found ?? null;
}

function said(io: Io, done: FeedOutcome | null, name: string): ExitCode {
  if (done === 'done') return EXIT.done;
  if (done === 'name_taken')
    io.err(`There is a reader called ${name} already. Revoke it first, or choose another name.\n`);
  if (done === 'unknown') io.err(`No reader is called ${name}. See: esafety feed list\n`);
  if (done === 'unavailable') io.err('The records could not be written; is the disk full? Nothing was changed.\n');
  return done === 'name_taken' || done === 'unknown' ? EXIT.faults : EXIT.failed;
}

const addressOf = ({ http }: Settings, token: string): string =>
  `${http.publicUrl ?? `http://${http.host}:${http.port}`}/feed/${token}`;

const createdText = (address: string, what: FeedList, school: Policy): string =>
  what === 'addresses' ? addressesText(address, school) : unsignedText(address, school);

const unsignedText = (address: string, { agreements }: Policy): string => `
  ${address}

Enter this address where accounts are given or barred, and let it read the list every hour or so. It is CSV: id (the e-mail of an
adult, the number of a pupil), class, agreement, since, and state: block (no account until it is signed) or warn (still time to sign).
It holds no names. It is shown this once and is not kept. Whoever has it can read the list: do not mail it.
${agreements.gate === 'block' ? '' : NOT_A_GATE[agreements.gate]}`;

const NOT_A_GATE = {
  warn: `
The school's pack says gate: warn under agreements, so nobody on the list is to be barred.
`,
  none: `
The school's pack says gate: none under agreements, so the list stays empty.
`,
} as const;

const addressesText = (address: string, { overrides }: Policy): string => `
  ${address}

Enter this address in your filter, as a list of allowed addresses, and let it read the list every minute or so. It is shown
this once and is not kept. Whoever has it can read the list: do not mail it and do not put it in a ticket.
${overrides.enforcement === 'feed' ? '' : NOT_BY_FEED}`;

const NOT_BY_FEED = `
The school's pack says that IT open sites by hand (enforcement: task), so nobody waits for this reader. To let the filter do it,
write enforcement: feed under overrides in the pack, and restart.
`;

const NO_READER = 'Nothing reads a list. Make an address for one with: esafety feed create NAME\n';

function readerLine({ name, what, createdAt, lastReadAt, revokedAt }: FeedReaderLine, zone: string): string {
  const on = (at: Instant): string => formatMomentOnRecord(at, zone);
  const read = lastReadAt === null ? 'never read' : `last read ${on(lastReadAt)}`;
  return `${name}${what === 'unsigned' ? ' (who has not signed)' : ''}: made ${on(createdAt)}, ${read}${revokedAt === null ? '' : `, revoked ${on(revokedAt)}`}\n`;
}
