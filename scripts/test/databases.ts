import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** On which of the two databases a test file runs by itself. */
export type Databases = Readonly<{ embedded: boolean; server: boolean }>

const root = join(import.meta.dirname, '../..')
/** The builders that open a database. */
const opens = /builders\/test-(database|environment|application|site)\.ts$/
const reached = new Map<string, boolean>()

/** Does a test, or what it imports of the tests' own files, open a database? */
function touchesDatabase(file: string): boolean {
  const known = reached.get(file)
  if (known !== undefined) return known
  reached.set(file, false)
  const imports = [...readFileSync(join(root, file), 'utf8').matchAll(/from '(\.[^']+\.ts)'/g)]
    .map(found => join(dirname(file), found[1] ?? ''))
    // Tests of the house rules hold imports as text.
    .filter(path => path.startsWith('tests/') && existsSync(join(root, path)))
  const touches = imports.some(path => opens.test(path) || touchesDatabase(path))
  reached.set(file, touches)
  return touches
}

/**
 * The first line of a file may name one database, with the reason. Walks through the whole product take minutes, and the
 * acts on their way have tests of their own on both; so each walk runs on one of the two, some on this, some on that.
 */
export function databasesFor(file: string): Databases {
  const [first = ''] = readFileSync(join(root, file), 'utf8').split('\n', 1)
  if (first.startsWith('// on PostgreSQL:')) return { embedded: false, server: true }
  if (first.startsWith('// on the embedded database:')) return { embedded: true, server: false }
  const isJourney = file.startsWith('tests/journeys/')
  return { embedded: true, server: !isJourney && touchesDatabase(file) }
}

/** Both, for whoever has the time; what opens no database runs once in any case. */
export const bothDatabases = (file: string): Databases => ({ embedded: true, server: touchesDatabase(file) })
