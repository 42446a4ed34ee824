import type { ActionContext } from '../../actions/index.ts'
import type { Text } from '../../foundation/text.ts'
import type { Tx } from '../../platform/database/index.ts'
import {
  schemeFor,
  starsText,
  type Release,
  type ReleasedResult,
  type ReleaseStep,
} from '../decisions/index.ts'
import { isExample } from '../editions/index.ts'
import { checkKeyOf, type Certificate, type CertificateContent } from './certificate.ts'
import { certificateNumber, monthsLater } from './certificate-number.ts'
import { findCertificateByKey, insertCertificate, takeLastSequence } from './certificate-store.ts'
import { replaceCorrected, takePlaceOf, toCertify } from './correct-certificate.ts'
import { replaceEarlier } from './replace-certificates.ts'
import { typesetJob } from './make-certificate-file.ts'

function starsTitle({ rules, result, nomination }: ReleasedResult): Text {
  const line = schemeFor(rules.rules, nomination.commodity).lines.find(each => each.stars === result.stars)
  return line?.title ?? starsText(result.stars, result.of)
}

/** How long it is valid: to a day that is known now, or so many months from its hand-over. */
function validityOf(
  { rules }: ReleasedResult,
  decided: string,
): Pick<CertificateContent, 'validUntil' | 'validMonths'> {
  const { months, startsAt = 'decision' } = rules.rules.document.validity
  if (months === null) return { validUntil: null }
  return startsAt === 'conferment'
    ? { validUntil: null, validMonths: months }
    : { validUntil: monthsLater(decided, months) }
}

function contentOf(
  release: Release,
  one: ReleasedResult,
  named: Readonly<{ number: string; publicUrl: string; decree: CertificateContent['decree'] }>,
): CertificateContent {
  const { entry, rules, result } = one
  const { document } = rules.rules
  return {
    template: 2,
    number: named.number,
    checkUrl: `${named.publicUrl}/piagam/${encodeURIComponent(checkKeyOf(named.number))}`,
    title: document.certificate.title,
    holder: entry.maker,
    product: entry.product,
    place: entry.place,
    commodity: entry.commodityTitle,
    stars: result.stars,
    of: result.of,
    scheme: result.scheme,
    starsTitle: starsTitle(one),
    edition: { number: release.edition.number, title: release.edition.title },
    decree: named.decree,
    ...validityOf(one, named.decree.date),
    legalBasis: document.legalBasis[0]?.title ?? null,
    rulesHash: result.rulesHash,
    listDigest: release.list.digest,
    issuedAt: release.at.toISOString(),
    example: isExample(release.edition, rules),
  }
}

/** The next free number: editions with the same pattern may have used some of them. */
async function nextNumber(
  tx: Tx,
  release: Release,
  { rules, entry, result }: ReleasedResult,
  after: number,
  date: string,
): Promise<Readonly<{ sequence: number; number: string }>> {
  const pattern = rules.rules.document.certificate.numberPattern
  for (let sequence = after + 1; ; sequence++) {
    const number = certificateNumber(pattern, {
      sequence,
      edition: release.edition.number,
      commodity: entry.commodity,
      stars: result.stars,
      date,
    })
    if (!(await findCertificateByKey(tx, checkKeyOf(number)))) return { sequence, number }
  }
}

async function issue(tx: Tx, release: Release, context: ActionContext, publicUrl: string): Promise<void> {
  const { decreeNumber, decreeDate, editionId } = release.list
  if (decreeNumber === null || decreeDate === null) throw new Error('a certificate needs a decree')
  const decree = { number: decreeNumber, date: decreeDate }
  const earlier = await takePlaceOf(tx, release)
  let last = await takeLastSequence(tx, editionId)
  for (const one of toCertify(release)) {
    const { sequence, number } = await nextNumber(tx, release, one, last, decree.date)
    last = sequence
    const certificate: Omit<Certificate, 'statusIndex'> = {
      id: context.newId(),
      number,
      checkKey: checkKeyOf(number),
      nominationId: one.nomination.id,
      editionId,
      sequence,
      areaPath: one.nomination.areaPath,
      commodity: one.nomination.commodity,
      content: contentOf(release, one, { number, publicUrl, decree }),
      rulesHash: one.result.rulesHash,
      state: 'valid',
      code: null,
      pdfSha256: null,
      englishPdfSha256: null,
      withdrawal: null,
      replacement: null,
      suspension: null,
      conferment: null,
      issuedAt: release.at,
      rowVersion: 1,
    }
    await insertCertificate(tx, certificate)
  }
  await replaceEarlier(tx, release)
  if (earlier) await replaceCorrected(tx, earlier, release, context)
}

/**
 * The part of a release that issues certificates, one for each result with a star. There is no other way in which
 * a certificate comes to be. Its paper is typeset afterwards.
 */
export const certificateStep = (publicUrl: string): ReleaseStep => ({
  save: (tx, release, context) => issue(tx, release, context, publicUrl),
  jobs: release => toCertify(release).map(one => typesetJob(one.nomination.id)),
})
