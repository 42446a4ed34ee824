import { html, type Html } from '../../../platform/html.ts'
import { formatMoment, formatNumber, formatSize } from '../../../platform/translations.ts'
import {
  actionButton,
  checkField,
  choiceField,
  emptyState,
  errorSummary,
  form,
  formActions,
  linkButton,
  notice,
  pageTitle,
  progressBar,
  section,
  statusTag,
  table,
} from '../../../ui/index.ts'
import { capitalDay } from '../../../platform/local-time.ts'
import { fieldState, problemsOf, typed, type PageRequest } from '../../../web/index.ts'
import { certificatesAddress, LIST_PATH, parametersOf } from '../certificate-list.ts'
import { confermentName, managedPath, type Conferment } from '../conferment.ts'
import {
  printLanguages,
  PRINTS_PATH,
  printPath,
  type Print,
  type PrintChoice,
  type PrintedItem,
} from '../print.ts'
import { printWords } from '../print-messages.ts'

/** In the address of a page that looks again by itself without script. */
export const AGAIN = 'otomatis'

const PRINT = 'certificate.print'
const FOLLOWED_FOR = 60_000

const tones = {
  making: 'waiting',
  done: 'good',
  empty: 'bad',
  cancelled: 'neutral',
  swept: 'neutral',
} as const

/** A file whose days are over counts as swept, whether its bytes are gone or not. */
export const shownState = ({ state, keptUntil, fileSha256 }: Print, now: Date): keyof typeof tones =>
  state === 'done' && (fileSha256 === null || keptUntil === null || keptUntil <= now) ? 'swept' : state

export type AskView = Readonly<{
  choice: PrintChoice
  event: Conferment | null
  /** What was chosen in words: the filters that are set. */
  filters: readonly Readonly<{ term: string; detail: string }>[]
  printable: number
  leftOut: number
  atMost: number
  prints: readonly Print[]
  mayPrint: boolean
}>

function askForm(request: PageRequest, view: AskView): Html {
  const { locale, link } = request
  const own = printWords[locale]
  const { choice, event, printable, leftOut, atMost } = view
  const count = formatNumber(printable, locale)
  const change = event ? managedPath(event.id) : certificatesAddress(choice.query)
  const back = html`<p><a href="${link(change)}">${own.change}</a></p>`
  const facts = [
    ...(event ? [{ term: '', detail: own.ofEvent(confermentName(event)[locale]) }] : []),
    ...view.filters,
  ].map(one => html`<li>${one.term === '' ? '' : html`${one.term}: `}${one.detail}</li>`)
  const said = html`${facts.length > 0 ? html`<ul>${facts}</ul>` : ''}<p><b>${own.count(count)}</b></p>${leftOut > 0 ? notice({ locale, kind: 'info', text: own.leftOut(formatNumber(leftOut, locale)) }) : ''}`
  if (printable === 0) return html`${said}${notice({ locale, kind: 'info', text: own.nothing })}${back}`
  if (printable + leftOut > atMost)
    return html`${said}${notice({ locale, kind: 'warning', text: own.tooMany(formatNumber(atMost, locale)) })}${back}`
  if (!view.mayPrint) return html`${said}${back}`
  const kept = Object.entries({ ...parametersOf(choice.query), acara: choice.eventId })
    .filter(([, value]) => value !== '')
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)
  const { problem } = fieldState(request, PRINT, 'cover')
  const cover = checkField({
    locale,
    name: 'cover',
    label: own.cover,
    checked: typed(request.form, PRINT, 'cover', '') === 'yes',
    ...(problem === undefined ? {} : { problem }),
  })
  const language = choiceField({
    ...fieldState(request, PRINT, 'language', 'id'),
    label: own.language,
    hint: own.languageHint,
    required: true,
    choices: printLanguages.map(value => ({ value, label: own.languages[value] })),
  })
  const button = actionButton({ action: PRINT, label: own.submit(count) })
  const body = html`${kept}${language}${cover}${formActions([button])}`
  return html`${said}${form({ action: link(PRINTS_PATH), key: request.formKey(), label: own.title, body })}${back}`
}

/** What would be printed, the button, and the files that were made before. */
export function printsPage(request: PageRequest, view: AskView): Html {
  const { locale, link, now } = request
  const own = printWords[locale]
  const rows = view.prints.map(print => {
    const state = shownState(print, now)
    return {
      cells: [
        html`<a href="${link(printPath(print.id))}">${formatMoment(print.askedAt, locale)}</a>`,
        own.languages[print.language],
        statusTag({ state, label: own.states[state], tone: tones[state] }),
        state === 'done' && print.bytes !== null ? formatSize(print.bytes, locale) : '–',
      ],
    }
  })
  const earlier = table({
    caption: own.earlier,
    captionHidden: true,
    columns: [own.askedAt, own.language, own.state, own.file].map(label => ({ label })),
    rows,
    empty: emptyState({ title: own.none, text: own.noneText }),
  })
  return html`${pageTitle({
    locale,
    title: own.title,
    lead: own.lead,
    crumbs: [{ label: own.toList, href: link(LIST_PATH) }],
  })}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${notice({ locale, kind: 'info', text: own.original })}
${section({ title: own.chosen, body: askForm(request, view) })}
${section({ title: own.earlier, body: earlier })}`
}

