// A decision with its reason, also the decision to call, or not to call, somebody outside the school.

import { REFERRALS } from '../../../incident/referrals.ts';
import type { MakeRecordForm } from '../record-form.ts';

export const decisionForm: MakeRecordForm = ({ outcome }) => {
  const bodies = (outcome?.referrals ?? []).map((key) => ({ value: key, label: nameOf(key) }));
  return {
    kind: 'decision',
    title: 'A decision',
    label: 'A decision, with the reason',
    intro: ['Write it so that somebody who reads it in ten years can follow why.'],
    questions: [
      { id: 'decision', kind: 'longtext', label: 'What was decided?', required: true },
      { id: 'reason', kind: 'longtext', label: 'Why?', required: true },
      ...(bodies.length === 0
        ? []
        : [
            {
              id: 'bodies',
              kind: 'choices' as const,
              label: 'Is it about calling or not calling one of these?',
              help: 'Tick each one that this decides.',
              options: bodies,
              required: false,
            },
          ]),
    ],
    depths: ['whole'],
    accountableOnly: false,
    covers: ({ bodies: ticked = '' }) => ticked.split(',').filter((key) => key !== ''),
  };
};

/** "Who" of "Who: for what", short enough for a tick box. */
const nameOf = (key: string): string => {
  const meaning = REFERRALS.find((referral) => referral.key === key)?.meaning ?? key;
  return (meaning.split(': ')[0] ?? meaning).slice(0, 75);
};
