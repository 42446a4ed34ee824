import { sha256 } from '../digest.ts'

/** One customer has a whole /64 of the long addresses; the last halves are chosen at will. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  if (!address.includes(':')) return address
  const [head = '', tail = ''] = address.split('::')
  const [left, right] = [head, tail].map(half => half.split(':').filter(Boolean))
  const zeros = Array.from<string>({ length: Math.max(0, 8 - (left?.length ?? 0) - (right?.length ?? 0)) })
  return [...(left ?? []), ...zeros.fill('0'), ...(right ?? [])].slice(0, 4).join(':')
}

/** The counter of what comes from a network, by a digest: no address of anybody is stored. Null for no address. */
export const bucketOf = (purpose: string, clientAddress: string): string | null =>
  clientAddress === '' ? null : sha256(`${purpose} ${networkOf(clientAddress)}`)
