import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { reaches, roles, type Reach, type Role } from '../../src/access/index.ts'
import { parseCsv } from '../../src/engine/cases/csv.ts'

const root = join(import.meta.dirname, '../..')

/** One way in: records within this reach, in these states; null is any state. */
export type Clause = Readonly<{ reach: Reach; states: readonly string[] | null }>
/** One row of a table written by hand, with what stands in the column of each role. */
export type AccessRow = Readonly<{
  fields: Readonly<Record<string, string>>
  cells: Readonly<Record<Role, readonly Clause[]>>
}>

const isReach = (word: string): word is Reach => Object.hasOwn(reaches, word)

/**
 * A cell in words: nothing (denied), `all`, `area: draft returned`, or several of these parted by semicolons.
 * Throws for anything that could be misread.
 */
export function readCell(cell: string): readonly Clause[] {
  if (cell === '') return []
  return cell.split(';').map(part => {
    const [reach = '', states, ...rest] = part.split(':').map(word => word.trim())
    if (!isReach(reach) || rest.length > 0 || states === '') throw new Error(`"${cell}" cannot be read`)
    return { reach, states: states?.split(/\s+/) ?? null }
  })
}

/** Reads a table from the project's folder: these columns first, then one for every role. */
export function readAccessTable(path: string, columns: readonly string[]): readonly AccessRow[] {
  const read = parseCsv(readFileSync(join(root, path), 'utf8'), [...columns, ...roles])
  if (!read.ok) throw new Error(`${path}: ${read.problems.map(one => one.message.en).join(' ')}`)
  return read.value.map(({ fields, line }) => {
    try {
      const cells = Object.fromEntries(roles.map(role => [role, readCell(fields[role] ?? '')]))
      return { fields, cells: cells as AccessRow['cells'] }
    } catch (error) {
      throw new Error(`${path}, line ${line}: ${error instanceof Error ? error.message : ''}`, {
        cause: error,
      })
    }
  })
}

/** Every word that stands more than once. */
export const twice = (words: readonly string[]): readonly string[] =>
  words.filter((word, index) => words.indexOf(word) !== index)
