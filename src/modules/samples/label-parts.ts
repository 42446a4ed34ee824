import { html } from '../../platform/html.ts'
import { formatNumber } from '../../platform/translations.ts'
import { pageTitle } from '../../ui/index.ts'
import { notFound, type PageRequest, type PageResult } from '../../web/index.ts'
import { labelWords } from './label-messages.ts'

/** Labels of one file: typesetting holds everybody else up, and two hundred take about a second. */
const MOST_LABELS = 200

/** Nothing of what was named is there for this reader; a whole list without labels is no mistake, and says so. */
function nothingToPrint({ locale, query }: PageRequest): PageResult {
  if (query.has('contoh')) return notFound
  const title = labelWords[locale].noLabels
  return { kind: 'page', title, body: pageTitle({ locale, title, lead: labelWords[locale].noLabelsText }) }
}

function listOfParts({ locale, link, path, query }: PageRequest, labels: number): PageResult {
  const own = labelWords[locale]
  const said = (number: number): string => formatNumber(number, locale)
  const starts = Array.from({ length: Math.ceil(labels / MOST_LABELS) }, (_, index) => index * MOST_LABELS)
  const items = starts.map((start, index) => {
    const address = new URLSearchParams(query)
    address.set('bagian', String(index + 1))
    const range = own.part(said(index + 1), said(start + 1), said(Math.min(labels, start + MOST_LABELS)))
    return html`<li><a href="${link(`${path}?${address.toString()}`)}">${range}</a></li>`
  })
  const title = own.partsTitle(said(labels))
  const body = html`${pageTitle({ locale, title, lead: own.partsLead })}<ul>${items}</ul>`
  return { kind: 'page', title, body, audience: 'signed-in' }
}

/** Prints labels in files of no more than so many; where that takes several, a page leads to each of them. */
export function inParts<Label>(
  request: PageRequest,
  labels: readonly Label[],
  print: (part: readonly Label[]) => PageResult,
): PageResult {
  if (labels.length === 0) return nothingToPrint(request)
  if (labels.length <= MOST_LABELS) return print(labels)
  const asked = Number(request.query.get('bagian') ?? Number.NaN)
  const part =
    Number.isInteger(asked) && asked > 0 ? labels.slice((asked - 1) * MOST_LABELS, asked * MOST_LABELS) : []
  return part.length > 0 ? print(part) : listOfParts(request, labels.length)
}
