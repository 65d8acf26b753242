// An address that stays words on every screen. Chat clients and phones turn anything with a full stop between letters into a
// link, so every such full stop stands in brackets, the way security people write addresses: bbc[.]co[.]uk/news. The other ways
// are worse: a space is lost when it is read out or copied, an invisible or look-alike sign hides what an address is made of,
// and breaking the last full stop alone leaves bbc.co, which is somebody else's site. An archive's address carries another
// one inside, so the colon of https:// is broken too.

/** Reading it again gives the same address. */
export const unlinked = (text: string): string => text.replace(/\.(?=[^\s.])/gu, '[.]').replace(/:(?=\/\/)/gu, '[:]');

export const relinked = (text: string): string =>
  text.replace(/[[({]\s?(?:\.|dot)\s?[\])}]/giu, '.').replace(/\[:\]/gu, ':');
