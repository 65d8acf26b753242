// A few counters and process figures in the text format of Prometheus. None of them counts cases.

const COUNTERS = {
  esafety_turns_total: 'Turns answered, by platform and by whether the answer was given in time.',
  esafety_delivery_failures_total: 'Messages that a platform did not take, by platform and code.',
  esafety_commit_failures_total: 'Writes that could not be made durable, by reason.',
  esafety_errors_total: 'Errors that were logged, by event.',
} as const;

export type CounterName = keyof typeof COUNTERS;
export type Labels = Readonly<Partial<Record<'platform' | 'result' | 'code' | 'event', string>>>;

export type Metrics = {
  readonly count: (name: CounterName, labels?: Labels) => void;
  readonly render: () => string;
};

/** Keeps one label from growing the answer without end. */
const MAX_SERIES = 200;

const labelText = (labels: Labels): string => {
  const pairs = Object.entries(labels).map(
    ([name, value]) =>
      `${name}="${String(value)
        .replace(/[^\w.:-]/g, '_')
        .slice(0, 60)}"`,
  );
  return pairs.length === 0 ? '' : `{${pairs.sort().join(',')}}`;
};

export function makeMetrics(usage: () => NodeJS.MemoryUsage = process.memoryUsage): Metrics {
  const series = new Map<CounterName, Map<string, number>>();
  return {
    count: (name, labels = {}) => {
      const values = series.get(name) ?? new Map<string, number>();
      series.set(name, values);
      const key = labelText(labels);
      if (values.has(key) || values.size < MAX_SERIES) values.set(key, (values.get(key) ?? 0) + 1);
    },
    render: () => `${[...counterLines(series), ...processLines(usage())].join('\n')}\n`,
  };
}

const counterLines = (series: ReadonlyMap<CounterName, ReadonlyMap<string, number>>): readonly string[] =>
  [...series].flatMap(([name, values]) => [
    `# HELP ${name} ${COUNTERS[name]}`,
    `# TYPE ${name} counter`,
    ...[...values].map(([labels, value]) => `${name}${labels} ${value}`),
  ]);

const processLines = (memory: NodeJS.MemoryUsage): readonly string[] => [
  '# TYPE process_resident_memory_bytes gauge',
  `process_resident_memory_bytes ${memory.rss}`,
  '# TYPE nodejs_heap_size_used_bytes gauge',
  `nodejs_heap_size_used_bytes ${memory.heapUsed}`,
];
