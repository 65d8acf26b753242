import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { makeLog } from '../../src/observe/log.ts';
import { noteProcessFaults } from '../../src/observe/process-faults.ts';

function watched() {
  const lines: string[] = [];
  const exits: number[] = [];
  const log = makeLog({ to: { write: (line: string) => void lines.push(line) } });
  const process = Object.assign(new EventEmitter(), { exit: (code: number) => void exits.push(code) });
  noteProcessFaults(log, process);
  return { process, lines, exits };
}

describe('what nobody caught', () => {
  it('in a promise is written down without its words, and the server goes on', () => {
    const { process, lines, exits } = watched();
    process.emit('unhandledRejection', new Error('Persimmon said'));
    expect(lines.join()).toContain('process.unhandled_rejection');
    expect(lines.join()).not.toContain('Persimmon');
    expect(exits).toEqual([]);
  });

  it('anywhere else ends the server, again without its words', () => {
    const { process, lines, exits } = watched();
    process.emit('uncaughtException', new Error('Persimmon said'));
    expect(lines.join()).toContain('process.uncaught_exception');
    expect(lines.join()).not.toContain('Persimmon');
    expect(exits).toEqual([1]);
  });
});
