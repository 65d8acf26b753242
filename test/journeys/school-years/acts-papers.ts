// What class teachers do with papers, by dice: a pile comes back, and now and then somebody says no.

import { type Acting, aPress, value } from './acts.ts';
import { classesOf, collectors, paperOf, sheetsOf } from './expect-papers.ts';
import { isAway, nextOrder } from './facts.ts';

export async function ticks({ school, facts, luck }: Acting): Promise<void> {
  for (const [name, pupils] of classesOf(facts)) {
    const teacher = collectors(facts, name).find((one) => !isAway(one, facts.today));
    if (teacher === undefined) continue;
    for (const sheet of sheetsOf(facts)) {
      const open = pupils.filter(
        (one) => sheet.audiences.includes(one.audience) && paperOf(facts, one, sheet).is !== 'done',
      );
      const back = open.filter(() => luck.once(2));
      if (back.length === 0 || !luck.once(12)) continue;
      const refused = luck.once(6);
      const { key, hash } = sheet.text;
      const ref = { list: `class-${facts.policy.key}-${name.toLowerCase()}`, agreement: key, signer: sheet.signer };
      const inputs = {
        ...{ chosen: back.map(({ id }) => id).join(','), answer: refused ? 'refused' : 'signed' },
        ...{ signed_on: facts.today, kept_at: 'Blue folder' },
      };
      const who = await school.who(teacher.id);
      value(await school.useCases.aup.papers.tickPupils(who, ref, { key: aPress(), hash, inputs }));
      const order = nextOrder(facts);
      for (const { papers } of back) papers.push({ key, hash, on: facts.today, signer: sheet.signer, refused, order });
    }
  }
}
