import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { hashOfStored, type FileStore } from '../../platform/files/index.ts'
import type { Invariant } from '../../platform/invariant.ts'
import { eachResult } from '../decisions/index.ts'
import { checkKeyOf } from './certificate.ts'
import { handOverInvariants } from './hand-over-invariants.ts'
import { printInvariants } from './print-invariants.ts'
import { signingInvariants } from './signing-invariants.ts'
import { listIssued, type IssuedCertificate } from './invariant-store.ts'

const repeated = (values: readonly string[]): ReadonlySet<string> =>
  new Set(values.filter((value, index) => values.indexOf(value) !== index))

async function issuedWhere(
  reader: Reader,
  isWrong: (one: IssuedCertificate) => boolean,
): Promise<readonly string[]> {
  return (await listIssued(reader)).filter(isWrong).map(one => one.id)
}

/** Nominations with a star and no certificate, or more than one, or with one for other stars; and the reverse. */
async function notAsResults(reader: Reader): Promise<readonly string[]> {
  const inPlace = (await listIssued(reader)).filter(one => !one.isCorrected)
  const issued = Map.groupBy(inPlace, one => one.nominationId)
  const wrong: string[] = []
  for await (const { nominationId, stars } of eachResult(reader)) {
    const own = issued.get(nominationId) ?? []
    const fits = stars > 0 ? own.length === 1 && own[0]?.printedStars === stars : own.length === 0
    if (!fits) wrong.push(nominationId)
    issued.delete(nominationId)
  }
  return [...wrong, ...issued.keys()]
}

async function wrongNumbers(reader: Reader): Promise<readonly string[]> {
  const twice = repeated((await listIssued(reader)).map(one => one.number))
  return issuedWhere(
    reader,
    ({ number, printedNumber }) =>
      number !== printedNumber || twice.has(number) || number.trim() === '' || /[{}]/.test(number),
  )
}

async function wrongKeys(reader: Reader): Promise<readonly string[]> {
  const twice = repeated((await listIssued(reader)).map(one => one.checkKey))
  return issuedWhere(reader, ({ number, checkKey }) => checkKey !== checkKeyOf(number) || twice.has(checkKey))
}

/** Without a file the paper is still being typeset. */
async function wrongPapers(
  files: FileStore,
  issued: readonly IssuedCertificate[],
): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const { id, pdfSha256, englishPdfSha256 } of issued) {
    const papers = [pdfSha256, englishPdfSha256].filter(sha256 => sha256 !== null)
    for (const sha256 of papers) if ((await hashOfStored(files, sha256))?.sha256 !== sha256) wrong.push(id)
  }
  return wrong
}

export const certificatesInvariants: readonly Invariant[] = [
  {
    id: 'certificates.one-each',
    says: text(
      'Setiap hasil berbintang mempunyai tepat satu piagam dengan bintang yang sama; yang lain tidak punya.',
      'Every starred result has exactly one certificate with the same stars, and no other result has one.',
    ),
    find: ({ reader }) => notAsResults(reader),
  },
  {
    id: 'certificates.number',
    says: text(
      'Nomor piagam tidak ada yang sama, berbentuk benar, dan sama dengan yang tercetak.',
      'Certificate numbers are unique, well formed, and the ones that are printed.',
    ),
    find: ({ reader }) => wrongNumbers(reader),
  },
  {
    id: 'certificates.check-key',
    says: text(
      'Kunci pemeriksaan setiap piagam berasal dari nomornya dan tidak ada yang sama.',
      'The check key of every certificate comes from its number, and is unique.',
    ),
    find: ({ reader }) => wrongKeys(reader),
  },
  {
    id: 'certificates.file',
    says: text(
      'Berkas setiap piagam yang sudah jadi tersimpan utuh.',
      'The file of every typeset certificate is kept whole.',
    ),
    find: async ({ reader, files }) => {
      const issued = await listIssued(reader)
      return () => wrongPapers(files, issued)
    },
  },
  ...handOverInvariants,
  ...signingInvariants,
  ...printInvariants,
]
