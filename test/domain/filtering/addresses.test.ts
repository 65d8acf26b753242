// Addresses as people type and paste them: read the same however they were written, never a link, never more than host and path.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { WebAddress } from '../../../src/domain/filtering/address/address.ts';
import {
  feedLine,
  fullAddress,
  readAddresses,
  readAsLines,
  shownAddress,
  warningLines,
  warningText,
} from '../../../src/domain/filtering/address/addresses.ts';

function readAll(text: string, keepEnd = false): readonly WebAddress[] {
  const read = readAddresses(text, { keepEnd });
  if (!read.ok) throw new Error(`${text}: ${read.refusal.message}`);
  return read.value;
}
function one(text: string, keepEnd = false): WebAddress {
  const [address, ...more] = readAll(text, keepEnd);
  if (address === undefined || more.length > 0) throw new Error(`${text} is not one address`);
  return address;
}
const lines = (text: string) => readAll(text).map(feedLine);
const kinds = (text: string, keepEnd = false) => one(text, keepEnd).warnings.map(({ kind }) => kind);
function refusal(text: string) {
  const read = readAddresses(text, { keepEnd: false });
  if (read.ok) throw new Error(`${text} was read as ${read.value.map(feedLine).join(' ')}`);
  return read.refusal;
}

describe('one address, however it is written', () => {
  it.each([
    ['bbc.co.uk/news', 'bbc.co.uk/news'],
    ['https://BBC.co.uk/news', 'bbc.co.uk/news'],
    ['HTTP://bbc.co.uk:80/news', 'bbc.co.uk/news'],
    ['https://bbc.co.uk:443/news', 'bbc.co.uk/news'],
    ['bbc.co.uk:443/news', 'bbc.co.uk/news'],
    ['//bbc.co.uk/news', 'bbc.co.uk/news'],
    ['http:bbc.co.uk/news', 'bbc.co.uk/news'],
    ['https:\\\\bbc.co.uk\\news', 'bbc.co.uk/news'],
    ['bbc.co.uk./news', 'bbc.co.uk/news'],
    ['bbc.co.uk../news', 'bbc.co.uk/news'],
    ['bbc.co.uk/./x/../news', 'bbc.co.uk/news'],
    ['bbc.co.uk/%6eews', 'bbc.co.uk/news'],
    ['%62bc.co.uk/news', 'bbc.co.uk/news'],
    ['bbc.co.uk/news?x=1#top', 'bbc.co.uk/news'],
    ['ＢＢＣ．ｃｏ．ｕｋ／news', 'bbc.co.uk/news'],
    ['ｈｔｔｐｓ：／／bbc。co。uk／news', 'bbc.co.uk/news'],
    ['b\u200Bbc.c\u00ADo.uk/\u202Enews\uFEFF', 'bbc.co.uk/news'],
    ['<https://bbc.co.uk/news|bbc.co.uk/news>', 'bbc.co.uk/news'],
    ['<https://bbc.co.uk/news>', 'bbc.co.uk/news'],
    ['&lt;https://bbc.co.uk/news|x&gt;', 'bbc.co.uk/news'],
    ['<a href="https://bbc.co.uk/news" title="x">look here</a>', 'bbc.co.uk/news'],
    ['[look here](https://bbc.co.uk/news)', 'bbc.co.uk/news'],
    ['(bbc.co.uk/news).', 'bbc.co.uk/news'],
    ['“bbc.co.uk/news”,', 'bbc.co.uk/news'],
    ['hxxps://bbc[.]co[.]uk/news', 'bbc.co.uk/news'],
    ['bbc(dot)co(dot)uk/news', 'bbc.co.uk/news'],
    ['en.wikipedia.org/wiki/Rose_(flower)', 'en.wikipedia.org/wiki/Rose_(flower)'],
    ['https://www.bbc.co.uk/', 'www.bbc.co.uk'],
    ['bbc.co.uk:8080', 'bbc.co.uk:8080'],
    ['https://evil.example\\@bbc.co.uk', 'evil.example/@bbc.co.uk'],
    ['youtube.com/@channel/videos', 'youtube.com/@channel/videos'],
    ['bücher.example/straße', 'xn--bcher-kva.example/stra%C3%9Fe'],
    ['http://1.1.1.1/x', '1.1.1.1/x'],
    ['http://0x01010101/x', '1.1.1.1/x'],
    ['http://[2606:4700::1111]/x', '[2606:4700::1111]/x'],
    ['http://[2606:4700:0:0:0:0:0:1111]/x', '[2606:4700::1111]/x'],
    [
      `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent('https://bbc.co.uk/news?pupil=x')}&data=05`,
      'bbc.co.uk/news',
    ],
    [`https://www.google.com/url?q=${encodeURIComponent('https://bbc.co.uk/news')}&sa=D`, 'bbc.co.uk/news'],
  ])('%j is %s', (text, line) => expect(lines(text)).toEqual([line]));

  it('keeps the part after ? only when that is wished, and never what follows a hash', () => {
    const text = 'https://youtube.com/watch?v=abc&t=1#comments';
    expect(feedLine(one(text))).toBe('youtube.com/watch');
    expect(feedLine(one(text, true))).toBe('youtube.com/watch?v=abc&t=1');
    expect(fullAddress(one(text, true))).toBe('youtube.com/watch?v=abc&t=1');
    expect(kinds(text)).toEqual(['end_removed']);
    expect(kinds(text, true)).toEqual(['end_kept']);
    expect(feedLine(one('https://bbc.co.uk/?id=7', true))).toBe('bbc.co.uk/?id=7');
  });
});

