/** The address of a list with its filters; what is empty is left out, so that the same list has one address. */
export function listAddress(
  path: string,
  filters: Readonly<Record<string, string | null | undefined>>,
): string {
  const set = Object.entries(filters).filter((one): one is [string, string] => Boolean(one[1]))
  const query = new URLSearchParams(set).toString()
  return query === '' ? path : `${path}?${query}`
}
