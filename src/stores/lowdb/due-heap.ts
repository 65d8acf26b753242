// A binary heap over the next due moments: asking what is due looks at what is due and at nothing else.

import type { Instant } from '../../domain/shared/instant.ts';

type Node<T> = { readonly at: Instant; readonly order: number; readonly item: T };

export type DueHeap<T> = {
  readonly push: (at: Instant, order: number, item: T) => void;
  readonly peek: () => Node<T> | undefined;
  readonly pop: () => Node<T> | undefined;
  readonly size: () => number;
  /** Throws stale nodes away when there are too many of them. */
  readonly keep: (live: (node: Node<T>) => boolean) => void;
};

export function newDueHeap<T>(): DueHeap<T> {
  let nodes: Node<T>[] = [];
  return {
    push: (at, order, item) => {
      nodes.push({ at, order, item });
      rise(nodes, nodes.length - 1);
    },
    peek: () => nodes[0],
    pop: () => {
      const top = nodes[0];
      const last = nodes.pop();
      if (top !== undefined && last !== undefined && nodes.length > 0) {
        nodes[0] = last;
        sink(nodes, 0);
      }
      return top;
    },
    size: () => nodes.length,
    keep: (live) => {
      // A sorted list is a heap.
      nodes = nodes.filter(live).sort((left, right) => (before(left, right) ? -1 : 1));
    },
  };
}

const before = (left: Node<unknown>, right: Node<unknown>): boolean =>
  left.at < right.at || (left.at === right.at && left.order < right.order);

function rise<T>(nodes: Node<T>[], from: number): void {
  let child = from;
  while (child > 0) {
    const parent = (child - 1) >> 1;
    if (!swapIfBefore(nodes, child, parent)) return;
    child = parent;
  }
}

function sink<T>(nodes: Node<T>[], from: number): void {
  let parent = from;
  for (;;) {
    const left = nodes[2 * parent + 1];
    const right = nodes[2 * parent + 2];
    if (left === undefined) return;
    const child = right !== undefined && before(right, left) ? 2 * parent + 2 : 2 * parent + 1;
    if (!swapIfBefore(nodes, child, parent)) return;
    parent = child;
  }
}

function swapIfBefore<T>(nodes: Node<T>[], child: number, parent: number): boolean {
  const lower = nodes[child];
  const upper = nodes[parent];
  if (lower === undefined || upper === undefined || !before(lower, upper)) return false;
  nodes[child] = upper;
  nodes[parent] = lower;
  return true;
}
