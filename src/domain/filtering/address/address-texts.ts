// Every word said about an address, in one place: why it could not be read and the way out, and what to look at before saying yes.

import { assertNever } from '../../shared/assert-never.ts';
import type { AddressWarning } from './address.ts';
import { unlinked } from './address-unlinked.ts';

const EXAMPLE = 'Write it like bbc.co.uk/news';
const count = (number: number): string => number.toLocaleString('en-GB');

export const REFUSED = {
  none: `Please type or paste the web address. ${EXAMPLE}.`,
  tooMany: (found: number, most: number): string =>
    `Those are ${found} addresses; ${most} fit in one request. Send the others as a second request.`,
  tooMuch: (found: number, most: number): string =>
    `That is ${count(found)} letters; ${count(most)} fit here. Keep only the addresses themselves.`,
  tooLong: (found: number, most: number): string =>
    `One address has ${count(found)} letters; ${count(most)} fit. Leave out the part after the question mark.`,
  notAnAddress: (text: string): string => `"${text}" is not a web address. ${EXAMPLE}, and leave out other words.`,
  oneWord: (text: string): string => `"${text}" is not a whole web address. ${EXAMPLE}, and leave out other words.`,
  email: (text: string): string => `"${text}" is an e-mail address. Write the address of the web page instead.`,
  scheme: (scheme: string): string =>
    `Addresses that begin with "${scheme}:" cannot be opened here, only web pages. Write the address of the page, such as bbc.co.uk/news.`,
  inside: (text: string): string =>
    `"${text}" is inside the school network, so the filter does not block it. If it does not open, ask IT support.`,
  wildcard: (text: string): string =>
    `"${text}" has a star in its name. Leave the star out: bbc.co.uk stands for the whole site.`,
  suffix: (text: string): string =>
    `"${text}" stands for every site that ends like that. Write the one you need, such as www.${text}.`,
} as const;

/** One plain sentence or two, fit for a card in a chat: an address inside it is no link. */
export function warningText(warning: AddressWarning): string {
  switch (warning.kind) {
    case 'look_alike':
      return `Look twice: this address looks like ${unlinked(warning.of)} but is another site.`;
    case 'mixed_letters':
      return 'Look twice: its name mixes letters of different alphabets, as fake sites do.';
    case 'international':
      return `Its name has letters that are not English. Computers write it ${unlinked(warning.ascii)}.`;
    case 'user_info':
      return 'A user name or password stood before the name of the site. It was left out.';
    case 'port':
      return `It uses port ${warning.port}, which ordinary sites do not.`;
    case 'ip_address':
      return 'It is a number instead of a name, so nobody can see whose site it is.';
    case 'whole_site':
      return 'It is the whole site, not one page.';
    case 'end_removed':
      return 'The part after ? or # was left out, because it can hold names. More than one page may open.';
    case 'end_kept':
      return 'The part after ? was kept, because it picks out one page. It is not shown in the chat.';
    default:
      return assertNever(warning);
  }
}
