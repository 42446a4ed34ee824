import { capitalDay } from '../../platform/local-time.ts'
import type { PageRequest } from '../../web/index.ts'
import { listCertificatesByKey, standingOf, type Certificate, type Standing } from '../certificates/index.ts'
import type { CatalogueEntry } from './entry.ts'

export type Standings = ReadonlyMap<string, Certificate & Readonly<{ standing: Standing }>>

/** The certificates of these entries and what each stands for today, by key. One query. */
export async function certificatesOf(
  { reader, now }: PageRequest,
  entries: readonly CatalogueEntry[],
): Promise<Standings> {
  const keys = entries.flatMap(entry => entry.certificateKey ?? [])
  const day = capitalDay(now)
  const found = await listCertificatesByKey(reader, keys)
  return new Map([...found].map(([key, one]) => [key, { ...one, standing: standingOf(one, day) }]))
}

export const lapsedOf = (certificates: Standings): ReadonlySet<string> =>
  new Set([...certificates].filter(([, one]) => one.standing === 'lapsed').map(([key]) => key))

/** The keys of those entries' certificates that are past their last day. One query. */
export const lapsedAmong = async (
  request: PageRequest,
  entries: readonly CatalogueEntry[],
): Promise<ReadonlySet<string>> => lapsedOf(await certificatesOf(request, entries))
