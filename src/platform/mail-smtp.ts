import nodemailer from 'nodemailer'
import { isLoopback } from './config.ts'
import { messageOf, type MailTransport } from './mail.ts'

/** Milliseconds. A server that does not answer must not keep other work waiting. */
const CONNECT = 10_000
const SILENCE = 20_000
const WHOLE = 60_000

/** One mailbox and nothing else: what stands for groups, lists and names in headers could lead a mail elsewhere. */
const MAILBOX = /^[^\s<>()[\],;:"\\@\p{Cc}]+@[^\s<>()[\],;:"\\@\p{Cc}]+$/u
const noAddress = { code: 'EENVELOPE', command: 'API' }

/** Why a mail did not go out, in a short code: what servers say holds addresses. */
export type MailFailure = Readonly<{
  code: string
  /** Refused for good: the same mail would be refused again. */
  isFinal: boolean
}>

const textOf = (error: object, name: string): string => {
  const value: unknown = Reflect.get(error, name)
  return typeof value === 'string' ? value : ''
}

/** SMTP's 5xx about the recipient or the mail itself is for good; a wrong password or a missing server is not. */
export function mailFailureOf(error: unknown): MailFailure {
  if (typeof error !== 'object' || error === null) return { code: 'EUNKNOWN', isFinal: false }
  const response: unknown = Reflect.get(error, 'responseCode')
  const answered = typeof response === 'number' ? response : 0
  const ofThisMail = ['RCPT TO', 'DATA', 'API'].includes(textOf(error, 'command'))
  const refused = answered >= 500 || (answered === 0 && textOf(error, 'code') === 'EENVELOPE')
  const code = textOf(error, 'code').replaceAll(/[^A-Z0-9]/g, '') || 'EUNKNOWN'
  return { code: answered > 0 ? `${code} ${answered}` : code, isFinal: ofThisMail && refused }
}

/** Does the work; tells it to stop when it takes too long, so that nothing of it goes on unwatched. */
async function within<Value>(
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const stop = new AbortController()
  const tooLong = Object.assign(new Error('the mail server took too long'), { code: 'ETIMEDOUT' })
  const timer = setTimeout(() => stop.abort(tooLong), milliseconds)
  try {
    return await work(stop.signal)
  } catch (error) {
    throw stop.signal.aborted ? tooLong : error
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Sends each mail by the server of an address like `smtp://user:password@host:587` (STARTTLS) or
 * `smtps://host:465`. A password leaves this machine over TLS only. Within the machine no TLS is used: such a
 * server has no certificate that anybody could check. A mail that takes longer than `whole` milliseconds is given up,
 * and its connection closed.
 */
export function smtpTransport(url: string, from: string, whole = WHOLE): MailTransport {
  const { hostname, username } = new URL(url)
  const isHere = isLoopback(hostname.replaceAll(/[[\]]/g, ''))
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: CONNECT,
    greetingTimeout: CONNECT,
    dnsTimeout: CONNECT,
    socketTimeout: SILENCE,
    ignoreTLS: isHere,
    requireTLS: !isHere && username !== '' && url.startsWith('smtp:'),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return async mail => {
    if (!MAILBOX.test(mail.to)) throw Object.assign(new Error('no mail address'), noAddress)
    const envelope = { from, to: [mail.to] }
    const raw = messageOf(mail, from)
    await within(whole, signal => transport.sendMail({ envelope, raw, signal }))
  }
}
