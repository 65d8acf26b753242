// Every line of advice the bot can show, in the order in which lines are shown: what cannot wait comes first.

export type Advice = { readonly key: string; readonly line: string };

export const ADVICE = [
  { key: 'call_999_now', line: 'If anyone is in immediate danger, call 999 now. Finish this report afterwards.' },
  { key: 'not_emergency_service', line: 'This bot is not an emergency service. Nobody may be reading it now.' },
  {
    key: 'tell_dsl_in_person',
    line: 'Also tell the Designated Safeguarding Lead (DSL), or a deputy who is not involved, in person or by phone now. Do not rely on this message alone.',
  },
  {
    key: 'tell_senior_leader_now',
    line: 'The safeguarding team cannot be reached. Speak to the most senior leader on site now.',
  },
  {
    key: 'anyone_can_refer',
    line: "Anyone who works here may ring children's social care or the police directly. You do not need permission.",
  },
  { key: 'do_not_view', line: 'Do not look at the picture or material, search for it, or ask to see it.' },
  {
    key: 'do_not_copy_share_save',
    line: 'Do not copy, print, screenshot, forward, save or upload it. Do not ask a child to.',
  },
  {
    key: 'do_not_delete',
    line: 'Do not delete it, and do not ask anyone else to. The safeguarding team takes advice first.',
  },
  {
    key: 'no_attachments',
    line: 'Use words only. This bot takes no pictures, videos, files or screenshots.',
  },
  {
    key: 'secure_device',
    line: 'If the device is in school or was handed to you, keep it with you or locked away until the DSL takes it. Do not search it.',
  },
  { key: 'screen_off', line: 'Calmly close the page, or turn the screen off.' },
  { key: 'reassure_no_blame', line: 'Tell the child that telling was right, and that they are not in trouble for it.' },
  {
    key: 'do_not_promise_confidentiality',
    line: 'Do not promise to keep it secret. Say that you must pass it on to people who can help.',
  },
  {
    key: 'do_not_investigate',
    line: 'Listen and note. Do not interview anyone, ask leading questions or look into it yourself.',
  },
  {
    key: 'record_own_words',
    line: 'Write down what was said in the words that were used, with date, time and place.',
  },
  {
    key: 'keep_evidence',
    line: 'Keep messages, user names, dates and addresses. Never keep sexual pictures of a child.',
  },
  { key: 'do_not_reply', line: 'Do not reply to the messages.' },
  {
    key: 'block_report_platform',
    line: "Once the evidence is kept, block the sender and use the app's report button.",
  },
  { key: 'note_url', line: 'Give the web address as plain text. Do not open it again.' },
  {
    key: 'note_url_dsl_only',
    line: 'Give the web address to the DSL only, for the Internet Watch Foundation. Nobody else needs it.',
  },
  { key: 'do_not_revisit', line: 'Do not go back to the page to check.' },
  { key: 'preserve_system', line: 'Leave the computer and the account as they are, so that records are not lost.' },
  { key: 'do_not_alert_subject', line: 'Do not tell the person it is about, and do not hint.' },
  { key: 'need_to_know', line: 'Do not discuss this with colleagues or parents, or in any chat.' },
  {
    key: 'do_not_tell_parents_yet',
    line: 'Do not contact parents yet. The DSL decides who tells them, and when.',
  },
  { key: 'school_tells_parents', line: 'The school will contact the parents. You do not need to.' },
  {
    key: 'tell_child_officer_informed',
    line: 'Tell the child that the e-safety lead knows and will talk to them.',
  },
  {
    key: 'alternative_route',
    line: "If the person you would report to is involved, or you are not heard, you can ring the local authority's designated officer (LADO) or the NSPCC whistleblowing line yourself.",
  },
  {
    key: 'self_report_ok',
    line: 'Thank you for telling us yourself. Something met by accident and reported at once is treated as just that.',
  },
  { key: 'support_available', line: 'There is support for you. Say so if you want someone to call you.' },
  {
    key: 'not_publish_teacher_name',
    line: 'Naming an accused teacher in public before a charge can be a criminal offence.',
  },
  { key: 'use_complaints_procedure', line: "The school's complaints procedure says how this works and who replies." },
  {
    key: 'report_loss_now',
    line: 'Report a loss at once, even if it may turn up. The legal clock starts when the school knows.',
  },
  {
    key: 'contain_breach',
    line: 'If it went to the wrong place, unsend it, take it down, or ask whoever got it to delete it and confirm. Do not send it again.',
  },
  { key: 'change_password', line: 'Change the password now from a safe device, and tell IT which account it was.' },
  { key: 'stop_using_device', line: 'Stop using the device. Contact IT by phone or in person.' },
  { key: 'disconnect_network', line: 'Take the device off the network. Leave it for IT.' },
  { key: 'do_not_pay', line: 'If money is asked for, do not pay. Do not send anything more.' },
  { key: 'contact_bank', line: 'Ring the bank now, on the number on the card.' },
  { key: 'restore_filter', line: 'Ask IT to put the filter back now, and to confirm when it is done.' },
  {
    key: 'pupil_stop_contact_keep_account',
    line: 'Help the child stop the contact, but keep the account and the messages. The police may need them.',
  },
  { key: 'cross_log', line: 'Also enter this in the bullying or racism register.' },
  {
    key: 'do_not_amplify',
    line: 'Do not name or share the dare or hoax with pupils or parents. Wait for agreed wording.',
  },
  {
    key: 'anonymous_limits',
    line: 'We cannot ask you anything back. Say enough for someone to act on, and how you know.',
  },
] as const satisfies readonly Advice[];

export type AdviceKey = (typeof ADVICE)[number]['key'];

export const ADVICE_KEYS: readonly AdviceKey[] = ADVICE.map((advice) => advice.key);
