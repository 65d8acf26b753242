// Draws the two icons of the Teams app: `node deploy/teams/draw-icons.mjs`. A shield with a tick, PNG written by hand.

import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

const BLUE = [0x1f, 0x5f, 0x8b];
const WHITE = [0xff, 0xff, 0xff];
/** Each pixel is looked at this many times in both directions, which makes the edges smooth. */
const SAMPLES = 6;

/** Half the width of the shield at height y, or 0 outside it; the picture is 1 wide and 1 high. */
function halfWidth(y, inset) {
  const top = 0.16 + inset;
  const bottom = 0.88 - inset * 1.3;
  if (y < top || y > bottom) return 0;
  const side = 0.31 - inset;
  const bend = 0.46;
  return y < bend ? side : side * Math.sqrt(1 - ((y - bend) / (bottom - bend)) ** 2);
}

const inShield = (x, y, inset = 0) => Math.abs(x - 0.5) < halfWidth(y, inset);

/** Two strokes, from left to bottom and from bottom to right. */
const inTick = (x, y, width) =>
  nearLine(x, y, 0.37, 0.49, 0.47, 0.6, width) || nearLine(x, y, 0.47, 0.6, 0.65, 0.37, width);

function nearLine(x, y, x1, y1, x2, y2, width) {
  const along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / ((x2 - x1) ** 2 + (y2 - y1) ** 2);
  const t = Math.max(0, Math.min(1, along));
  return Math.hypot(x - x1 - t * (x2 - x1), y - y1 - t * (y2 - y1)) < width;
}

/** `shade` gives [red, green, blue, opacity 0..1] for a point. */
function draw(size, shade) {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let py = 0; py < size; py += 1) {
    for (let px = 0; px < size; px += 1) rows.set(pixel(px, py, size, shade), py * (size * 4 + 1) + 1 + px * 4);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([magic, chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND')]);
}

function pixel(px, py, size, shade) {
  const sum = [0, 0, 0, 0];
  for (let i = 0; i < SAMPLES * SAMPLES; i += 1) {
    const x = (px + ((i % SAMPLES) + 0.5) / SAMPLES) / size;
    const y = (py + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES) / size;
    const [r, g, b, a] = shade(x, y);
    sum[0] += r * a;
    sum[1] += g * a;
    sum[2] += b * a;
    sum[3] += a;
  }
  const [r, g, b, a] = sum;
  if (a === 0) return [0, 0, 0, 0];
  return [Math.round(r / a), Math.round(g / a), Math.round(b / a), Math.round((a * 255) / SAMPLES ** 2)];
}

function chunk(type, data = Buffer.alloc(0)) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

const color = (x, y) => [...(inShield(x, y) && !inTick(x, y, 0.045) ? WHITE : BLUE), 1];
// Teams asks for white on nothing here.
const outline = (x, y) => [...WHITE, (inShield(x, y, -0.06) && !inShield(x, y, 0.02)) || inTick(x, y, 0.045) ? 1 : 0];

writeFileSync(new URL('color.png', import.meta.url), draw(192, color));
writeFileSync(new URL('outline.png', import.meta.url), draw(32, outline));
