// The real disk with a fault: from step `from` to step `to` (counted from 1 over everything that changes the disk) each one fails with a code.

import { type Disk, nodeDisk } from '../../src/stores/lowdb/disk.ts';
import { systemError } from './forgetful-disk.ts';

export type Fault = {
  readonly code: string;
  readonly from: number;
  readonly to: number;
  /** The step does its work and is then reported as failed. */
  readonly done?: boolean;
};

export function failingDisk(): {
  readonly disk: Disk;
  readonly plan: (fault: Fault | null) => void;
  readonly steps: () => number;
} {
  let fault: Fault | null = null;
  let steps = 0;
  const guarded =
    <A extends readonly unknown[]>(work: (...args: A) => Promise<void>) =>
    async (...args: A): Promise<void> => {
      steps += 1;
      const failing = fault !== null && steps >= fault.from && steps <= fault.to ? fault : null;
      if (failing === null || failing.done === true) await work(...args);
      if (failing !== null) throw systemError(failing.code);
    };
  return {
    disk: {
      ...nodeDisk,
      makeFolder: guarded(nodeDisk.makeFolder),
      create: guarded(nodeDisk.create),
      writeFrom: guarded(nodeDisk.writeFrom),
      link: guarded(nodeDisk.link),
      rename: guarded(nodeDisk.rename),
      remove: guarded(nodeDisk.remove),
      syncFolder: guarded(nodeDisk.syncFolder),
    },
    /** Counting begins anew with each plan. */
    plan: (next) => {
      fault = next;
      steps = 0;
    },
    steps: () => steps,
  };
}
