/** What a number pattern may hold: `{sequence}`, `{edition}`, `{commodity}`, `{stars}`, `{year}`, `{month}`. */
export type NumberParts = Readonly<{
  sequence: number
  edition: string
  commodity: string
  stars: number
  /** `YYYY-MM-DD`: the day of the decree. */
  date: string
}>

const SEQUENCE_DIGITS = 4

const signs: readonly (readonly [number, string])[] = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

/** Months stand in Roman figures on official papers: 10 is `X`. */
export function romanMonth(month: number): string {
  let [rest, text] = [month, '']
  for (const [value, sign] of signs) {
    for (; rest >= value; rest -= value) text += sign
  }
  return text
}

/** The number of a certificate by the rules' pattern; a part that the pattern does not know stays as it is. */
export function certificateNumber(pattern: string, parts: NumberParts): string {
  const [year = '', month = ''] = parts.date.split('-')
  const values: Readonly<Record<string, string>> = {
    sequence: String(parts.sequence).padStart(SEQUENCE_DIGITS, '0'),
    edition: parts.edition,
    commodity: parts.commodity,
    stars: String(parts.stars),
    year,
    month: romanMonth(Number(month)),
  }
  return pattern.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}

/** The same day so many months later, or that month's last day: `YYYY-MM-DD`. */
export function monthsLater(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0))
  const target = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last.getUTCDate())))
  return target.toISOString().slice(0, 10)
}