describe('several addresses', () => {
  it('are apart by spaces, commas and new lines, and repeats are folded', () => {
    expect(
      lines('bbc.co.uk, a.example;b.example\nhttps://c.example/x,d.example/y  BBC.co.uk/ https://bbc.co.uk'),
    ).toEqual(['bbc.co.uk', 'a.example', 'b.example', 'c.example/x', 'd.example/y']);
  });

  it('leave a comma alone that belongs to the address', () => {
    expect(lines('theguardian.com/0,1234,5678,00.html')).toEqual(['theguardian.com/0,1234,5678,00.html']);
  });

  it('are ten at most, and the person is told how many they were', () => {
    const many = (count: number) => Array.from({ length: count }, (_none, index) => `site${index}.example`).join('\n');
    expect(readAll(many(10))).toHaveLength(10);
    expect(refusal(many(11))).toMatchObject({ code: 'address.too_many', field: 'addresses' });
    expect(refusal(many(11)).message).toContain('11 addresses; 10 fit');
    expect(readAll(`${many(10)} ${many(10)}`)).toHaveLength(10);
  });

  it('take 2,000 signs each and not one more', () => {
    const long = (length: number) => `bbc.co.uk/${'a'.repeat(length - 'bbc.co.uk/'.length)}`;
    expect(feedLine(one(long(2000)))).toHaveLength(2000);
    expect(refusal(long(2001)).message).toContain('2,001 letters; 2,000 fit');
    expect(refusal('x'.repeat(100_000)).code).toBe('address.too_much');
  });
});

