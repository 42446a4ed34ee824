import { connect, type Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import type { Scanner, ScanResult } from './scanner.ts'

/** A socket of this machine by its path, or a host with its port. */
export type ClamdAddress = Readonly<{ path: string } | { host: string; port: number }>

export type ClamdLimits = Readonly<{ connectMilliseconds: number; scanMilliseconds: number }>
const defaults: ClamdLimits = { connectMilliseconds: 3_000, scanMilliseconds: 60_000 }

/** `/run/clamav/clamd.ctl` or `scanner:3310`; null for anything else. */
export function clamdAddress(setting: string): ClamdAddress | null {
  if (setting.startsWith('/')) return { path: setting }
  const [, host, port] = /^(?:tcp:\/\/)?(\[[0-9a-f:]+\]|[A-Za-z0-9.-]+):(\d{1,5})$/.exec(setting) ?? []
  const number = Number(port)
  if (!host || !(number > 0 && number < 65_536)) return null
  return { host: host.replace(/^\[|\]$/g, ''), port: number }
}

/** The scanner could not be asked, or went away while it was. */
class Away extends Error {
  /** It closed the line while bytes were on their way. */
  readonly inTheMiddle: boolean
  constructor(message: string, inTheMiddle = false) {
    super(message)
    this.inTheMiddle = inTheMiddle
  }
}

const isReset = (error: Error): boolean =>
  'code' in error && (error.code === 'EPIPE' || error.code === 'ECONNRESET')

function open(address: ClamdAddress, milliseconds: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(address)
    const timer = setTimeout(() => socket.destroy(new Away('no answer')), milliseconds)
    socket.once('connect', () => {
      clearTimeout(timer)
      resolve(socket)
    })
    socket.once('error', error => {
      clearTimeout(timer)
      reject(new Away(error.message))
    })
  })
}

/** What the scanner answers to a command, and to the bytes that follow it. */
async function ask(
  address: ClamdAddress,
  limits: ClamdLimits,
  send: (socket: Socket) => Promise<void>,
): Promise<string> {
  const socket = await open(address, limits.connectMilliseconds)
  try {
    const answer = new Promise<string>((resolve, reject) => {
      let said = ''
      socket.setEncoding('utf8')
      socket.setTimeout(limits.scanMilliseconds, () => socket.destroy(new Away('no answer')))
      socket.on('data', (piece: string) => {
        said += piece
        if (said.endsWith('\0')) resolve(said.slice(0, -1))
      })
      socket.on('error', error => reject(new Away(error.message, isReset(error))))
      socket.on('close', () => (said === '' ? reject(new Away('closed')) : resolve(said)))
    })
    // Over its limit the scanner answers and closes while bytes are still on their way: the answer counts.
    const sending = send(socket).catch(() => {})
    const said = await answer
    socket.destroy()
    await sending
    return said
  } finally {
    socket.destroy()
  }
}

const write = (socket: Socket, piece: Uint8Array | string): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.write(piece, error => (error ? reject(error) : resolve()))
  })

async function sendContent(socket: Socket, content: Readable): Promise<void> {
  await write(socket, 'zINSTREAM\0')
  for await (const piece of content as AsyncIterable<Buffer>) {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(piece.length)
    await write(socket, Buffer.concat([length, piece]))
    // A turn for the answer to come in: it comes before the end where the bytes are too many.
    await setImmediate()
  }
  await write(socket, Buffer.alloc(4))
}

/** With `AlertExceedsMax` the scanner names what it did not read to its end like something that it found. */
const isOverLimit = (said: string): boolean =>
  /size limit exceeded/i.test(said) || /Heuristics\.Limits\.Exceeded/.test(said)

/** Only the exact words mean what they say; anything else is no verdict. */
export function verdictOf(said: string): ScanResult {
  if (isOverLimit(said)) return { kind: 'not-scanned', reason: 'over-limit' }
  if (said === 'stream: OK') return { kind: 'clean' }
  const name = /^stream: (.+) FOUND$/.exec(said)?.[1]
  return name ? { kind: 'infected', name: name.slice(0, 200) } : { kind: 'not-scanned', reason: 'error' }
}

async function versionOf(address: ClamdAddress, limits: ClamdLimits): Promise<string | null> {
  try {
    return (await ask(address, limits, socket => write(socket, 'zVERSION\0'))).slice(0, 200)
  } catch {
    return null
  }
}

/** The ClamAV daemon, which gets the bytes over its socket and needs no file of ours. */
export function clamdScanner(address: ClamdAddress, limits: ClamdLimits = defaults): Scanner {
  const scan = async (content: Readable): Promise<ScanResult> => {
    let [isBroken, line]: [boolean, Socket | null] = [content.errored !== null, null]
    // Before anything else: bytes that are not there say so while the line is being opened.
    content.on('error', () => {
      isBroken = true
      line?.destroy(new Away('unreadable'))
    })
    const send = (socket: Socket): Promise<void> => {
      line = socket
      if (isBroken) socket.destroy(new Away('unreadable'))
      return sendContent(socket, content)
    }
    try {
      return verdictOf(await ask(address, limits, send))
    } catch (error) {
      if (isBroken) return { kind: 'not-scanned', reason: 'error' }
      if (!(error instanceof Away)) throw error
      // Over its limit it closes at once, and its words may be lost on the way; then it is there all the same.
      const isThere = error.inTheMiddle && (await versionOf(address, limits)) !== null
      return { kind: 'not-scanned', reason: isThere ? 'over-limit' : 'away' }
    } finally {
      content.destroy()
    }
  }
  return { scan, version: () => versionOf(address, limits) }
}
