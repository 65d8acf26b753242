// Sample views about filter requests and unsuitable sites, as they stand in chats and private channels.

import type { WebAddress } from '../../domain/filtering/address/address.ts';
import { shownAddress } from '../../domain/filtering/address/address-words.ts';
import type { OverrideChatView } from '../../views/override-views.ts';
import { button, many } from './parts.ts';
import type { Samples } from './samples-of.ts';

export type OverrideSamples = {
  readonly [N in OverrideChatView['view']]: Samples<Extract<OverrideChatView, { view: N }>>;
};

export const FILTER_REF = 'FR-7K3QF9XB';
const LONG_REF = 'FR-2M8WHRT4';

function address(hostShown: string, path: string): WebAddress {
  return { host: hostShown, hostShown, port: null, path, end: '', warnings: [] };
}

const museum = shownAddress(address('museum.example', '/romans/baths'));
const long = many(5, (index) =>
  shownAddress(
    address(`pictures-${index}.a-rather-long-name-of-a-museum.example`, `/collections/${'romans/'.repeat(40)}`),
  ),
);

const open = button('See details');
const approve = button('Approve until 11:00', 'primary');
const refuse = button('Refuse', 'danger');

const facts = [
  { label: 'For', value: '7B' },
  { label: 'When', value: 'Tue 24 Nov, 10:00 to 11:00' },
  { label: 'What for', value: 'Material for a lesson' },
  { label: 'Asked by', value: 'Tess Teacher' },
];

const longFacts = [
  { label: 'For', value: 'Year 11 half of set 3 with Media Studies' },
  { label: 'When', value: 'Tue 24 Nov, 10:00 to Wed 25 Nov, 15:30' },
  { label: 'What for', value: 'A test or assessment' },
  { label: 'Asked by', value: 'Sample Person-With-A-Long-Name, Head of Year and Computing' },
  { label: 'Supervised by', value: 'Sample Person-With-A-Long-Name, Head of Year and Computing' },
];

export const OVERRIDE_SAMPLES: OverrideSamples = {
  override_card: {
    typical: {
      view: 'override_card',
      ref: FILTER_REF,
      heading: 'decide',
      addresses: [museum],
      more: 0,
      warnings: [],
      facts,
      standing: 'Waiting for a decision until 09:40.',
      actions: [approve, button('Approve shorter'), refuse, button('Ask a question'), open],
    },
    empty: {
      view: 'override_card',
      ref: FILTER_REF,
      heading: 'over',
      addresses: [],
      more: 0,
      warnings: [],
      facts: [],
      standing: '',
      actions: [],
    },
    longest: {
      view: 'override_card',
      ref: LONG_REF,
      heading: 'open_task',
      addresses: long,
      more: 15,
      warnings: [
        'One address has letters that only look like those of a well-known site. Check it letter by letter.',
        'One address is a whole site, not one page of it.',
        'One address is a number, not a name.',
        'One address names a port.',
      ],
      facts: longFacts,
      standing: 'Approved by Sample Person-With-A-Long-Name and Ezra Online until Wed 25 Nov, 15:30.',
      actions: [
        button('It is open now', 'primary'),
        button('The filter lists this as illegal', 'danger'),
        button('Take the approval back'),
        button('It was never opened'),
        button('Ask a question'),
        open,
      ],
    },
  },
  override_line: {
    typical: {
      view: 'override_line',
      ref: FILTER_REF,
      line: 'open_now',
      addresses: [museum],
      more: 0,
      time: '11:00',
      by: '',
      actions: [open],
    },
    empty: {
      view: 'override_line',
      ref: FILTER_REF,
      line: 'lapsed',
      addresses: [],
      more: 0,
      time: '',
      by: '',
      actions: [],
    },
    longest: {
      view: 'override_line',
      ref: LONG_REF,
      line: 'not_put_back',
      addresses: long,
      more: 15,
      time: 'Wed 25 Nov, 15:30',
      by: 'Sample Person-With-A-Long-Name',
      actions: [button('Report: the filter is open', 'danger'), open],
    },
  },
  site_card: {
    typical: {
      view: 'site_card',
      ref: FILTER_REF,
      heading: 'block_task',
      addresses: [shownAddress(address('unkind-games.example', '/play'))],
      more: 0,
      facts: [
        { label: 'Found', value: '14:10' },
        { label: 'Found by', value: 'Tess Teacher' },
      ],
      standing: 'Not blocked yet.',
      actions: [button('It is blocked now', 'primary'), open],
    },
    empty: {
      view: 'site_card',
      ref: FILTER_REF,
      heading: 'check_failed',
      addresses: [],
      more: 0,
      facts: [],
      standing: '',
      actions: [],
    },
    longest: {
      view: 'site_card',
      ref: LONG_REF,
      heading: 'site_found',
      addresses: long,
      more: 15,
      facts: longFacts,
      standing: 'Blocked Wed 25 Nov, 15:30 by Sample Person-With-A-Long-Name, Head of Year and Computing.',
      actions: [button('It is blocked now', 'primary'), button('Leave it open'), open],
    },
  },
};