describe('what is no address is refused kindly, with the field and the way out', () => {
  it.each([
    ['', 'address.none'],
    [' \n , ', 'address.none'],
    ['javascript:alert(1)', 'address.scheme'],
    ['JaVaScRiPt:alert(1)', 'address.scheme'],
    ['java\u200Bscript:alert(1)', 'address.scheme'],
    ['data:text/html,hello', 'address.scheme'],
    ['file:///etc/passwd', 'address.scheme'],
    ['mailto:tess@school.example', 'address.scheme'],
    ['ftp://files.example/x', 'address.scheme'],
    ['view-source:https://bbc.co.uk', 'address.scheme'],
    ['tel:999', 'address.scheme'],
    ['tess@school.example', 'address.email'],
    ['localhost', 'address.inside'],
    ['http://localhost:3000/x', 'address.inside'],
    ['printer.local', 'address.inside'],
    ['http://127.0.0.1', 'address.inside'],
    ['http://2130706433/', 'address.inside'],
    ['http://0x7f.1/', 'address.inside'],
    ['http://127.0.0.1./', 'address.inside'],
    ['10.1.2.3/x', 'address.inside'],
    ['172.16.0.1', 'address.inside'],
    ['192.168.0.1', 'address.inside'],
    ['169.254.169.254/latest', 'address.inside'],
    ['100.64.0.1', 'address.inside'],
    ['http://[::1]/', 'address.inside'],
    ['http://[fe80::1]/', 'address.inside'],
    ['http://[fd00::1]/', 'address.inside'],
    ['http://[::ffff:192.168.0.1]/', 'address.inside'],
    ['http://[64:ff9b::10.0.0.1]/', 'address.inside'],
    ['http://[2002:a00:1::]/', 'address.inside'],
    ['bbc', 'address.one_word'],
    ['http://server/', 'address.one_word'],
    ['please open bbc.co.uk', 'address.one_word'],
    ['*', 'address.unreadable'],
    ['*.bbc.co.uk', 'address.wildcard'],
    ['https://*.bbc.co.uk/x', 'address.wildcard'],
    ['http://...', 'address.unreadable'],
    ['https://', 'address.unreadable'],
    ['bbc..co.uk', 'address.unreadable'],
    ['-bbc.co.uk', 'address.unreadable'],
    ['bbc.co.uk:99999', 'address.unreadable'],
    ['http://[::1', 'address.unreadable'],
    ['ex$ample.com', 'address.unreadable'],
    ['Python 3.12', 'address.one_word'],
    ['3.12', 'address.unreadable'],
    ['16:50', 'address.unreadable'],
    ['com', 'address.one_word'],
    ['co.uk', 'address.suffix'],
    ['https://gov.uk', 'address.suffix'],
  ])('%j: %s', (text, code) => {
    const refused = refusal(text);
    expect([refused.code, refused.field]).toEqual([code, 'addresses']);
    expect(refused.message).toMatch(/[.]$/);
    expect(refused.message.length).toBeLessThan(240);
  });

  it('but a place on a site that has the same name as an ending is an address', () => {
    expect(lines('gov.uk/guidance')).toEqual(['gov.uk/guidance']);
  });

  it('and what is said repeats neither the part after ? nor a password', () => {
    expect(refusal('localhost/x?name=Jane').message).not.toContain('Jane');
    expect(refusal('http://tess:secret@localhost/x').message).not.toContain('secret');
  });
});

