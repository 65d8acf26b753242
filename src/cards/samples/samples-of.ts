// What every view is drawn with: the usual one, one with nothing in it that may be missing, and the longest that can be.

export type Samples<V> = { readonly typical: V; readonly empty: V; readonly longest: V };
