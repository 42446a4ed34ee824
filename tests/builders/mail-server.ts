import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A mail as the server got it. */
export type Received = Readonly<{ from: string; to: readonly string[]; raw: string; mail: Email }>

export type MailServer = Readonly<{
  url: string
  port: number
  received: Received[]
  close: () => Promise<void>
}>

type Manners = Readonly<{
  port?: number
  /** The answer to a recipient whom the server does not take: 550 for good, 450 for now. */
  refuses?: Readonly<Record<string, number>>
}>

const asText = (chunks: readonly Buffer[]): string => Buffer.concat(chunks).toString('utf8')

/** A real mail server on this machine that keeps what it gets. */
export async function mailServer({ port = 0, refuses = {} }: Manners = {}): Promise<MailServer> {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    // Its own certificate is known to everybody, and it says so on every start.
    logger: false,
    onRcptTo: ({ address }, _session, answer) => {
      const code = refuses[address]
      if (code === undefined) return answer()
      answer(Object.assign(new Error(`mailbox of ${address} is not here`), { responseCode: code }))
    },
    onData: (stream, session, answer) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const raw = asText(chunks)
        void PostalMime.parse(raw).then(mail => {
          const from = mailFrom ? mailFrom.address : ''
          received.push({ from, to: rcptTo.map(one => one.address), raw, mail })
          answer()
        })
      })
    },
  })
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  const used = (server.server.address() as AddressInfo).port
  return {
    url: `smtp://127.0.0.1:${used}`,
    port: used,
    received,
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}
