// Sample private views of lists and records that are no cases: filter requests, unsuitable sites, checks.

import type { ItemList, RecordFile } from '../../views/private-views.ts';
import { button, LONG_LINE, many, question, STORY, TIME } from './parts.ts';
import type { Samples } from './samples-of.ts';

const read = button('Read');
const search = button('Search', 'primary', true);
const link = { label: 'Download the log (works once, for one minute)', url: 'https://esafety.school.example/d/sample' };

const show = question({
  id: 'show',
  kind: 'choice',
  label: 'Show',
  options: [
    { value: 'all', label: 'Everything' },
    { value: 'waiting', label: 'Waiting for a decision' },
    { value: 'open', label: 'Open now' },
  ],
  value: 'all',
  required: true,
});

export const RECORD_SAMPLES: {
  readonly item_list: Samples<ItemList>;
  readonly record_file: Samples<RecordFile>;
} = {
  item_list: {
    typical: {
      view: 'item_list',
      title: 'Filter requests',
      intro: [],
      search: [question({ id: 'search', kind: 'text', label: 'Reference, site or name', maxLength: 80 }), show],
      items: [
        {
          title: 'FR-7K3QF9XB museum.example/romans/baths',
          lines: ['Open until 11:00. For 7B, asked by Tess Teacher.'],
          action: read,
        },
        { title: 'FC-2M8WHRT4 Filtering check', lines: ['Mon 23 Nov. Worked.'], action: null },
      ],
      empty: 'Nothing found.',
      links: [],
      actions: [search, button('Download as CSV')],
    },
    empty: {
      view: 'item_list',
      title: 'Filter requests',
      intro: [],
      search: [],
      items: [],
      empty: 'You have not asked for anything yet.',
      links: [],
      actions: [],
    },
    longest: {
      view: 'item_list',
      title: 'Filter requests, sites found and checks of the whole school',
      intro: many(6, () => LONG_LINE),
      search: [
        question({ id: 'search', kind: 'text', label: 'Reference, site or name', value: 'museum', maxLength: 80 }),
        show,
      ],
      items: many(60, (index) => ({
        title: `FR-7K3QF9XB ${'a-long-name.'.repeat(8)}example/romans/baths`,
        lines: [LONG_LINE, `Asked by Sample Person-With-A-Long-Name ${index + 1}, ${TIME}.`],
        action: index % 5 === 4 ? null : read,
      })),
      empty: 'Nothing found.',
      links: [link, { ...link, label: 'Download the checks (works once, for one minute)' }],
      actions: [search, button('Older'), button('Newer'), button('Download as CSV'), button('Record a check')],
    },
  },
  record_file: {
    typical: {
      view: 'record_file',
      title: 'FR-7K3QF9XB',
      state: 'Waiting for a decision until 09:40.',
      warnings: [],
      sections: [
        {
          title: 'What was asked',
          facts: [
            { label: 'Address', value: 'museum.example/romans/baths' },
            { label: 'For', value: '7B, supervised by Tess Teacher' },
            { label: 'When', value: 'Tue 24 Nov, 10:00 to 11:00' },
          ],
          lines: ['We look at three pictures of the baths and compare them.'],
        },
      ],
      chronology: [{ time: '09:20', who: 'Tess Teacher', what: 'Asked.' }],
      actions: [button('Approve until 11:00', 'primary'), button('Approve shorter'), button('Refuse', 'danger')],
    },
    empty: {
      view: 'record_file',
      title: 'FR-7K3QF9XB',
      state: '',
      warnings: [],
      sections: [],
      chronology: [],
      actions: [],
    },
    longest: {
      view: 'record_file',
      title: 'FR-7K3QF9XB',
      state: 'Approved by Sample Person-With-A-Long-Name and Ezra Online until Wed 25 Nov, 15:30.',
      warnings: many(4, () => 'One address has letters that only look like those of a well-known site.'),
      sections: many(5, (index) => ({
        title: `Part ${index + 1} of the request`,
        facts: many(8, (fact) => ({
          label: `Address ${fact + 1}`,
          value: fact === 0 ? `museum.example/${'romans/'.repeat(280)}` : LONG_LINE,
        })),
        lines: [STORY],
      })),
      chronology: many(80, (index) => ({
        time: TIME,
        who: `Sample Person-With-A-Long-Name ${index + 1}`,
        what: index % 5 === 0 ? STORY : 'Looked at the request.',
      })),
      actions: [
        button('Approve until 11:00', 'primary'),
        button('Approve shorter'),
        button('Ask a question'),
        button('Back to the list'),
        button('Refuse', 'danger'),
      ],
    },
  },
};
