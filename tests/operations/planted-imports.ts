import type { PlantedBreach } from './planted-breaches.ts'

const anImport = (state: string, id: string): string =>
  `insert into import (id, name, file_sha256, bytes, area_path, sent_by, sent_at, state, notes, confirmed_at)
    select '${id}', 'contoh.csv', sha256, bytes, '/32/32.05/', (select min(id) from person), now(), '${state}', '[]', now()
    from file order by id limit 1`
const aRow = (importId: string, outcome: string, result: string): string =>
  `insert into import_row (import_id, position, kind, sheet, row_number, label, verdict, cells, input, changes, problems, outcome, result_id)
    values ('${importId}', 0, 'producer', 'IKM', 2, 'Contoh', 'new', '{}', '{}', '[]', '[]', ${outcome}, ${result})`

/** Breaches around spreadsheets that were brought in. */
export const plantedImports: readonly PlantedBreach[] = [
  {
    invariant: 'imports.rows-in-ledger',
    statements: [anImport('running', 'satu'), aRow('satu', `'done'`, `'tidak-ada'`)],
    names: `select 'satu 0'`,
  },
  {
    invariant: 'imports.done-whole',
    statements: [anImport('done', 'dua'), aRow('dua', 'null', 'null')],
    names: `select 'dua'`,
  },
  {
    invariant: 'imports.bytes',
    statements: [anImport('seen', 'tiga'), `update import set bytes = bytes + 1 where id = 'tiga'`],
    names: `select 'tiga'`,
  },
]
