/** Milliseconds of many samples, in one line. */
export interface Summary {
  count: number;
  medianMs: number;
  p95Ms: number;
}

/** The value below which this share of the samples lies (nearest rank). NaN without samples. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

export function summarize(samples: readonly number[]): Summary {
  const rounded = (value: number) => Math.round(value * 100) / 100;
  return {
    count: samples.length,
    medianMs: rounded(quantile(samples, 0.5)),
    p95Ms: rounded(quantile(samples, 0.95)),
  };
}
