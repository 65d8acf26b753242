// What the form has collected so far: question id -> value. Several choices are kept as a list, everything else as text.

export type Answers = Readonly<Record<string, string | readonly string[]>>;
