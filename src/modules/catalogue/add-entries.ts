import type { Tx } from '../../platform/database/index.ts'
import { provinceOf } from '../../foundation/area-path.ts'
import {
  listCertificatesOf,
  type Certificate,
  type SuspensionStep,
  type WithdrawalStep,
} from '../certificates/index.ts'
import type { Release, ReleasedResult, ReleaseStep } from '../decisions/index.ts'
import { isExample, listEditions, mayFollow } from '../editions/index.ts'
import { listFiles, type StoredFile } from '../files/index.ts'
import type { FrozenFacts } from '../nominations/index.ts'
import { areaName } from '../regions/index.ts'
import {
  freeSlug,
  sentraSlugOf,
  slugOf,
  type CatalogueEntry,
  type EntryContent,
  type NewEntry,
  type EntryPhoto,
} from './entry.ts'
import {
  insertEntry,
  listEntriesOfProducts,
  listTakenSlugs,
  markUncounted,
  removeEntries,
} from './entry-store.ts'
import { makerSlugs } from './maker-slugs.ts'

const textOf = (facts: FrozenFacts | null | undefined, name: string): string => {
  const value = facts?.[name]
  return typeof value === 'string' ? value : ''
}
const numberOf = (facts: FrozenFacts | null | undefined, name: string): number | null => {
  const value = facts?.[name]
  return typeof value === 'number' ? value : null
}

/** Only photos whose size is known can be shown without the page jumping. */
function photosOf(
  { nomination }: ReleasedResult,
  files: ReadonlyMap<string, StoredFile>,
): readonly EntryPhoto[] {
  return (nomination.submittedFile?.photos ?? []).flatMap(({ fileId, caption }) => {
    const file = files.get(fileId)
    return file?.width && file.height ? [{ fileId, caption, width: file.width, height: file.height }] : []
  })
}

/** The further public facts, from the submitted file and the decree. */
function contentOf(release: Release, { entry, nomination }: ReleasedResult, makerSlug: string): EntryContent {
  const file = nomination.submittedFile
  return {
    producerId: nomination.producerId,
    makerSlug,
    sentraSlug: sentraSlugOf(textOf(file?.sentra, 'name'), entry.areaPath),
    makerStory: textOf(file?.producer, 'story'),
    sentra: textOf(file?.sentra, 'name'),
    founded: numberOf(file?.producer, 'founded'),
    decree: { number: release.list.decreeNumber ?? '', date: release.list.decreeDate ?? '' },
    editionNumber: release.edition.number,
  }
}

/**
 * What of the submitted file becomes public, field by field. Anything not named here stays where it is: addresses,
 * names and numbers of persons, papers, prices, figures of the firm, and how a thing is made.
 */
function entryOf(
  release: Release,
  one: ReleasedResult,
  made: Readonly<{
    slug: string
    makerSlug: string
    photos: readonly EntryPhoto[]
    certificate: Certificate | undefined
  }>,
): NewEntry {
  const { entry, nomination, result, rules } = one
  const file = nomination.submittedFile
  return {
    slug: made.slug,
    nominationId: nomination.id,
    productId: nomination.productId,
    editionId: nomination.editionId,
    editionTitle: release.edition.title,
    commodity: entry.commodity,
    commodityTitle: entry.commodityTitle,
    areaPath: entry.areaPath,
    province: provinceOf(entry.areaPath).replaceAll('/', ''),
    place: entry.place,
    stars: result.stars,
    of: result.of,
    scheme: result.scheme,
    example: isExample(release.edition, rules),
    certificateNumber: made.certificate?.number ?? null,
    certificateKey: made.certificate?.checkKey ?? null,
    name: entry.product,
    maker: entry.maker,
    about: textOf(file?.product, 'about'),
    story: textOf(file?.product, 'story'),
    content: contentOf(release, one, made.makerSlug),
    photos: made.photos,
    publishedAt: release.at,
  }
}

/** Entries of earlier editions whose products this release judges anew, with a star or without. */
async function replacedBy(tx: Tx, release: Release): Promise<ReadonlyMap<string, CatalogueEntry>> {
  const products = release.results.map(one => one.nomination.productId)
  const earlier = await listEntriesOfProducts(tx, products)
  // What is decided anew after an objection has its entry of the same nomination.
  const own = release.superseded?.nominationId
  const editions = new Map((await listEditions(tx)).map(edition => [edition.id, edition]))
  return new Map(
    earlier
      .filter(
        entry => entry.nominationId === own || mayFollow(release.edition, editions.get(entry.editionId)),
      )
      .map(entry => [entry.productId, entry]),
  )
}

/** A star that a new decision confirms stays where it is. */
const isConfirmed = ({ superseded, results }: Release): boolean =>
  superseded !== null && results.every(one => one.result.stars === superseded.stars)

const photoIds = (starred: readonly ReleasedResult[]): readonly string[] =>
  starred.flatMap(one => one.nomination.submittedFile?.photos.map(photo => photo.fileId) ?? [])

/** The certificate of a star that was withdrawn or suspended before it was decided anew is so, too. */
async function keepUncounted(tx: Tx, certificate: Certificate | undefined): Promise<void> {
  const since = certificate?.withdrawal?.at ?? certificate?.suspension?.at ?? null
  if (certificate && since) await markUncounted(tx, certificate.checkKey, since)
}

async function addEntries(tx: Tx, release: Release): Promise<void> {
  if (isConfirmed(release)) return
  const starred = release.results.filter(one => one.result.stars > 0)
  const replaced = await replacedBy(tx, release)
  const makers = await makerSlugs(
    tx,
    starred.map(({ nomination, entry }) => ({ id: nomination.producerId, name: entry.maker })),
  )
  await removeEntries(
    tx,
    [...replaced.values()].map(entry => entry.slug),
  )
  const certificates = await listCertificatesOf(
    tx,
    starred.map(one => one.nomination.id),
  )
  const files = await listFiles(tx, photoIds(starred))
  const taken = new Set(
    await listTakenSlugs(
      tx,
      starred.map(one => slugOf(one.entry.product)),
    ),
  )
  for (const one of starred) {
    const kept = replaced.get(one.nomination.productId)?.slug
    const slug =
      kept !== undefined && !taken.has(kept) ? kept : freeSlug(one.entry.product, one.entry.maker, taken)
    taken.add(slug)
    const made = {
      slug,
      makerSlug: makers.get(one.nomination.producerId) ?? '',
      photos: photosOf(one, files),
      certificate: certificates.get(one.nomination.id),
    }
    const entry = entryOf(release, one, made)
    await insertEntry(tx, entry, areaName(provinceOf(entry.areaPath)))
    await keepUncounted(tx, made.certificate)
  }
}

/** The part of a release that brings starred products into the catalogue. It runs after the certificates' part. */
export const catalogueStep: ReleaseStep = { save: addEntries }

/** What a withdrawal does here: the product stays to be read about, without its star. */
export const catalogueWithdrawal: WithdrawalStep = (tx, certificate, at) =>
  markUncounted(tx, certificate.checkKey, at)

/** What a suspension does here, and its end: the product stays to be read about, without its star meanwhile. */
export const catalogueSuspension: SuspensionStep = (tx, certificate, since) =>
  markUncounted(tx, certificate.checkKey, since)
