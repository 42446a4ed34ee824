import { attribute, unescape } from './html-text.ts'

/** One control of a form, as the page shows it. */
export type Control = Readonly<{
  name: string
  kind: 'text' | 'number' | 'date' | 'password' | 'choice' | 'check' | 'file'
  required: boolean
}>

/** A form of a page: where it goes, the buttons that act, what it hides, what one types, and what it would send. */
export type PageForm = Readonly<{
  target: string
  multipart: boolean
  actions: readonly string[]
  hidden: Readonly<Record<string, string>>
  controls: readonly Control[]
  /** Hidden and visible fields as they stand. */
  fields: Readonly<Record<string, string>>
}>

const has = (tag: string, name: string): boolean => new RegExp(`\\s${name}(?=[\\s>=])`).test(tag)

type Found = { control: Control | null; name: string; value: string | null }

const kinds: Readonly<Record<string, Control['kind']>> = {
  radio: 'choice',
  checkbox: 'check',
  file: 'file',
  date: 'date',
  password: 'password',
}

function inputOf(tag: string): Found | null {
  const name = attribute(tag, 'name')
  const type = attribute(tag, 'type') ?? 'text'
  if (!name || type === 'submit' || has(tag, 'disabled')) return null
  const value = attribute(tag, 'value') ?? ''
  if (type === 'hidden') return { control: null, name, value }
  const isNumber = /inputmode="(numeric|decimal)"/.test(tag)
  const kind = kinds[type] ?? (isNumber ? 'number' : 'text')
  const isOff = (type === 'radio' || type === 'checkbox') && !has(tag, 'checked')
  const control = { name, kind, required: has(tag, 'required') }
  return { control, name, value: isOff || type === 'file' ? null : value }
}

function areaOf(head: string, content: string): Found | null {
  const name = attribute(head, 'name')
  if (!name) return null
  return { control: { name, kind: 'text', required: has(head, 'required') }, name, value: unescape(content) }
}

function selectOf(head: string, content: string): Found | null {
  const name = attribute(head, 'name')
  if (!name) return null
  const options = content.match(/<option\b[^>]*>/g) ?? []
  const chosen = options.find(one => has(one, 'selected')) ?? options[0]
  const value = (chosen && attribute(chosen, 'value')) ?? ''
  return { control: { name, kind: 'choice', required: has(head, 'required') }, name, value }
}

function foundIn(form: string): readonly Found[] {
  const bodies = (tag: string) => [
    ...form.matchAll(new RegExp(`(<${tag}\\b[^>]*>)([\\s\\S]*?)</${tag}>`, 'g')),
  ]
  return [
    ...(form.match(/<input\b[^>]*>/g) ?? []).map(inputOf),
    ...bodies('textarea').map(([, head = '', content = '']) => areaOf(head, content)),
    ...bodies('select').map(([, head = '', content = '']) => selectOf(head, content)),
  ].filter(one => one !== null)
}

function formOf(source: string): PageForm {
  const head = /<form\b[^>]*>/.exec(source)?.[0] ?? ''
  const found = foundIn(source)
  const buttons = (source.match(/<button\b[^>]*>/g) ?? []).filter(
    one => attribute(one, 'name') === 'action' && !has(one, 'disabled'),
  )
  const autosaved = attribute(head, 'data-autosave')
  const controls = new Map(found.flatMap(one => (one.control ? [[one.name, one.control] as const] : [])))
  const actions = [
    ...buttons.flatMap(one => attribute(one, 'value') ?? []),
    ...(autosaved ? [autosaved] : []),
  ]
  const hidden = found.filter(one => one.control === null)
  return {
    target: attribute(head, 'action') ?? '',
    multipart: attribute(head, 'enctype') === 'multipart/form-data',
    actions: hidden.some(one => one.name === 'action')
      ? [...actions, ...hidden.flatMap(one => (one.name === 'action' ? (one.value ?? '') : []))]
      : actions,
    hidden: Object.fromEntries(hidden.map(one => [one.name, one.value ?? ''])),
    controls: [...controls.values()],
    fields: Object.fromEntries(found.flatMap(one => (one.value === null ? [] : [[one.name, one.value]]))),
  }
}

/** Every form of a page that is sent by POST. */
export const formsOf = (body: string): readonly PageForm[] =>
  (body.match(/<form\b[\s\S]*?<\/form>/g) ?? [])
    .filter(one => /^<form\b[^>]*method="post"/.test(one))
    .map(formOf)

/** The form with this action that holds these hidden values. */
export const findForm = (
  body: string,
  action: string,
  holding: Readonly<Record<string, string>> = {},
): PageForm | undefined =>
  formsOf(body).find(
    one =>
      one.actions.includes(action) &&
      Object.entries(holding).every(([name, value]) => one.fields[name] === value),
  )
