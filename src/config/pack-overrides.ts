// The `overrides` part of a pack: who may open a blocked site, for how long at the most, and who puts it back (X24, X25).
// Nothing here can let a requester decide, leave out an end, or open what nobody may open.

import { z } from 'zod';
import { normalHost } from '../domain/filtering/address/address-host.ts';
import { FILTER_CATEGORIES } from '../domain/filtering/filter-categories.ts';
import type { OverridesPolicy } from '../domain/filtering/overrides-policy.ts';
import { checkedText, listOf, role, wordOr } from './pack-parts.ts';

const ROLES_OR_CHANNEL = 'Write { roles: [esafety_coordinator, headteacher] } or the word channel.';
const approvers = wordOr(
  'channel',
  { kind: 'channel' as const },
  z.strictObject({ roles: listOf(role).min(1) }).transform(({ roles }) => ({ kind: 'roles' as const, roles })),
  ROLES_OR_CHANNEL,
);

const longest = wordOr(
  'school_day',
  { kind: 'school_day' as const },
  z
    .strictObject({
      hours: z
        .number()
        .min(0.25, { error: 'This is too short to be opened and blocked again.' })
        .max(12, { error: 'Nothing stays open for more than 12 hours; write schoolDays for longer.' })
        .optional(),
      schoolDays: z
        .number()
        .int()
        .min(1)
        .max(10, { error: 'Nothing stays open for longer than 10 school days; what lasts is a change of the filter.' })
        .optional(),
    })
    .transform(({ hours, schoolDays }, ctx): OverridesPolicy['longest'] => {
      if (hours !== undefined && schoolDays === undefined) return { kind: 'hours', hours };
      if (schoolDays !== undefined && hours === undefined) return { kind: 'school_days', days: schoolDays };
      const fix = 'Write one of: school_day, { hours: 2 }, { schoolDays: 5 }.';
      ctx.addIssue({ code: 'custom', message: 'This says no length, or two of them.', params: { fix } });
      return z.NEVER;
    }),
  'Write school_day, { hours: 2 } or { schoolDays: 5 }.',
);

/** A path, a scheme or a star would promise more than is checked. */
export const isSiteName = (text: string): boolean => /^[^/?#@:*\s]+$/u.test(text) && normalHost(text) !== null;
export const SITE_NAME_FIX = 'Write the name alone, such as example.com. Everything under it is meant as well.';
const siteName = checkedText(isSiteName, 'is not the name of a site', SITE_NAME_FIX).transform(
  (text) => normalHost(text) ?? text,
);

const slackChannel = checkedText(
  (text) => /^[CG][A-Z0-9]{8,20}$/u.test(text),
  'is not the id of a Slack channel',
  'In Slack open the name of the channel; its id stands at the end of that window and begins with C or G.',
);
const teamsChannel = checkedText(
  (text) => /^19:[\w.-]{8,150}@thread\.(?:tacv2|skype)$/u.test(text),
  'is not the id of a Teams channel',
  'Copy the link to the channel in Teams. The id is its part from 19: to @thread.tacv2, with %3a written as : and %40 as @.',
);

export const channelSchema = z.strictObject({
  slack: slackChannel.nullable().default(null),
  teams: teamsChannel.nullable().default(null),
});

/** An account's name and password may stand in it, so what was written is not repeated where others read it. */
const proxyAddress = z.string().refine((text) => /^https?:$/u.test(URL.parse(text)?.protocol ?? ''), {
  error: 'This is not the address of a proxy.',
  params: { fix: 'Write it as http://filter.school.internal:3128.' },
});

const probe = z
  .strictObject({
    proxy: proxyAddress,
    blocked: z.strictObject({
      statuses: listOf(z.number().int().min(200).max(599)).default([403]),
      hosts: listOf(siteName).default([]),
    }),
  })
  .refine(({ blocked }) => blocked.statuses.length + blocked.hosts.length > 0, {
    error: 'Nothing says how the block page is known.',
    path: ['blocked'],
    params: { fix: 'Write statuses: [403], or under hosts the site that the block page stands on.' },
  });

/** A list beside the pack; a path could lead anywhere on the disk. */
const fileName = checkedText(
  (text) => /^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,99}$/u.test(text),
  'is not the name of a file beside the pack',
  'Put the list into the folder of the pack and write its name alone, such as never.txt.',
);

const never = z
  .strictObject({
    categories: listOf(z.enum(FILTER_CATEGORIES)).default([]),
    hosts: listOf(siteName).default([]),
    // Read by never-lists.ts, which adds what they hold to the hosts.
    files: listOf(fileName).default([]),
  })
  .transform(({ categories, hosts }) => ({ categories, hosts }));

const minutes = (least: number, most: number) => z.number().int().min(least).max(most);

export const overridesSchema: z.ZodType<OverridesPolicy, unknown> = z
  .strictObject({
    approvers: approvers.prefault({ roles: ['esafety_coordinator', 'headteacher'] }),
    approvals: z
      .number()
      .refine((count): count is 1 | 2 => count === 1 || count === 2, {
        error: 'This is how many different people must say yes.',
        params: { fix: 'Write 1 or 2.' },
      })
      .default(1),
    excludedRoles: listOf(role).default([]),
    channel: channelSchema.prefault({}),
    channelRoles: listOf(role).default([
      'dsl',
      'deputy_dsl',
      'headteacher',
      'deputy_head',
      'esafety_coordinator',
      'network_manager',
    ]),
    it: listOf(role).min(1).default(['network_manager']),
    longest: longest.prefault('school_day'),
    answerWithinMinutes: minutes(5, 240).default(20),
    remindBeforeMinutes: minutes(2, 60).default(10),
    putBackWithinMinutes: minutes(5, 120).default(30),
    endConfirmTo: listOf(role).default([]),
    never: never.prefault({}),
    enforcement: z.enum(['task', 'feed']).default('task'),
    probe: probe.nullable().default(null),
  })
  .refine(({ approvers: by, channel }) => by.kind === 'roles' || channel.slack !== null || channel.teams !== null, {
    error: 'The members of a channel decide, but no channel is named.',
    path: ['channel'],
    params: { fix: 'Write channel: { slack: C0123456789 } or { teams: "19:…@thread.tacv2" }.' },
  })
  .refine(({ approvers: by, approvals }) => approvals === 1 || by.kind === 'channel' || by.roles.length > 1, {
    error: 'Two people must say yes, but only one role may.',
    path: ['approvers'],
    params: { fix: 'Write a second role under approvers, or approvals: 1.' },
  })
  .refine(
    ({ approvers: by, excludedRoles }) =>
      by.kind === 'channel' || by.roles.some((each) => !excludedRoles.includes(each)),
    {
      error: 'Everybody who decides is shut out here again.',
      path: ['excludedRoles'],
      params: { fix: 'Leave at least one role of approvers out of this list.' },
    },
  );
