const roman = /^(?=[IVX])X{0,3}(IX|IV|V?I{0,3})$/i
const small = new Set(['dan'])
const capitals = new Set(['DKI', 'DI'])
const apostrophe = /["’']/g

/**
 * A region's name as it is written on screens: `KABUPATEN PANGKAJENE DAN KEPULAUAN` becomes
 * `Kabupaten Pangkajene dan Kepulauan`. Roman numerals and DKI/DI keep their capitals, the letter after an
 * apostrophe is small (`Sa'dan`). In a name of mixed case only what is wrong is changed: `UPT` stays.
 */
export function properCase(name: string): string {
  const tidy = name.trim().replaceAll(/\s+/g, ' ').replaceAll(apostrophe, "'")
  const isShouted = tidy === tidy.toUpperCase()
  return tidy
    .split(/([\s\-/(),.]+)/)
    .map((part, index, parts) => (index % 2 === 0 ? properWord(part, isShouted, parts[index - 1]) : part))
    .join('')
}

function properWord(word: string, isShouted: boolean, before: string | undefined): string {
  const upper = word.toUpperCase()
  const isFirst = before === undefined
  if (!isFirst && before === ' ' && small.has(word.toLowerCase())) return word.toLowerCase()
  if (isShouted && (roman.test(word) || capitals.has(upper))) return upper
  if (isShouted || (word === upper && word.includes("'"))) return capitalised(word.toLowerCase())
  return capitalised(word).replaceAll(/'\p{Lu}/gu, match => match.toLowerCase())
}

const capitalised = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)
