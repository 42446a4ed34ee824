import { columnName, type SheetColumn, type SheetContent, type SheetValue } from './sheet.ts'
import { writeZip } from '../zip.ts'

const LONGEST_CELL = 32_767
const LAST_ROW = 10_001
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const PARTS = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (value: string): string => value.replaceAll(/[&<>"]/g, mark => marks[mark] ?? mark)

/** A text as it may stand in a cell: without what XML has no room for, and with what spreadsheets would decode shielded. */
const cellText = (value: string): string =>
  escaped(
    value
      .slice(0, LONGEST_CELL)
      .toWellFormed()
      // oxlint-disable-next-line no-control-regex -- XML has no place for control characters
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
      .replaceAll('\r', '_x000D_'),
  )

/** Styles: 0 plain, 1 heading, 2 text, 3 explanation. */
const STYLES = `${HEAD}<styleSheet ${MAIN}><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><i/><sz val="10"/><color rgb="FF595959"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEFE6D8"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="49" fontId="1" fillId="2" applyFont="1" applyFill="1" applyNumberFormat="1" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="2" applyFont="1" applyNumberFormat="1" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf></cellXfs></styleSheet>`

function cell(value: SheetValue, address: string, style: number): string {
  if (value === null || value === '') return style === 0 ? '' : `<c r="${address}" s="${style}"/>`
  if (typeof value === 'number' && Number.isFinite(value)) return `<c r="${address}"><v>${value}</v></c>`
  return `<c r="${address}" s="${style || 2}" t="inlineStr"><is><t xml:space="preserve">${cellText(String(value))}</t></is></c>`
}

const row = (values: readonly SheetValue[], number: number, style: (column: number) => number): string =>
  `<row r="${number}">${values.map((value, index) => cell(value, `${columnName(index + 1)}${number}`, style(index))).join('')}</row>`

function choicesOf(columns: readonly SheetColumn[]): string {
  const rules = columns.flatMap(({ choices }, index) => {
    if (!choices || choices.count === 0) return []
    const from = columnName(choices.column)
    const place = columnName(index + 1)
    const list = `'${choices.sheet}'!$${from}$2:$${from}$${choices.count + 1}`
    return `<dataValidation type="list" allowBlank="1" errorStyle="warning" showErrorMessage="1" sqref="${place}2:${place}${LAST_ROW}"><formula1>${escaped(list)}</formula1></dataValidation>`
  })
  return rules.length === 0
    ? ''
    : `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`
}

function sheetXml({ columns, rows, hints = 0 }: SheetContent): string {
  const widths = columns
    .map(({ width = 18, text }, index) => {
      const place = index + 1
      return `<col min="${place}" max="${place}" width="${width}" customWidth="1"${text ? ' style="2"' : ''}/>`
    })
    .join('')
  const head = row(
    columns.map(one => one.label),
    1,
    () => 1,
  )
  const body = rows.map((values, index) =>
    row(values, index + 2, column => (index < hints ? 3 : columns[column]?.text ? 2 : 0)),
  )
  const view =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
  return `${HEAD}<worksheet ${MAIN}>${view}${widths === '' ? '' : `<cols>${widths}</cols>`}<sheetData>${head}${body.join('')}</sheetData>${choicesOf(columns)}</worksheet>`
}

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${DOCUMENT}/${type}" Target="${target}"/>`

/** An XLSX file without a formula or a macro: every text is a text, whatever it begins with. */
export function writeSheets(sheets: readonly SheetContent[]): Buffer {
  const numbered = sheets.map((sheet, index) => ({ sheet, number: index + 1 }))
  const types = numbered
    .map(
      ({ number }) =>
        `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${PARTS}.worksheet+xml"/>`,
    )
    .join('')
  const names = numbered
    .map(
      ({ sheet, number }) => `<sheet name="${escaped(sheet.name)}" sheetId="${number}" r:id="rId${number}"/>`,
    )
    .join('')
  const parts: [string, string][] = [
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${PARTS}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${PARTS}.styles+xml"/>${types}</Types>`,
    ],
    [
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook ${MAIN} xmlns:r="${DOCUMENT}"><sheets>${names}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${numbered
        .map(({ number }) => relation(`rId${number}`, 'worksheet', `worksheets/sheet${number}.xml`))
        .join('')}${relation('rIdStyles', 'styles', 'styles.xml')}</Relationships>`,
    ],
    ['xl/styles.xml', STYLES],
    ...numbered.map(({ sheet, number }): [string, string] => [
      `xl/worksheets/sheet${number}.xml`,
      sheetXml(sheet),
    ]),
  ]
  return writeZip(parts.map(([name, content]) => [name, Buffer.from(content)] as const))
}
