/**
 * ISO/IEC 7812-1 annex B: true when the last digit checks the ones before it. Finds every single wrong
 * digit and nearly every swap of neighbours.
 */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index])
    const weighted = index % 2 === 0 ? digit : digit * 2
    sum += weighted > 9 ? weighted - 9 : weighted
  }
  return sum % 10 === 0
}
