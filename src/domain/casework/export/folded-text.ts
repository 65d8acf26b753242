// A text as names are looked for in it: letters without accents, capitals, apostrophes and invisible signs, each with where it stood.

export type Folded = {
  readonly text: string;
  /** For each sign of `text` where it began in the original, and at the end the length of the original. */
  readonly at: readonly number[];
  /** Where the sign of the original that it came from ends. */
  readonly until: readonly number[];
};

/** Left out, as possible-matches.ts does: what a keyboard puts into a name, and what nobody sees. */
const LEFT_OUT = /[\p{M}\p{Cf}’'`ʼ]/gu;

/** One letter in one spelling. The final sigma is a sigma. */
const foldSign = (sign: string): string =>
  sign.normalize('NFKD').replace(LEFT_OUT, '').toLowerCase().normalize('NFKD').replace(LEFT_OUT, '').replace(/ς/g, 'σ');

export function fold(original: string): Folded {
  let text = '';
  const at: number[] = [];
  const until: number[] = [];
  let place = 0;
  for (const sign of original) {
    const letters = foldSign(sign);
    for (let n = 0; n < letters.length; n += 1) {
      at.push(place);
      until.push(place + sign.length);
    }
    text += letters;
    place += sign.length;
  }
  at.push(place);
  return { text, at, until };
}

export const foldWord = (word: string): string => fold(word).text;
