import { lookup } from 'node:dns'
import { request as requestPlain, type IncomingMessage } from 'node:http'
import { request as requestSafe } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Addresses that lead into the own network: never asked on behalf of a setting or of an answer. */
const inside = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(net, bits, 'ipv6')

/** True for loopback, private, link-local and other addresses that are not of the open internet. */
export const isInside = (address: string): boolean =>
  inside.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

export type FetchLimits = Readonly<{
  timeoutMs: number
  maxBytes: number
  /** Only for a source that an operator runs in the own network. */
  allowInside: boolean
}>

/** The address is looked at where the connection is made, so that a name cannot lead elsewhere a moment later. */
const guarded =
  (allowInside: boolean): LookupFunction =>
  (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const wrong =
        error ?? (!allowInside && found.some(one => isInside(one.address)) ? new Error('inside') : null)
      const [first] = found ?? []
      if (wrong || !first) return done(wrong ?? new Error('no address'), '', 4)
      if (options.all) return done(null, found)
      done(null, first.address, first.family)
    })
  }

async function readBody(answer: IncomingMessage, maxBytes: number): Promise<string> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of answer) {
    const buffer = part as Buffer
    bytes += buffer.length
    if (bytes > maxBytes) throw new Error(`more than ${maxBytes} bytes`)
    parts.push(buffer)
  }
  return Buffer.concat(parts).toString('utf8')
}

const answerOf = (url: URL, limits: FetchLimits, signal: AbortSignal): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestSafe : requestPlain
    const headers = { accept: 'application/json', 'user-agent': 'bintang' }
    const request = send(url, { lookup: guarded(limits.allowInside), headers, signal, agent: false }, resolve)
    request.on('error', reject)
    request.end()
  })

/**
 * The JSON at an address. Throws where it cannot be had within the limits: another status than 200 (redirects are not
 * followed), a private address, too long an answer, one that is no JSON, or none in time.
 */
export async function fetchJson(address: string, limits: FetchLimits): Promise<unknown> {
  const url = new URL(address)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && limits.allowInside))
    throw new Error('only https')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!limits.allowInside && isIP(host) !== 0 && isInside(host)) throw new Error('inside')
  const signal = AbortSignal.timeout(limits.timeoutMs)
  const answer = await answerOf(url, limits, signal)
  try {
    if (answer.statusCode !== 200) throw new Error(`status ${answer.statusCode}`)
    return JSON.parse(await readBody(answer, limits.maxBytes)) as unknown
  } finally {
    answer.destroy()
  }
}
