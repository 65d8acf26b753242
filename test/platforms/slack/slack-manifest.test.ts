// The manifest that schools paste into Slack: known keys only, no more rights than the code uses, the same words as the code.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { CHANNEL_EVENTS } from '../../../src/platforms/slack/on-change.ts';
import { COMMAND } from '../../../src/platforms/slack/on-command.ts';
import { BOT_SCOPES } from '../../clients/slack-stand-in/index.ts';

type Json = Readonly<Record<string, unknown>>;

const manifest: Json = parse(readFileSync(new URL('../../../deploy/slack-manifest.yaml', import.meta.url), 'utf8'));

const at = (path: string): unknown =>
  path.split('.').reduce<unknown>((node, key) => (node as Json | undefined)?.[key], manifest);

/** Every key that may stand in the file, from Slack's description of app manifests. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  '': ['display_information', 'features', 'oauth_config', 'settings'],
  display_information: ['name', 'description', 'background_color', 'long_description'],
  features: ['app_home', 'bot_user', 'shortcuts', 'slash_commands'],
  'features.app_home': ['home_tab_enabled', 'messages_tab_enabled', 'messages_tab_read_only_enabled'],
  'features.bot_user': ['display_name', 'always_online'],
  'features.shortcuts.0': ['name', 'type', 'callback_id', 'description'],
  'features.slash_commands.0': ['command', 'url', 'description', 'usage_hint', 'should_escape'],
  oauth_config: ['scopes'],
  'oauth_config.scopes': ['bot'],
  settings: [
    ...['event_subscriptions', 'interactivity', 'org_deploy_enabled', 'socket_mode_enabled', 'token_rotation_enabled'],
  ],
  'settings.event_subscriptions': ['request_url', 'bot_events'],
  'settings.interactivity': ['is_enabled', 'request_url'],
};

describe('the Slack manifest', () => {
  it.each(Object.entries(KEYS))('holds only keys that Slack knows at "%s"', (path, keys) => {
    const node = path === '' ? manifest : at(path);
    expect(Object.keys(node as Json).filter((key) => !keys.includes(key))).toEqual([]);
  });

  it('keeps within the lengths that Slack takes', () => {
    expect(String(at('display_information.name')).length).toBeLessThanOrEqual(35);
    expect(String(at('display_information.description')).length).toBeLessThanOrEqual(140);
    expect(String(at('display_information.long_description')).length).toBeGreaterThanOrEqual(175);
    expect(String(at('features.shortcuts.0.name')).length).toBeLessThanOrEqual(24);
    expect(String(at('features.shortcuts.0.description')).length).toBeLessThanOrEqual(150);
  });

  it('asks for no more rights than the journeys run with, and for no user scope', () => {
    expect([...(at('oauth_config.scopes.bot') as readonly string[])].sort()).toEqual([...BOT_SCOPES].sort());
  });

  it('names the command and the events that the listeners answer', () => {
    expect(at('features.slash_commands.0.command')).toBe(COMMAND);
    expect(at('settings.event_subscriptions.bot_events')).toEqual(
      [...['app_home_opened', 'app_mention', 'message.im', 'user_change'], ...CHANNEL_EVENTS].sort(),
    );
    expect(at('settings.interactivity.is_enabled')).toBe(true);
    expect(at('features.app_home.home_tab_enabled')).toBe(true);
  });

  it('cannot read what people write in channels', () => {
    expect(at('oauth_config.scopes.bot')).not.toContain('groups:history');
    expect(at('oauth_config.scopes.bot')).not.toContain('channels:history');
  });

  it('sends everything to the one address that is mounted', () => {
    const places = [
      'features.slash_commands.0.url',
      'settings.event_subscriptions.request_url',
      'settings.interactivity.request_url',
    ];
    for (const place of places) expect(String(at(place))).toMatch(/^https:\/\/[^/]+\/slack\/events$/);
  });
});
