// A desk is one kind of document as the worker works it: time passes, what is owed is rendered, and how it ended is written back.
// The worker knows desks and no kind of document: what is particular to a kind stays behind these closures.

import type { DocId, OutboxItem } from '../domain/shared/document.ts';
import type { Result } from '../domain/shared/result.ts';
import { ok } from '../domain/shared/result.ts';
import type { Settlement } from '../domain/shared/settlement.ts';
import type { ChatView } from '../views/chat-views.ts';
import type { AnyDoc, ChannelRoster, Deps, DocKind } from './ports.ts';

/** The view, or why nothing is to be sent. */
export type Outgoing = { readonly send: ChatView } | { readonly drop: string };

/** What each kind of document that time passes for, or that owes messages, must bring. `D` is its document. */
export type DeskRules<D> = {
  readonly kind: DocKind;
  /** Time passes: everything due is done once, for now, in one commit. Null for a document that is gone. */
  readonly advance: (deps: Deps, id: DocId) => Promise<Result<D | null>>;
  /** Renders one owed message only now, after fresh checks: is this person (or the channel) still to have it, and what is true now? */
  readonly outgoing: (deps: Deps, doc: D, item: OutboxItem) => Promise<Outgoing>;
  /**
   * The platform's reference of the message that this item brings up to date in place, on that route; undefined for a new message.
   * `route` is opaque and what `Settlement.message.route` was when that earlier message was sent.
   */
  readonly earlier: (doc: D, item: OutboxItem, route: string) => string | undefined;
  /**
   * Writes the ends back, all in one commit, read anew. An item to the private channel never ends as dead: it is sent, later, or
   * dropped, and every drop code that begins with `channel_` means that the card did not go there and has to go to people instead.
   */
  readonly settle: (deps: Deps, id: DocId, ends: readonly Settlement[]) => Promise<Result<D>>;
  /** Who is in the channel for what this document owes it. Left out: the channel for filter requests. */
  readonly roster?: (deps: Deps, doc: D) => Promise<ChannelRoster>;
};

/** One document in the worker's hands. */
export type Work = Pick<AnyDoc, 'id' | 'school' | 'dueAt' | 'outbox'> & {
  readonly outgoing: (item: OutboxItem) => Promise<Outgoing>;
  readonly earlier: (item: OutboxItem, route: string) => string | undefined;
  readonly settle: (ends: readonly Settlement[]) => Promise<Result<Work>>;
  /** Only for cases: the safeguarding channel, checked for this case. */
  readonly roster?: () => Promise<ChannelRoster>;
};

export type Desk = {
  readonly kind: DocKind;
  readonly advance: (deps: Deps, id: DocId) => Promise<Result<Work | null>>;
};

const withRoster = <D>({ roster }: DeskRules<D>, deps: Deps, doc: D): Pick<Work, 'roster'> =>
  roster === undefined ? {} : { roster: () => roster(deps, doc) };

export function makeDesk<D extends Pick<AnyDoc, 'id' | 'school' | 'dueAt' | 'outbox'>>(rules: DeskRules<D>): Desk {
  const work = (deps: Deps, doc: D): Work => ({
    id: doc.id,
    school: doc.school,
    dueAt: doc.dueAt,
    outbox: doc.outbox,
    outgoing: (item) => rules.outgoing(deps, doc, item),
    earlier: (item, route) => rules.earlier(doc, item, route),
    ...withRoster(rules, deps, doc),
    settle: async (ends) => {
      const settled = await rules.settle(deps, doc.id, ends);
      return settled.ok ? ok(work(deps, settled.value)) : settled;
    },
  });
  return {
    kind: rules.kind,
    advance: async (deps, id) => {
      const advanced = await rules.advance(deps, id);
      if (!advanced.ok) return advanced;
      return ok(advanced.value === null ? null : work(deps, advanced.value));
    },
  };
}
