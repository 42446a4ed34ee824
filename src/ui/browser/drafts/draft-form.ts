/** What the server tells of one field. */
export type News = Readonly<{
  name: string
  base: string
  state: 'saved' | 'theirs' | 'conflict'
  title?: string
  text?: string
  shown?: string
  who?: string
  /** The name alone. */
  by?: string
  self?: boolean
  when?: string
}>

/**
 * The fields of a draft's form by their names: those of questions are `q.<id>` with a base `b.<id>`, those of scoresheets
 * (`mark.<id>`, `reason.<id>`, `note.<id>`) have their whole name behind `b.`.
 */
export type DraftForm = Readonly<{
  form: HTMLFormElement
  person: string
  page: string
  names: readonly string[]
  /** What each field showed when its base was set: what differs from it was typed. None: typed from the start. */
  drawn: Map<string, string>
  /** The fields that this page itself keeps on the device; another tab may keep the same ones. */
  own: Set<string>
}>

const QUESTION = 'q.'
/** A field's name behind `b.`, `c.` and `s.`. */
export const tailOf = (name: string): string =>
  name.startsWith(QUESTION) ? name.slice(QUESTION.length) : name
const nameOfTail = (tail: string): string => (/^(mark|reason|note)\./.test(tail) ? tail : QUESTION + tail)

const BASE = 'input[type=hidden][name^="b."]'

const controlsOf = (form: HTMLFormElement, name: string): readonly HTMLElement[] =>
  [...form.elements].filter(
    (one): one is HTMLElement => one instanceof HTMLElement && one.getAttribute('name') === name,
  )

export function textOf(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name)
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : ''
}

export function setText(form: HTMLFormElement, name: string, text: string): void {
  for (const control of controlsOf(form, name)) {
    if (control instanceof HTMLInputElement && control.type === 'radio')
      control.checked = control.value === text
    else if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)
      control.value = text
    else if (control instanceof HTMLSelectElement) control.value = text
  }
}

export const baseInput = (form: HTMLFormElement, name: string): HTMLInputElement | null =>
  form.querySelector<HTMLInputElement>(`input[type=hidden][name="${CSS.escape(`b.${tailOf(name)}`)}"]`)

/** The revision in a base: what came first is told by it. */
export const revisionOf = (base: string): number => Number(base.split('-')[0])

export const fieldBlock = (form: HTMLFormElement, name: string): HTMLElement | null =>
  form.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"]`)

export const isTyped = ({ form, drawn }: DraftForm, name: string): boolean =>
  textOf(form, name) !== drawn.get(name)

/** The page's draft, where it has one and its reader is known. */
export function findDraft(): DraftForm | null {
  const form = document.querySelector<HTMLFormElement>('form[data-draft]')
  const person = document.body.dataset.person
  if (!form || !person) return null
  const bases = [...form.querySelectorAll<HTMLInputElement>(BASE)]
  const nameOf = (base: HTMLInputElement): string => nameOfTail(base.name.slice(2))
  // Where the form is shown again, the fields with what was typed are marked: nobody knows here what is stored.
  const known = bases.filter(base => base.dataset.typed === undefined).map(nameOf)
  const drawn = new Map(known.map(name => [name, textOf(form, name)]))
  return { form, person, page: location.pathname, names: bases.map(nameOf), drawn, own: new Set() }
}

/** One field as the device keeps it, with what it is drawn with now. */
export function keptField({ form, person, page }: DraftForm, name: string, value: string) {
  const key = form.querySelector<HTMLInputElement>('input[name="_key"]')?.value ?? ''
  const address = new URL(form.getAttribute('action') ?? location.pathname, location.href).pathname
  return { person, page, name, value, base: baseInput(form, name)?.value ?? '', address, key }
}

/** Tells the autosaving that something changed, as if it had been typed. */
export function touch({ form, names }: DraftForm): void {
  const [first = ''] = names
  controlsOf(form, first)[0]?.dispatchEvent(new Event('input', { bubbles: true }))
}
