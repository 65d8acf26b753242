// An address in words: for a card in a chat, for the eyes of who opened the request, and for the filter.

import type { AddressWarning, ShownAddress, WebAddress } from './address.ts';

/** For a card in a chat: host, port and path, at most 120 signs, never a link. */
export const shownAddress = (address: WebAddress): ShownAddress => address.hostShown as ShownAddress;

/** For private views and the CSV: with the end that was kept. */
export const fullAddress = (address: WebAddress): string => `${address.host}${address.path}${address.end}`;

/** For the filter: `host/path?end`, ASCII, no scheme; the host alone for a whole site. */
export const feedLine = (address: WebAddress): string => `${address.host}${address.path}${address.end}`;

/** One plain sentence. */
export const warningText = (warning: AddressWarning): string => warning.kind;