describe('what to look at before saying yes', () => {
  it.each([
    ['bbc.co.uk', ['whole_site']],
    ['bbc.co.uk/news', []],
    ['https://tess:secret@bbc.co.uk/x', ['user_info']],
    ['bbc.co.uk:8443/x', ['port']],
    ['http://1.1.1.1:8080/x', ['ip_address', 'port']],
    ['bücher.example/x', ['international']],
    ['xn--bcher-kva.example/x', ['international']],
    ['россия.example/x', ['international']],
    ['例え.example/x', ['international']],
    ['bbc.co.uk/x?', []],
    ['bbc.co.uk/x?a', ['end_removed']],
    ['bbc.co.uk/x#a', ['end_removed']],
    ['latіnя.example/x', ['mixed_letters', 'international']],
  ])('%j: %j', (text, expected) => expect(kinds(text)).toEqual(expected));

  it.each([
    ['bbс.co.uk/x', 'bbc.co.uk'],
    ['https://gооgle.com/x', 'google.com'],
    ['www.gооgle.com/x', 'www.google.com'],
    ['g00gle.com/x', 'google.com'],
    ['rnicrosoft.com/login', 'microsoft.com'],
    ['paypa1.com/x', 'paypal.com'],
    ['bbc.co.uk.login.example/x', 'bbc.co.uk'],
    ['xn--80ak6aa92e.com/x', 'appie.com'],
  ])('%j looks like %s and is not', (text, of) => {
    expect(one(text).warnings).toContainEqual({ kind: 'look_alike', of });
  });

  it.each([
    'bbc.co.uk/x',
    'news.bbc.co.uk/x',
    'google.com/x',
    'maps.google.co.uk/x',
    'school.example/x',
    'münchen.example/x',
  ])('%j looks like itself', (text) => expect(kinds(text)).not.toContain('look_alike'));

  it('shows people their own letters, and the letters of a deceiver as computers write them', () => {
    expect(one('xn--bcher-kva.example/x').hostShown).toBe('bücher.example');
    expect(shownAddress(one('bücher.example/x'))).toBe('bücher[.]example/x');
    expect(fullAddress(one('bücher.example/x?a', true))).toBe('bücher.example/x?a');
    expect(warningLines([one('bücher.example/x')])[0]).toContain('xn--bcher-kva[.]example');
    expect(shownAddress(one('مثال.example/x'))).toBe('xn--mgbh0fb[.]example/x');
    expect(fullAddress(one('bbс.co.uk/x'))).toBe('xn--bb-pmc.co.uk/x');
    expect(shownAddress(one('bbс.co.uk/x'))).toBe('xn--bb-pmc[.]co[.]uk/x');
  });

  it('is said in plain sentences, gravest first, each with its address where there are several', () => {
    const [first, ...rest] = warningLines(readAll('bbc.co.uk g00gle.com/x'));
    expect(first).toBe('g00gle[.]com/x: Look twice: this address looks like google[.]com but is another site.');
    expect(rest).toEqual(['bbc[.]co[.]uk: It is the whole site, not one page.']);
    expect(warningLines(readAll('bbc.co.uk'))).toEqual(['It is the whole site, not one page.']);
    expect(readAsLines(readAll('bbc.co.uk a.example/x'))).toEqual([
      'bbc.co.uk. It is the whole site, not one page.',
      'a.example/x',
    ]);
  });
});

describe('an address in a chat', () => {
  it.each([
    ['https://www.bbc.co.uk/news/a.html?x=1', 'www[.]bbc[.]co[.]uk/news/a[.]html'],
    ['bbc.co.uk', 'bbc[.]co[.]uk'],
    ['https://u:p@bbc.co.uk:8443/x', 'bbc[.]co[.]uk:8443/x'],
    ['http://1.1.1.1/x', '1[.]1[.]1[.]1/x'],
    ['archive.example/2020/https://bad.example/x', 'archive[.]example/2020/https[:]//bad[.]example/x'],
    ['bbc.co.uk/%3Fname=Jane/x', 'bbc[.]co[.]uk/…'],
    ['bbc.co.uk/a%2523name=Jane', 'bbc[.]co[.]uk/a…'],
    ['bbc.co.uk/work;name=Jane/x', 'bbc[.]co[.]uk/work…'],
    ['bbc.co.uk/work&name=Jane', 'bbc[.]co[.]uk/work…'],
    ['bbc.co.uk/u/jane.doe@school.example/x', 'bbc[.]co[.]uk/u/…/x'],
    ['bbc.co.uk/u/jane.doe%2540school.example', 'bbc[.]co[.]uk/u/…'],
    ['bbc.co.uk/@author/post;v1', 'bbc[.]co[.]uk/@author/post;v1'],
  ])('%j stands there as %j', (text, shown) => expect(shownAddress(one(text))).toBe(shown));

  it('is cut at the end of a long path and at the beginning of a long name', () => {
    const path = shownAddress(one(`bbc.co.uk/${'a'.repeat(500)}`));
    expect([path.length, path.startsWith('bbc[.]co[.]uk/aaa'), path.endsWith('a…')]).toEqual([120, true, true]);
    const name = shownAddress(one(`bbc.co.uk.${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.example/x`));
    expect(name.length).toBeLessThanOrEqual(120);
    expect(name.endsWith('[.]example')).toBe(true);
  });

  it('can be typed back', () =>
    expect(lines(shownAddress(one('www.bbc.co.uk/news/a.html')))).toEqual(['www.bbc.co.uk/news/a.html']));
});

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?$/).filter((text) => !text.includes('--'));
const host = fc.array(label, { minLength: 1, maxLength: 3 }).map((labels) => `${labels.join('.')}.example`);
const path = fc.webPath();
const nasty = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ...'/.?#@:%\\,;<>[]()|*&=~+$!\'" \n\t'.split(''),
      'bbc.co.uk',
      'http://',
      'https:',
      'www.',
      '%2e',
      '%25',
      '&amp;',
      '[.]',
      'xn--',
      '\u200B',
      '\u202E',
      '℀',
      'ｂ',
      '。',
      'а',
      '../',
      'localhost',
      '127.0.0.1',
      '[::1]',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 2 }),
  ),
  maxLength: 30,
});

