import { escaped } from '../builders/html-text.ts'
import { findForm, type Control, type PageForm } from '../builders/page-forms.ts'
import type { Answer } from '../builders/test-client.ts'

/** What a form sends: a text, a file, or a name that comes more than once. */
export type Sent = string | File | readonly string[] | readonly File[]
export type Fields = Readonly<Record<string, Sent>>

/** A form as somebody would send it rightly, with the act that its button names. */
export type Specimen = Readonly<{ form: PageForm; action: string; fields: Fields }>

/** One way to send a form wrongly; `refuse` holds the answers that are right. */
export type Probe = Readonly<{ name: string; fields: Fields; refuse: readonly number[] }>

/** Sent by a script while one types: too small an act for the ledger. What is right is kept, and no page is shown again. */
export const autosaved: ReadonlySet<string> = new Set(['nomination.autosave', 'scoresheet.autosave'])

/** One sending of these changes several records, each with an entry of its own. */
export const eachRecord: ReadonlySet<string> = new Set(['assessment.take-over'])

const LONG = 'x'.repeat(200_000)
/** A page cannot show an option that it does not have. */
const NO_OPTION = 'bukan-pilihan'
const isTyped = (control: Control): boolean => control.kind !== 'file'
const isText = ({ kind }: Control): boolean => kind === 'text' || kind === 'password'
const isGuided = ({ kind }: Control): boolean => kind === 'number' || kind === 'date' || kind === 'choice'

/** Changes the controls of a form; a control for which the change gives undefined is not sent. */
function changed(
  { form, fields }: Specimen,
  which: (control: Control) => boolean,
  change: (control: Control, value: Sent | undefined) => Sent | undefined,
): Fields | null {
  const controls = form.controls.filter(which)
  if (controls.length === 0) return null
  const next: Record<string, Sent> = { ...fields }
  for (const control of controls) {
    const value = change(control, fields[control.name])
    if (value === undefined) delete next[control.name]
    else next[control.name] = value
  }
  return next
}

const emptied = ({ kind }: Control): Sent | undefined =>
  kind === 'choice' || kind === 'check' || kind === 'file' ? undefined : ''

const wrongKind = ({ kind }: Control): Sent =>
  kind === 'date' ? '2031-02-31' : kind === 'number' ? 'seratus' : NO_OPTION

const asFile = (_: Control, value: Sent | undefined): Sent =>
  new File([typeof value === 'string' ? value : 'teks'], 'isian.txt', { type: 'text/plain' })

/** An unfinished answer is kept as it is; what is missing is told before the submission. */
const drafts = new Set([
  'nomination.answer',
  'scoresheet.mark',
  'scoresheet.review',
  'objection.open',
  'objection.write',
  ...autosaved,
])

/** Buttons beside fields that are not theirs. */
const withoutFields = new Set(['photo.remove'])

/** Every way to fill the controls of a form wrongly. */
export function fieldProbes(specimen: Specimen): readonly Probe[] {
  if (withoutFields.has(specimen.action)) return []
  const needed = !drafts.has(specimen.action) && specimen.form.controls.some(one => one.required)
  // A form with more files than anybody sends is not read at all.
  const firstTexts = new Set(
    specimen.form.controls
      .filter(isText)
      .slice(0, 3)
      .map(one => one.name),
  )
  const all: readonly (readonly [string, Fields | null])[] = [
    ['everything empty', needed ? changed(specimen, () => true, emptied) : null],
    ['200,000 characters', changed(specimen, isText, () => LONG)],
    ['control characters', changed(specimen, isText, () => `\u0000\u0007${LONG}\u001b`)],
    ['unknown choices, numbers and dates', changed(specimen, isGuided, wrongKind)],
    [
      'names twice',
      changed(specimen, isTyped, (_, value) => (typeof value === 'string' ? [value, value] : [])),
    ],
    ['texts as files', changed(specimen, one => firstTexts.has(one.name), asFile)],
    [
      'files as texts',
      changed(
        specimen,
        one => one.kind === 'file',
        () => 'bukan berkas',
      ),
    ],
  ]
  return all.flatMap(([name, fields]) => (fields ? [{ name, fields, refuse: [422, 404] }] : []))
}

/** Row versions that are not that of the record. */
export function versionProbes({ form, fields }: Specimen): readonly Probe[] {
  const version = form.hidden['version']
  if (version === undefined) return []
  const wrong = (value: string, refuse: readonly number[]): Probe => ({
    name: `version ${value}`,
    fields: { ...fields, version: value },
    refuse,
  })
  return [
    wrong(String(Number(version) - 1), [409]),
    wrong(String(Number(version) + 1), [409]),
    ...['', 'abc', '1e999', '99999999999999999999'].map(value => wrong(value, [409])),
  ]
}

const idOfLink = /<a href="#([^"]+)">/g

/** What a page that refuses a form lacks: the list on top, links that lead somewhere. */
export function summaryFaults({ body }: Answer, wantsLink: boolean): readonly string[] {
  const summary = /<div class="summary"[\s\S]*?<\/ul>/.exec(body)?.[0]
  if (summary === undefined) return /class="notice notice--error/.test(body) ? [] : ['no summary on top']
  const links = [...summary.matchAll(idOfLink)].map(match => match[1] ?? '')
  const lost = links
    .filter(id => !body.includes(` id="${id}"`))
    .map(id => `the summary's link #${id} leads nowhere`)
  return wantsLink && links.length === 0 ? [...lost, 'no link to a field in the summary'] : lost
}

const hiddenOf = ({ hidden }: PageForm): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(hidden).filter(
      ([name]) => !['_key', 'version', 'date', 'time', 'until', 'seen'].includes(name),
    ),
  )

/** What the page lost of what was typed. Passwords and files are never sent back. */
export function lostFrom({ body }: Answer, { form, action }: Specimen, sent: Fields): readonly string[] {
  if (autosaved.has(action)) return []
  const shown = findForm(body, action, hiddenOf(form))
  if (!shown) return [`the form of ${action} is not shown again`]
  return form.controls.flatMap(({ name, kind }) => {
    const value = sent[name]
    if (
      kind === 'password' ||
      kind === 'file' ||
      value === NO_OPTION ||
      typeof value !== 'string' ||
      value === ''
    )
      return []
    // oxlint-disable-next-line no-control-regex -- those are taken out of what is typed
    const expected = value.replaceAll(/[\u0000-\u0008\u000e-\u001f]/g, '')
    const kept = shown.fields[name] === expected || (kind === 'text' && body.includes(escaped(expected)))
    return kept ? [] : [`${name} lost what was typed`]
  })
}
