import { may, mayEver } from '../../access/index.ts'
import { writeSpreadsheet, SPREADSHEET_BYTES } from '../../platform/spreadsheets/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { findEditionBySlug, isPublic, listEditions, publishedRulesOf } from '../editions/index.ts'
import { namesOf } from '../people/index.ts'
import { listDistricts } from '../regions/index.ts'
import { columnsOf, reasonColumn, sheetNames } from './columns.ts'
import { cancelImport, confirmImport } from './confirm-import.ts'
import { kinds, outcomes, verdicts, type Import, type ImportSettings, type Kind } from './import.ts'
import { findImport, listImports } from './import-store.ts'
import { words } from './messages.ts'
import { importAddress, importPage } from './pages/import-page.ts'
import { importsPage } from './pages/imports-page.ts'
import { regenciesWithin } from './places.ts'
import { countRows, listWrongKinds, listRows, type RowPart } from './row-store.ts'
import { IMPORTS_PATH, sendImport } from './send-import.ts'
import { templateSheets } from './template.ts'

const PAGE_ROWS = 50
const FILES = 25
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function showImports(request: PageRequest): Promise<PageResult> {
  const { reader, actor, locale, link, query } = request
  const found = await listImports(reader, actor, { after: query.get('setelah'), limit: FILES + 1 })
  const imports = found.slice(0, FILES)
  const last = imports.at(-1)
  const view = {
    imports,
    counts: await countRows(
      reader,
      imports.map(one => one.id),
    ),
    names: await namesOf(
      reader,
      imports.map(one => one.sentBy),
    ),
    editions: (await listEditions(reader)).filter(one => isPublic(one) && one.state === 'open'),
    maySend: mayEver(actor, 'import.send'),
    olderHref: found.length > FILES && last ? link(`${IMPORTS_PATH}?setelah=${last.id}`) : null,
  }
  return { kind: 'page', title: words[locale].title, body: importsPage(request, view), audience: 'signed-in' }
}

const partOf = (written: string | null): RowPart =>
  [...verdicts, ...outcomes].find(one => one === written) ?? null

/** The page of rows that an address names: after a position, before one, or the first. */
async function rowsOf({ reader, query, link }: PageRequest, id: string) {
  const part = partOf(query.get('bagian'))
  const position = (name: string): number | null =>
    /^\d{1,6}$/.test(query.get(name) ?? '') ? Number(query.get(name)) : null
  const [after, before] = [position('setelah'), position('sebelum')]
  const backwards = after === null && before !== null
  const page = { after: (backwards ? before : after) ?? -1, limit: PAGE_ROWS + 1, backwards }
  const found = await listRows(reader, id, part, page)
  const more = found.length > PAGE_ROWS
  const rows = backwards ? found.slice(-PAGE_ROWS) : found.slice(0, PAGE_ROWS)
  const address = (name: string, at: number | undefined): string =>
    link(importAddress(id, part, { [name]: String(at ?? 0) }))
  const [first, last] = [rows[0]?.position, rows.at(-1)?.position]
  return {
    part,
    rows,
    newerHref: rows.length > 0 && (backwards ? more : after !== null) ? address('sebelum', first) : null,
    olderHref: rows.length > 0 && (backwards || more) ? address('setelah', last) : null,
  }
}

async function findFor({ reader, actor, params }: PageRequest): Promise<Import | null> {
  const found = await findImport(reader, params['id'] ?? '')
  return found && may(actor, 'import.read', { areaPath: found.areaPath }).allowed ? found : null
}

const showImport =
  ({ types, producerNumber }: ImportSettings) =>
  async (request: PageRequest): Promise<PageResult> => {
    const { reader, actor } = request
    const found = await findFor(request)
    if (!found) return notFound
    const facts = { areaPath: found.areaPath }
    const view = {
      found,
      counts: (await countRows(reader, [found.id])).get(found.id) ?? {},
      names: await namesOf(reader, [found.sentBy, ...(found.confirmedBy ? [found.confirmedBy] : [])]),
      columns: columnsOf(types, producerNumber),
      ...(await rowsOf(request, found.id)),
      wrongKinds: await listWrongKinds(reader, found.id),
      mayConfirm: may(actor, 'import.confirm', facts).allowed,
      mayCancel: may(actor, 'import.cancel', facts).allowed,
    }
    return {
      kind: 'page',
      title: found.name,
      body: importPage(request, view),
      audience: 'signed-in',
      saved: words[request.locale].saved[found.state],
    }
  }

/** The wrong rows of one kind with their reasons, under the template's headings: mended there and sent again. */
const showWrong =
  ({ types, producerNumber }: ImportSettings) =>
  async (request: PageRequest): Promise<PageResult> => {
    const { reader, locale, query } = request
    const found = await findFor(request)
    const kind = kinds.find(one => one === query.get('lembar')) ?? null
    if (!found) return notFound
    const rows = await listRows(reader, found.id, 'wrong', { after: -1, limit: Number.MAX_SAFE_INTEGER })
    const shown: Kind = kind ?? rows[0]?.kind ?? 'producer'
    const columns = columnsOf(types, producerNumber)[shown]
    return {
      kind: 'table',
      fileName: sheetNames[shown][locale],
      columns: [reasonColumn[locale], ...columns.map(one => one.label[locale])],
      rows: rows
        .filter(one => one.kind === shown)
        .map(one => [
          one.problems.map(problem => problem.message[locale]).join(' '),
          ...columns.map(column => one.cells[column.id] ?? null),
        ]),
    }
  }

const showTemplate =
  ({ types, producerNumber }: ImportSettings) =>
  async ({ reader, actor, locale, params }: PageRequest): Promise<PageResult> => {
    const slug = /^(.+)\.xlsx$/.exec(params['file'] ?? '')?.[1] ?? ''
    const edition = await findEditionBySlug(reader, slug)
    const rules = edition && isPublic(edition) ? await publishedRulesOf(reader, edition.id) : null
    if (!edition || !rules) return notFound
    const [regency, ...others] = regenciesWithin(actor.areaPath)
    const districts = regency && others.length === 0 ? await listDistricts(reader, regency.code) : []
    const sheets = templateSheets({
      locale,
      edition: edition.title,
      columns: columnsOf(types, producerNumber),
      commodities: rules.rules.document.commodities,
      types,
      districts: districts.map(one => one.name),
    })
    return {
      kind: 'file',
      content: await writeSpreadsheet(sheets),
      mediaType: WORKBOOK,
      disposition: 'attachment',
      fileName: `impor-${edition.slug}.xlsx`,
      cache: 'none',
    }
  }

/** Where offices bring in spreadsheets. */
export const importsRoutes = (settings: ImportSettings): readonly Route[] => [
  {
    path: IMPORTS_PATH,
    access: 'import.read',
    page: showImports,
    actions: [sendImport(settings)],
    fileBytes: SPREADSHEET_BYTES + 1,
    judgesFiles: true,
  },
  { path: `${IMPORTS_PATH}/templat/:file`, access: 'import.read', page: showTemplate(settings) },
  { path: `${IMPORTS_PATH}/:id/salah.csv`, access: 'import.read', page: showWrong(settings) },
  {
    path: `${IMPORTS_PATH}/:id`,
    access: 'import.read',
    page: showImport(settings),
    actions: [confirmImport, cancelImport],
  },
]
