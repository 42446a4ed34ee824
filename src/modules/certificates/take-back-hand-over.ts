import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { checkKeyOf, type Certificate } from './certificate.ts'
import { findCertificateByKey } from './certificate-store.ts'
import { managedPath } from './conferment.ts'
import { findHandOverOf, takeBack, type HandOver } from './hand-over-store.ts'
import { LONGEST_NUMBER } from './withdraw-certificate.ts'

const input = z.object({
  number: fields.requiredText(LONGEST_NUMBER),
  /** Which hand-over was looked at: the certificate may have been handed over again since. */
  handOver: z.string().default(''),
  reason: fields.requiredText(2000, 10),
})
type Given = z.output<typeof input>

type Loaded = Readonly<{ certificate: Certificate; handOver: HandOver | null }>

async function load(reader: Reader, { number }: Given): Promise<Loaded | null> {
  const certificate = await findCertificateByKey(reader, checkKeyOf(number))
  return certificate && { certificate, handOver: await findHandOverOf(reader, certificate.id) }
}

const gone = problem(
  'taken-back',
  '',
  text(
    'Penyerahan ini sudah dibatalkan atau dicatat ulang. Muat ulang halaman untuk melihat keadaan terbaru.',
    'This hand-over was taken back or recorded anew already. Reload the page to see the latest.',
  ),
)

type Change = Readonly<{ handOverId: string }>

/** A hand-over was recorded by mistake: the certificate counts as not handed over again; the ledger keeps why. */
export const takeBackHandOver = defineAction({
  name: 'certificate.take-back-hand-over',
  input,
  load,
  facts: ({ certificate }) => ({ areaPath: certificate.areaPath }),
  readAction: 'certificate.list',
  handle: ({ certificate, handOver }, given) => {
    if (handOver === null || handOver.id !== given.handOver) return refuse([gone])
    return done({
      change: { handOverId: handOver.id },
      event: 'certificate.hand-over-taken-back',
      subject: { kind: 'certificate', id: certificate.id },
      record: { kind: 'nomination', id: certificate.nominationId },
      areaPath: certificate.areaPath,
      reason: given.reason,
      detail: { conferment: handOver.confermentId, edition: certificate.editionId },
      next: managedPath(handOver.confermentId),
    })
  },
  save: (tx, { handOverId }: Change, { now }) => takeBack(tx, handOverId, now),
})
