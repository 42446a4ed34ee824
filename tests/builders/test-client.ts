import type { Hono } from 'hono'
import { attribute, unescape } from './html-text.ts'

export type Answer = Readonly<{ status: number; body: string; headers: Headers; location: string | null }>

/**
 * A visitor without script: keeps cookies, opens pages, and sends the forms that the pages hold, hidden keys and
 * row versions included. Goes to the server's handler directly, without a socket.
 */
export class TestClient {
  private readonly server: Hono
  private readonly cookies = new Map<string, string>()

  constructor(server: Hono) {
    this.server = server
  }

  private async send(path: string, init: RequestInit = {}): Promise<Answer> {
    const headers = new Headers(init.headers)
    if (this.cookies.size > 0)
      headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await this.server.request(`http://localhost${path}`, {
      ...init,
      headers,
      redirect: 'manual',
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const [name = '', ...value] = pair.split('=')
      if (/max-age=0/i.test(cookie)) this.cookies.delete(name)
      else this.cookies.set(name, value.join('='))
    }
    return {
      status: response.status,
      body: await response.text(),
      headers: response.headers,
      location: response.headers.get('location'),
    }
  }

  get = (path: string): Promise<Answer> => this.send(path)

  /** Any request, with the visitor's cookies. */
  request = (path: string, init: RequestInit): Promise<Answer> => this.send(path, init)

  async signIn(persona: string): Promise<Answer> {
    const answer = await this.post('/masuk/demo', { persona })
    if (answer.status !== 303) throw new Error(`demo sign-in of ${persona} answered ${answer.status}`)
    return answer
  }

  /** Sends fields as they are, without opening the page first. */
  post(
    path: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries(fields))
      for (const one of [value].flat()) body.append(name, one)
    return this.send(path, {
      method: 'POST',
      body: body.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    })
  }

  /** Sends a form with files. */
  postFiles(
    path: string,
    fields: Readonly<Record<string, string | File | readonly File[]>>,
  ): Promise<Answer> {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) {
      for (const one of [value].flat() as (string | File)[]) body.append(name, one)
    }
    return this.send(path, { method: 'POST', body })
  }

  /** Opens a page, finds the form with the button of this action, and sends it with these fields typed in. */
  async submit(
    path: string,
    action: string,
    typed: Readonly<Record<string, string | readonly string[] | File | readonly File[]>>,
  ): Promise<Answer> {
    const page = await this.get(path)
    const form = formWith(page.body, action)
    if (!form) throw new Error(`${path} (${page.status}) has no button ${action}`)
    const fields = { ...form.fields, ...typed, action }
    const hasFile = Object.values(fields)
      .flat()
      .some((value: unknown) => value instanceof File)
    return hasFile || form.multipart
      ? this.postFiles(form.target, fields as Record<string, string | File>)
      : this.post(form.target, fields as Record<string, string>)
  }
}

type FoundForm = Readonly<{ target: string; multipart: boolean; fields: Readonly<Record<string, string>> }>

/** The form that holds a button of the action, and these values, with everything that it would send as it stands. */
export function formWith(
  body: string,
  action: string,
  holding: Readonly<Record<string, string>> = {},
): FoundForm | null {
  const forms = body.match(/<form\b[\s\S]*?<\/form>/g) ?? []
  const form = forms.find(one => {
    const fields = fieldsOf(one)
    const buttons = one.match(/<button\b[^>]*>/g) ?? []
    return (
      buttons.some(button => attribute(button, 'value') === action) &&
      Object.entries(holding).every(([name, value]) => fields[name] === value)
    )
  })
  if (!form) return null
  const head = /<form\b[^>]*>/.exec(form)?.[0] ?? ''
  return {
    target: attribute(head, 'action') ?? '',
    multipart: attribute(head, 'enctype') === 'multipart/form-data',
    fields: fieldsOf(form),
  }
}

function fieldsOf(form: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const tag of form.match(/<input\b[^>]*>/g) ?? []) {
    const name = attribute(tag, 'name')
    const type = attribute(tag, 'type') ?? 'text'
    if (!name || type === 'file' || type === 'submit') continue
    if ((type === 'radio' || type === 'checkbox') && !/\schecked\b/.test(tag)) continue
    fields[name] = attribute(tag, 'value') ?? ''
  }
  for (const match of form.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)) {
    const name = attribute(` ${match[1] ?? ''}`, 'name')
    if (name) fields[name] = unescape(match[2] ?? '')
  }
  for (const match of form.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const name = attribute(` ${match[1] ?? ''}`, 'name')
    const chosen = (match[2]?.match(/<option\b[^>]*>/g) ?? []).find(option => /\sselected\b/.test(option))
    if (name) fields[name] = chosen ? (attribute(chosen, 'value') ?? '') : ''
  }
  return fields
}