describe('always', () => {
  it('reading answers and never throws, whatever was typed', () => {
    fc.assert(
      fc.property(
        fc.oneof(nasty, fc.string({ unit: 'binary' }), fc.webUrl({ withQueryParameters: true })),
        fc.boolean(),
        (text, keepEnd) => {
          const read = readAddresses(text, { keepEnd });
          if (!read.ok) {
            expect(read.refusal.field).toBe('addresses');
            return;
          }
          for (const address of read.value) {
            expect(shownAddress(address).length).toBeLessThanOrEqual(120);
            expect(address.warnings.map(warningText).every((line) => line.endsWith('.'))).toBe(true);
            // ASCII, no gap, and no sign that could end the line of a feed.
            expect(feedLine(address)).toMatch(/^[!-~]+$/u);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('what the filter is told reads back to the very same', () => {
    fc.assert(
      fc.property(fc.oneof(nasty, fc.webUrl({ withQueryParameters: true })), fc.boolean(), (text, keepEnd) => {
        const read = readAddresses(text, { keepEnd });
        for (const address of read.ok ? read.value : []) {
          const again = one(feedLine(address), true);
          expect({ ...again, warnings: [] }).toEqual({ ...address, warnings: [] });
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('a name in the part after ? or # never stands in a chat, however it was wrapped', () => {
    const name = 'zqjanesmithqz';
    const wraps = [
      (end: string) => `?name=${name}${end}`,
      (end: string) => `#${name}${end}`,
      (end: string) => `?a=b&${name}=1#${end}`,
      (end: string) => `%3Fname=${name}${end}`,
      (end: string) => `%253Fname=${name}${end}`,
      (end: string) => `/%23${name}/${end}`,
      (end: string) => `?${encodeURIComponent(`https://x.example/?n=${name}`)}${end}`,
    ];
    fc.assert(
      fc.property(
        host,
        path,
        fc.constantFrom(...wraps),
        path,
        fc.boolean(),
        fc.boolean(),
        (site, way, wrap, end, keepEnd, scheme) => {
          const text = `${scheme ? `https://tess:${name}@` : ''}${site}${way}${wrap(end)}`;
          const read = readAddresses(text, { keepEnd });
          for (const address of read.ok ? read.value : []) {
            expect(shownAddress(address)).not.toContain(name);
            expect(warningLines([address]).join()).not.toContain(name);
          }
          if (!read.ok) expect(read.refusal.message).not.toContain(`?name=${name}`);
        },
      ),
    );
  });

  it('nothing in a chat has a full stop that a client could make a link of', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), nasty, host), (text) => {
        const read = readAddresses(text, { keepEnd: true });
        for (const address of read.ok ? read.value : []) {
          expect(shownAddress(address)).not.toMatch(/[\p{L}\p{N}]\.[\p{L}\p{N}]|:\/\//u);
        }
      }),
    );
  });

  it('is read in a moment, even when it is made to be slow', () => {
    const slow = [
      '<a '.repeat(7000),
      '<a href='.repeat(2600),
      '['.repeat(20_000),
      `${'a,'.repeat(10_000)}`,
      '<'.repeat(20_000),
      `[${'a'.repeat(19_000)}`,
      '%25'.repeat(600),
      'a.'.repeat(10_000),
      '(('.repeat(1000),
    ];
    const started = performance.now();
    for (const text of slow) readAddresses(text, { keepEnd: true });
    expect(performance.now() - started).toBeLessThan(4000);
  });
});
