/** More than any list holds, and few enough for every database. */
const LATEST = 1_000_000_000

/** At which row (from 0) a page of a list begins, by its address; what is no such number is the first. */
export function startOf(query: URLSearchParams): number {
  const asked = Math.trunc(Number(query.get('mulai')))
  return asked > 0 && asked <= LATEST ? asked : 0
}
