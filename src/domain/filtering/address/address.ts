// A web address as somebody typed it, read as text and never fetched. What is shown in a chat is host and path and nothing more.

/** Something about the address that whoever decides should look at before saying yes. */
export type AddressWarning =
  /** Letters of another alphabet that look like a well-known name: "looks like school.example, but is not". */
  | { readonly kind: 'look_alike'; readonly of: string }
  /** Letters of more than one alphabet in one part of the name, which honest names do not have. */
  | { readonly kind: 'mixed_letters' }
  /** Letters beyond English in the name, shown with its ASCII form. */
  | { readonly kind: 'international'; readonly ascii: string }
  | { readonly kind: 'user_info' }
  | { readonly kind: 'port'; readonly port: number }
  | { readonly kind: 'ip_address' }
  /** The whole site, not one page of it. */
  | { readonly kind: 'whole_site' }
  /** The end after ? or # was taken off, because it can carry names. */
  | { readonly kind: 'end_removed' }
  /** The end after ? was kept at the requester's wish, because it picks one page. It stands in private views and the feed only. */
  | { readonly kind: 'end_kept' };

export type WebAddress = {
  /** Lower case, ASCII (punycode), no port; IPv6 in brackets. */
  readonly host: string;
  /** The host as people read it, with its own letters. */
  readonly hostShown: string;
  readonly port: number | null;
  /** Begins with a slash; `/` for the whole site. Percent-encoded. */
  readonly path: string;
  /** With its question mark; empty unless it was kept. */
  readonly end: string;
  readonly warnings: readonly AddressWarning[];
};

/** Host, port and path as text that no client turns into a link, at most 120 signs. Never scheme, user info, query or fragment. */
export type ShownAddress = string & { readonly shown: 'host and path only' };
