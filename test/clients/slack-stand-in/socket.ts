// The server's end of a WebSocket, as little of RFC 6455 as Socket Mode needs: text frames, ping, close. No packages, loopback only.

import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

export type Socket = {
  readonly send: (text: string) => void;
  readonly onText: (listener: (text: string) => void) => void;
  readonly close: () => void;
  readonly isOpen: () => boolean;
};

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

export function acceptSocket(req: IncomingMessage, stream: Duplex): Socket {
  const accept = createHash('sha1').update(`${req.headers['sec-websocket-key']}${GUID}`).digest('base64');
  stream.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  const listeners: ((text: string) => void)[] = [];
  let waiting = Buffer.alloc(0);
  let open = true;
  stream.on('data', (chunk: Buffer) => {
    waiting = Buffer.concat([waiting, chunk]);
    for (let frame = readFrame(waiting); frame !== null; frame = readFrame(waiting)) {
      waiting = waiting.subarray(frame.length);
      if (frame.opcode === 1) for (const listener of listeners) listener(frame.payload.toString('utf8'));
      if (frame.opcode === 9) stream.write(frameOf(10, frame.payload));
      if (frame.opcode === 8) {
        stream.end(frameOf(8, frame.payload));
        open = false;
      }
    }
  });
  stream.on('error', () => stream.destroy());
  stream.on('close', () => {
    open = false;
  });
  return {
    send: (text) => void stream.write(frameOf(1, Buffer.from(text))),
    onText: (listener) => void listeners.push(listener),
    close: () => void stream.end(frameOf(8, Buffer.from([0x03, 0xe8]))),
    isOpen: () => open,
  };
}

type Frame = { readonly opcode: number; readonly payload: Buffer; readonly length: number };

function readFrame(bytes: Buffer): Frame | null {
  if (bytes.length < 2) return null;
  const opcode = bytes.readUInt8(0) & 0x0f;
  const masked = (bytes.readUInt8(1) & 0x80) !== 0;
  let size = bytes.readUInt8(1) & 0x7f;
  let at = 2;
  if (size === 126) {
    if (bytes.length < 4) return null;
    size = bytes.readUInt16BE(2);
    at = 4;
  } else if (size === 127) {
    if (bytes.length < 10) return null;
    size = Number(bytes.readBigUInt64BE(2));
    at = 10;
  }
  const start = at + (masked ? 4 : 0);
  if (bytes.length < start + size) return null;
  const mask = bytes.subarray(at, start);
  const payload = Buffer.from(bytes.subarray(start, start + size));
  if (masked) for (let i = 0; i < payload.length; i += 1) payload[i] = (payload[i] ?? 0) ^ (mask[i % 4] ?? 0);
  return { opcode, payload, length: start + size };
}

function frameOf(opcode: number, payload: Buffer): Buffer {
  const head = Buffer.alloc(payload.length < 126 ? 2 : payload.length < 65_536 ? 4 : 10);
  head.writeUInt8(0x80 | opcode, 0);
  if (payload.length < 126) head.writeUInt8(payload.length, 1);
  else if (payload.length < 65_536) {
    head.writeUInt8(126, 1);
    head.writeUInt16BE(payload.length, 2);
  } else {
    head.writeUInt8(127, 1);
    head.writeBigUInt64BE(BigInt(payload.length), 2);
  }
  return Buffer.concat([head, payload]);
}
