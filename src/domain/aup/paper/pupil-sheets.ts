// Which papers come back for pupils: by the pupil's stage, who signs there, and the texts the school has (X16).

import type { Agreement } from '../agreement.ts';
import type { AgreementsPolicy } from '../agreements-policy.ts';
import { type ClassListState, type PaperSigner, PUPIL_AUDIENCES, type PupilAudience } from '../class-list.ts';

/** One text and who signs it, for the pupils of these stages. */
export type Sheet<T extends { readonly text: Agreement } = { readonly text: Agreement }> = T & {
  readonly signer: PaperSigner;
  readonly audiences: readonly PupilAudience[];
};

type Signers = AgreementsPolicy['pupilSigners'];

/**
 * The pupils' own text is signed by the pupil, or by a parent on the pupil's behalf where pupils do not sign. Parents sign the text
 * for parents, and where the school has none, the pupils' text as well. Parents who do not sign are only asked to read.
 */
export const sheetsOf = <T extends { readonly text: Agreement }>(
  texts: readonly T[],
  signers: Signers,
): readonly Sheet<T>[] => {
  const forParents = texts.some(({ text }) => text.audience === 'parent');
  return texts.flatMap((each) =>
    (['pupil', 'parent'] as const).flatMap((signer): readonly Sheet<T>[] => {
      const audiences = PUPIL_AUDIENCES.filter((audience) => signs(each.text, audience, signer, signers, forParents));
      const withText = audiences.filter((audience) => texts.some(({ text }) => text.audience === audience));
      return withText.length === 0 ? [] : [{ ...each, signer, audiences: withText }];
    }),
  );
};

function signs(
  { audience: of }: Agreement,
  audience: PupilAudience,
  signer: PaperSigner,
  signers: Signers,
  forParents: boolean,
): boolean {
  const who = signers[audience];
  if (!who.includes(signer)) return false;
  if (of === 'parent') return signer === 'parent';
  if (of !== audience) return false;
  return signer === 'pupil' || !who.includes('pupil') || !forParents;
}

/** Those of the sheets that concern somebody in this class. */
export const sheetsFor = <S extends Sheet>(
  { pupils }: Pick<ClassListState, 'pupils'>,
  sheets: readonly S[],
): readonly S[] => sheets.filter(({ audiences }) => pupils.some(({ audience }) => audiences.includes(audience)));
