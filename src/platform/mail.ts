import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A mail of plain text to one person. */
export type Mail = Readonly<{
  /** Names the mail for good: sending it twice leaves one. */
  id: string
  to: string
  subject: string
  text: string
  at: Date
}>

/** Takes a mail away; throws when it could not, so that it is tried again. */
export type MailTransport = (mail: Mail) => Promise<void>

/** RFC 2047: a header of other than ASCII signs in pieces of at most 75 signs; no line end can get into it. */
function headerText(value: string): string {
  const plain = value.replaceAll(/\p{Cc}+/gu, ' ')
  if (/^[\x20-\x7e]{0,900}$/.test(plain)) return plain
  const pieces: string[] = []
  let piece = ''
  for (const sign of plain) {
    if (Buffer.byteLength(piece + sign) > 42) {
      pieces.push(piece)
      piece = ''
    }
    piece += sign
  }
  return [...pieces, piece].map(one => `=?utf-8?B?${Buffer.from(one).toString('base64')}?=`).join('\r\n ')
}

/** An address without what could end it or begin another header. */
const plainAddress = (address: string): string => address.replaceAll(/[\s<>\p{Cc}]/gu, '')

/** RFC 5322: the mail as a file that mail programs open and send. */
export function messageOf(mail: Mail, from: string): string {
  const body = Buffer.from(mail.text.replaceAll(/\r?\n/g, '\r\n'))
    .toString('base64')
    .replaceAll(/(.{76})/g, '$1\r\n')
  const [, host = 'localhost'] = from.split('@')
  return [
    `From: Bintang <${from}>`,
    `To: <${plainAddress(mail.to)}>`,
    `Subject: ${headerText(mail.subject)}`,
    `Date: ${mail.at.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${mail.id}@${host}>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    'Auto-Submitted: auto-generated',
    '',
    body,
    '',
  ].join('\r\n')
}

/**
 * Puts each mail as an `.eml` file into `outbox` of the data folder, readable by the owner alone, from where a
 * program of the operator's sends it. No page shows this folder.
 */
export const folderTransport =
  (dataDir: string, from: string): MailTransport =>
  async mail => {
    const folder = join(dataDir, 'outbox')
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const path = join(folder, `${mail.id}.eml`)
    // Complete under its name or not there at all: a program that watches the folder never meets half a mail.
    await writeFile(`${path}.part`, messageOf(mail, from), { mode: 0o600 })
    await rename(`${path}.part`, path)
  }
