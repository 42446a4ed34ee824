import { BlockList, isIP } from 'node:net'

/** Says whether an address is one of the operator's own proxies. */
export type TrustedProxies = (address: string) => boolean

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 4 ? 'ipv4' : 'ipv6')

function add(list: BlockList, entry: string): boolean {
  const [address = '', prefix, ...more] = entry.split('/')
  const version = isIP(address)
  if (version === 0 || more.length > 0) return false
  if (prefix === undefined) {
    list.addAddress(address, family(address))
    return true
  }
  const bits = /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1
  // A network of everybody would let every visitor choose an address.
  if (bits < 1 || bits > (version === 4 ? 32 : 128)) return false
  list.addSubnet(address, bits, family(address))
  return true
}

/** Reads addresses and networks between commas: `10.0.0.5, 192.168.4.0/24`; null where one of them is none. */
export function readTrustedProxies(setting: string): TrustedProxies | null {
  const list = new BlockList()
  const entries = setting.split(',').map(entry => entry.trim())
  if (!entries.every(entry => add(list, entry))) return null
  return address => isIP(address) !== 0 && list.check(address, family(address))
}

/** The address of a hop; some proxies write the port beside it: `203.0.113.9:5123`, `[2001:db8::7]:443`. */
function addressIn(hop: string): string {
  const [, bracketed, plain] = /^(?:\[([^\]]*)\]|([\d.]+))(?::\d{1,5})?$/.exec(hop) ?? []
  return bracketed ?? plain ?? hop
}

/**
 * Whose request it is: the address of the connection, or, where that is one of the operator's own proxies, the one
 * that the proxies wrote into `x-forwarded-for`. What stands further left in it was written by the visitor.
 */
export function visitorAddress(
  connection: string,
  forwardedFor: string | undefined,
  isTrusted: TrustedProxies | null,
): string {
  if (isTrusted === null || !isTrusted(connection)) return connection
  const hops = (forwardedFor ?? '').split(',').map(hop => addressIn(hop.trim()))
  let known = connection
  for (const hop of hops.toReversed()) {
    if (isIP(hop) === 0) return known
    known = hop
    if (!isTrusted(hop)) return hop
  }
  return known
}
