import type { Role } from '../../src/access/index.ts'
import type { Route } from '../../src/web/index.ts'
import { readAccessTable, type AccessRow } from '../builders/access-table.ts'

/** One row of `routes.csv`: a page that is opened, or an act that its forms may send. */
export type MatrixRow = Readonly<{
  method: 'GET' | 'POST'
  path: string
  /** The action in the access table; for acts on the session the name on the button, `(none)` for none. */
  action: string
  /** `open`: a page for everyone; `page` and `act`: by the access table; `session`: an act on the session
   * itself; `preview`: a button that shows the page again with what was typed. */
  kind: 'open' | 'page' | 'act' | 'session' | 'preview'
  /** The status for those who get through. */
  answer: number
  cells: AccessRow['cells']
}>

/** The matrix of every address, written by hand. */
export const matrix: readonly MatrixRow[] = readAccessTable('tests/access/routes.csv', [
  'method',
  'path',
  'action',
  'kind',
  'answer',
]).map(({ fields, cells }) => ({ ...fields, answer: Number(fields['answer']), cells }) as MatrixRow)

export const gets = matrix.filter(row => row.method === 'GET')
export const posts = matrix.filter(row => row.method === 'POST')

export const keyOf = (row: Pick<MatrixRow, 'method' | 'path' | 'action' | 'kind'>): string =>
  `${row.method} ${row.path} ${row.action} (${row.kind})`

/** The page on which an act's form stands. */
export function pageOf(row: MatrixRow): MatrixRow {
  const page = gets.find(one => one.path === row.path)
  if (!page) throw new Error(`${row.path} has no page`)
  return page
}

/** The same rows as the program declares them, without who gets through. */
export const declaredKeys = (routes: readonly Route[]): readonly string[] =>
  routes.flatMap(({ path, access, actions = [], session = {}, previews = [] }) => [
    keyOf({ method: 'GET', path, action: access, kind: access === 'open' ? 'open' : 'page' }),
    ...actions.map(action => keyOf({ method: 'POST', path, action: action.name, kind: 'act' })),
    ...previews.map(name => keyOf({ method: 'POST', path, action: name, kind: 'preview' })),
    ...Object.keys(session).map(name =>
      keyOf({ method: 'POST', path, action: name === '' ? '(none)' : name, kind: 'session' }),
    ),
  ])

/** In words, for comparing what two tables say of one role. */
export const reachesOf = (cells: AccessRow['cells'], role: Role): string =>
  [...new Set(cells[role].map(clause => clause.reach))].toSorted().join(' ')