export type PrintView = Readonly<{
  print: Print
  done: number
  total: number
  /** What is not in the file; empty while it is made. */
  missing: readonly PrintedItem[]
  /** Numbers of certificates in the file that are no longer in force. */
  changed: readonly string[]
  mayPrint: boolean
}>

function making(request: PageRequest, { print, done, total, mayPrint }: PrintView): Html {
  const { locale, link } = request
  const own = printWords[locale]
  const bar = progressBar({
    locale,
    label: own.progress,
    done,
    total,
    doneText: formatNumber(done, locale),
    totalText: formatNumber(total, locale),
  })
  const joining = done === total ? html`<p>${own.joining}</p>` : ''
  const cancel = mayPrint
    ? form({
        action: link(printPath(print.id)),
        key: request.formKey(),
        version: print.rowVersion,
        label: own.cancel,
        body: formActions([
          actionButton({ action: 'certificate.cancel-print', label: own.cancel, kind: 'secondary' }),
        ]),
      })
    : ''
  return html`${bar}${joining}<noscript><p><a href="${link(printPath(print.id))}?${AGAIN}=1">${own.again}</a></p></noscript>${cancel}`
}

function ready(request: PageRequest, { print, changed }: PrintView): Html {
  const { locale, link } = request
  const own = printWords[locale]
  if (changed.length > 0) return notice({ locale, kind: 'warning', text: own.changed(changed.join(', ')) })
  const items = [
    { term: own.file, detail: own.pages(formatNumber(print.pages ?? 0, locale)) },
    ...(print.keptUntil ? [{ term: '', detail: own.until(formatMoment(print.keptUntil, locale)) }] : []),
  ].map(one => html`<p>${one.detail}</p>`)
  const button = linkButton({
    href: link(`${printPath(print.id)}/berkas`),
    label: own.download(formatSize(print.bytes ?? 0, locale)),
    kind: 'primary',
  })
  return html`${items}<div class="buttons">${button}</div>`
}

function missingTable({ locale }: PageRequest, { missing }: PrintView): Html | '' {
  if (missing.length === 0) return ''
  const own = printWords[locale]
  return section({
    title: own.missing,
    body: table({
      caption: own.missing,
      captionHidden: true,
      columns: [own.number, own.product, own.cause].map(label => ({ label })),
      rows: missing.map(({ certificate, cause }) => ({
        cells: [certificate.number, certificate.content.product, cause === null ? '–' : own.causes[cause]],
      })),
      empty: '',
    }),
  })
}

/** How far one print file is, and the file once it is made. */
export function printPage(request: PageRequest, view: PrintView): Html {
  const { locale, link, now } = request
  const own = printWords[locale]
  const { print, done } = view
  const state = shownState(print, now)
  const bodies = {
    making: () => making(request, view),
    done: () => ready(request, view),
    swept: () => notice({ locale, kind: 'info', text: own.swept }),
    empty: () => notice({ locale, kind: 'error', text: own.states.empty }),
    cancelled: () => notice({ locale, kind: 'info', text: own.states.cancelled }),
  }
  const version = printVersion(print, done, now)
  const language = html`<p>${own.language}: ${own.languages[print.language]}</p>`
  const body = html`<p>${statusTag({ state, label: own.states[state], tone: tones[state] })}</p>${language}${bodies[state]()}${missingTable(request, view)}`
  // A page that followed the work is drawn once more after it ended.
  const isNew = print.endedAt === null || now.getTime() - print.endedAt.getTime() < FOLLOWED_FOR
  const live = isNew
    ? html`<div class="live" data-live="${printPath(print.id)}/denyut" data-live-version="${version}">${body}</div>`
    : html`<div class="stack">${body}</div>`
  return html`${pageTitle({
    locale,
    title: own.one(formatMoment(print.askedAt, locale)),
    crumbs: [
      { label: own.toList, href: link(LIST_PATH) },
      { label: own.title, href: link(PRINTS_PATH) },
    ],
  })}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${notice({ locale, kind: 'info', text: own.original })}
${live}`
}

export const printVersion = (print: Print, done: number, now: Date): string =>
  `${shownState(print, now)} ${done}`
export const printFileName = (request: PageRequest, print: Print): string =>
  printWords[request.locale].fileName(capitalDay(print.askedAt))
