// A double click and a platform's retry carry the same key: the second press has no effect and gets the first answer again.

type Pressed = { readonly pressesSeen: readonly string[] };

/** Enough for every button of one evening; older keys cannot come back from a platform. */
const KEYS_KEPT = 40;

export const pressSeen = ({ pressesSeen }: Pressed, key: string): boolean => pressesSeen.includes(key);

export const rememberPress = ({ pressesSeen }: Pressed, key: string): Pressed => ({
  pressesSeen: [...pressesSeen, key].slice(-KEYS_KEPT),
});
