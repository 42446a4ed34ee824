import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { table } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import type { Columns } from '../columns.ts'
import type { Kind, RowChange, RowProblem, StoredRow } from '../import.ts'
import { words } from '../messages.ts'
import { rowTag } from './import-words.ts'

const folders: Readonly<Record<Kind, string>> = {
  sentra: '/sentra',
  producer: '/produsen',
  product: '/produk',
  document: '/dokumen',
}

function problemItem({ cell, message }: RowProblem, locale: Locale): Html {
  const text = message[locale]
  const place = cell === null || text.includes(cell) ? '' : ` (${words[locale].cell(cell)})`
  return html`<li>${text}${place}</li>`
}

function changeItem(
  columns: Columns,
  kind: Kind,
  { column, before, after }: RowChange,
  locale: Locale,
): Html {
  const own = words[locale]
  const label = columns[kind].find(one => one.id === column)?.label[locale] ?? column
  return html`<li><b>${label}</b>: ${own.from} “${before || own.empty}”, ${own.to} “${after || own.empty}”</li>`
}

function detail(
  { columns, locale }: Readonly<{ columns: Columns; locale: Locale }>,
  row: StoredRow,
): Html | string {
  const items = [
    ...row.problems.map(one => problemItem(one, locale)),
    ...row.changes.map(one => changeItem(columns, row.kind, one, locale)),
  ]
  return items.length === 0 ? '–' : html`<ul>${items}</ul>`
}

function nameOf({ link }: PageRequest, row: StoredRow): Html | string {
  const id = row.resultId ?? row.targetId
  return id === null
    ? row.label
    : html`<a href="${link(`${folders[row.kind]}/${id}`)}">${row.label || id}</a>`
}

/** Rows of a file with what was found: old and new values beside each other, and every reason. */
export function rowsTable(
  request: PageRequest,
  { rows, columns }: Readonly<{ rows: readonly StoredRow[]; columns: Columns }>,
): Html {
  const { locale } = request
  const own = words[locale]
  return table({
    caption: own.rowsCaption,
    captionHidden: true,
    columns: Object.values(own.rowColumns).map(label => ({ label })),
    rows: rows.map(row => ({
      cells: [
        own.place(row.sheet, String(row.row)),
        html`<div>${nameOf(request, row)}</div>`,
        rowTag(row, locale),
        html`<div>${detail({ columns, locale }, row)}</div>`,
      ],
    })),
    empty: own.noRows,
  })
}
