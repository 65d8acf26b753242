import { describe, expect, it } from '@jest/globals';
import { isOurs } from '../../../src/platforms/slack/channel-kind.ts';

const HOME = { teamId: 'T1' };
/** As Slack tells of a private channel of one workspace. */
const PRIVATE = { is_private: true, is_im: false, is_mpim: false, is_shared: false, is_ext_shared: false };

describe('a channel of our own', () => {
  it('is private, and shared with nobody', () => {
    expect(isOurs(PRIVATE, HOME)).toBe(true);
    expect(isOurs({ ...PRIVATE, shared_team_ids: ['T1'], connected_team_ids: [], pending_shared: null }, HOME)).toBe(
      true,
    );
  });

  it.each([
    ['public', { is_private: false }],
    ['of unknown kind', { is_private: null }],
    ['a conversation of two', { is_im: true }],
    ['a conversation of several', { is_mpim: true }],
    ['shared', { is_shared: true }],
    ['shared or not, Slack does not say', { is_shared: null }],
    ['shared with another organisation', { is_ext_shared: true }],
    ['shared with another organisation or not, Slack does not say', { is_ext_shared: undefined }],
    ['shared in the organisation', { is_org_shared: true }],
    ['open to everybody in it', { is_global_shared: true }],
    ['offered to another organisation', { is_pending_ext_shared: true }],
    ['offered to another workspace', { pending_shared: ['T2'] }],
    ['about to be joined by another workspace', { pending_connected_team_ids: ['T2'] }],
    ['joined by another workspace', { connected_team_ids: ['T1', 'T2'] }],
    ['seen by another workspace', { shared_team_ids: ['T2'] }],
  ])('is not one that is %s', (_what, change) => {
    expect(isOurs({ ...PRIVATE, ...change }, HOME)).toBe(false);
  });
});
