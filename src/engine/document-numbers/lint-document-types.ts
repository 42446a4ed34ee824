import { type Problem, problem } from '../../foundation/problem.ts'
import { locales, type Text, text } from '../../foundation/text.ts'
import { checkNumber } from './check-number.ts'
import { formatNumber } from './format-number.ts'
import { fill, placeholdersOf, verbatim } from './message.ts'
import { normaliseByRule, normaliseNumber } from './normalise-number.ts'
import { patternFault } from './pattern-dialect.ts'
import { type Place, placesOf } from './places-of-checks.ts'
import type { DocumentType, DocumentTypes, NumberRule } from './schema.ts'

/** What a schema cannot say about a document types file. Every problem at once, with its place. */

const messages = {
  duplicate: text('Id “{id}” dipakai lebih dari sekali.', 'The id “{id}” is used more than once.'),
  unknownEdition: text(
    'Edisi “{id}” tidak ada dalam daftar edisi jenis dokumen ini.',
    'The edition “{id}” is not among the editions of this document type.',
  ),
  unknownPlaceholder: text(
    'Pesan ini memakai {names}, yang tidak diisi oleh pemeriksaan ini.',
    'This message uses {names}, which this check does not fill.',
  ),
  placeholderDiffers: text(
    'Pesan dalam semua bahasa harus memakai isian yang sama.',
    'The message must use the same placeholders in every language.',
  ),
  label: text(
    'Kata “{id}” tidak akan pernah cocok, karena sebelum dibandingkan tulisan itu menjadi “{changed}”.',
    'The word “{id}” can never match, because before it is compared it becomes “{changed}”.',
  ),
  display: text(
    'Tampilan “{id}” tidak kembali menjadi nomor yang sama.',
    'The displayed form “{id}” does not turn back into the same number.',
  ),
  endsWith: text(
    'Perubahan yang mengakhiri dokumen (endsWith) disebut tepat bila masa berlakunya until-change.',
    'The changes that end a document (endsWith) are named exactly where it is valid until-change.',
  ),
  example: text(
    'Contoh “{id}” tidak lulus pemeriksaannya sendiri ({changed}).',
    'The example “{id}” does not pass its own checks ({changed}).',
  ),
}

const about = (code: string, path: string, message: Text, values: Record<string, string> = {}): Problem =>
  problem(
    code,
    path,
    fill(message, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, verbatim(value)]))),
  )

/** Ids that come again, each with the path of its later place. */
function duplicates(ids: readonly string[], pathOf: (index: number) => string): Problem[] {
  const seen = new Set<string>()
  return ids.flatMap((id, index) => {
    if (seen.has(id)) return [about('duplicate-id', pathOf(index), messages.duplicate, { id })]
    seen.add(id)
    return []
  })
}

function patternProblems(places: readonly Place[]): Problem[] {
  return places.flatMap(({ path, patterns }) =>
    patterns.flatMap(([name, source]) => {
      const fault = patternFault(source)
      return fault ? [problem('bad-pattern', `${path}.${name}`, fault)] : []
    }),
  )
}

function editionProblems(type: DocumentType, places: readonly Place[]): Problem[] {
  const known = new Set(type.edition?.options.map(option => option.id))
  return places.flatMap(({ path, editions }) =>
    editions
      .filter(id => !known.has(id))
      .map(id => about('unknown-edition', path, messages.unknownEdition, { id })),
  )
}

function messageProblems(places: readonly Place[]): Problem[] {
  return places.flatMap(place =>
    place.messages.flatMap(({ path, message, placeholders }) => {
      const used = locales.map(locale => placeholdersOf(message[locale]))
      const all = new Set(used.flatMap(names => [...names]))
      const unknown = [...all].filter(name => !placeholders.includes(name))
      const problems: Problem[] = []
      if (unknown.length > 0) {
        const names = unknown.map(name => `{${name}}`).join(', ')
        problems.push(about('unknown-placeholder', path, messages.unknownPlaceholder, { names }))
      }
      if (used.some(names => names.size !== all.size)) {
        problems.push(about('placeholders-differ', path, messages.placeholderDiffers))
      }
      return problems
    }),
  )
}

function labelProblems(rule: NumberRule, path: string): Problem[] {
  return (rule.labels ?? []).flatMap((id, index) => {
    const changed = normaliseByRule({ normalise: rule.normalise }, id)
    if (changed === id) return []
    return [about('label-never-matches', `${path}.labels[${index}]`, messages.label, { id, changed })]
  })
}

/** The example as an expert reader would find it: every area known, the first edition chosen. */
function exampleProblems(type: DocumentType, rule: NumberRule, path: string, today: string): Problem[] {
  const edition = type.edition?.options[0]?.id
  const verdict = checkNumber(type, rule.example, { today, areaCodes: () => true, edition })
  const said = [...verdict.problems, ...verdict.warnings]
  if (said.length > 0) {
    const changed = said.map(one => one.code).join(', ')
    return [about('example-fails', `${path}.example`, messages.example, { id: rule.example, changed })]
  }
  const shown = formatNumber(type, verdict.normalised)
  if (normaliseNumber(type, shown) === verdict.normalised) return []
  return [about('display-changes-number', `${path}.display`, messages.display, { id: shown })]
}

/** A paper that is valid until a change says which ones; another one cannot end by a change. */
function changeProblems({ dates }: DocumentType, path: string): Problem[] {
  if (dates.validity.includes('until-change') === (dates.endsWith !== undefined)) return []
  return [problem('ends-with', `${path}.dates.endsWith`, messages.endsWith)]
}

function typeProblems(type: DocumentType, index: number, today: string): Problem[] {
  const path = `types[${index}]`
  const options = type.edition?.options.map(option => option.id) ?? []
  const inOptions = duplicates(options, option => `${path}.edition.options[${option}].id`)
  const rule = type.number
  const changes = changeProblems(type, path)
  if (!rule) return [...inOptions, ...changes]
  const places = placesOf(rule.checks, `${path}.number.checks`)
  const patterns = patternProblems(places)
  return [
    ...inOptions,
    ...changes,
    ...patterns,
    ...editionProblems(type, places),
    ...messageProblems(places),
    ...labelProblems(rule, `${path}.number`),
    // A broken pattern cannot be run, so the example waits until it is mended.
    ...(patterns.length > 0 ? [] : exampleProblems(type, rule, `${path}.number`, today)),
  ]
}

export function lintDocumentTypes(document: DocumentTypes): Problem[] {
  const ids = document.types.map(type => type.id)
  return [
    ...duplicates(ids, index => `types[${index}].id`),
    ...document.types.flatMap((type, index) => typeProblems(type, index, document.asOf)),
  ]
}
