const external = /^https?:\/\/[^\s/?#\\@"<>]+(?:[/?#][^\s\\"<>]*)?$/i
const mail = /^mailto:[^\s/?#\\"<>@,;:]+@[^\s/?#\\"<>@,;:]+$/i
/** Not `//host`, and nothing that becomes it once somebody decodes it or drops what is not seen. */
const inside = /^(?:#|\/(?!(?:%[01][\da-f]|%20)*(?:[/\\]|%2f|%5c)))[^\s\\"<>]*$/i

/** Where a link leads: another site, a mailbox, or an address of this site. */
export type LinkKind = 'external' | 'mail' | 'inside'

/**
 * What kind of address this is, or null for one that no page may link to. A list of what is allowed, so that whatever
 * else browsers may one day run (`javascript:`, `data:`, `//host`, a name and password before the host) stays out.
 */
export function linkKind(address: string): LinkKind | null {
  if (external.test(address)) return URL.canParse(address) ? 'external' : null
  if (mail.test(address)) return 'mail'
  return inside.test(address) ? 'inside' : null
}
