import type { Hono } from 'hono'
import { formWith, TestClient } from '../builders/test-client.ts'

export type Typed = Readonly<Record<string, string | TypedFile>>
export type TypedFile = Readonly<{ name: string; type: string; content: Buffer }>

/** One who goes through the product by its pages alone: over plain HTTP, or in a real browser. */
export type Walker = Readonly<{
  /** Signs in as a demo person, in the given role when the person has several. */
  signIn: (persona: string, role?: string) => Promise<void>
  /** Opens a page and returns its HTML. */
  open: (path: string) => Promise<string>
  /** Types into the form that has the action's button (and holds these hidden values), presses the button, and returns the address after it. */
  submit: (
    path: string,
    action: string,
    typed?: Typed,
    holding?: Readonly<Record<string, string>>,
  ) => Promise<string>
}>

export class Stuck extends Error {}

const wordsOf = (body: string): string =>
  body
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')

/** The sentences of a refused form, for a message that helps. */
export const complaintsOf = (body: string): string => {
  const summary = /<div class="summary"[\s\S]*?<\/ul>/.exec(body)?.[0]
  return wordsOf(summary ?? body)
    .trim()
    .slice(0, 1_500)
}

/** The path of the grant's button whose label begins with this role's name. */
export function grantOf(body: string, role: string): string | null {
  const buttons = [...body.matchAll(/name="grant" value="([^"]+)"[^>]*>([\s\S]*?)<\/button>/g)]
  return buttons.find(([, , label = '']) => wordsOf(label).trim().startsWith(role))?.[1] ?? null
}

const withoutMark = (address: string): string => address.replace(/[?&](berhasil|ulang)=[^#&]*/, '')

/** Walks over plain HTTP, as a browser without script does. */
export function httpWalker(server: Hono): Walker {
  let client = new TestClient(server)
  const open = async (path: string): Promise<string> => {
    const answer = await client.get(path)
    if (answer.status !== 200)
      throw new Stuck(`${path} answered ${answer.status}: ${complaintsOf(answer.body)}`)
    return answer.body
  }
  return {
    open,
    signIn: async (persona, role) => {
      client = new TestClient(server)
      await client.signIn(persona)
      if (role === undefined) return
      const page = await client.get('/tugas')
      const grant = grantOf(page.body, role)
      const form = formWith(page.body, grant ?? '')
      if (grant === null || !form) return
      await client.post(form.target, { ...form.fields, grant })
    },
    submit: async (path, action, typed = {}, holding = {}) => {
      const form = formWith(await open(path), action, holding)
      if (!form) throw new Stuck(`${path} has no button ${action}`)
      const files = Object.entries(typed).map(
        ([name, value]) =>
          [
            name,
            typeof value === 'string'
              ? value
              : new File([new Uint8Array(value.content)], value.name, { type: value.type }),
          ] as const,
      )
      const fields = { ...form.fields, ...Object.fromEntries(files), action }
      const answer = form.multipart
        ? await client.postFiles(form.target, fields)
        : await client.post(form.target, fields as Record<string, string>)
      if (answer.status !== 303)
        throw new Stuck(`${action} at ${path} answered ${answer.status}: ${complaintsOf(answer.body)}`)
      return withoutMark(answer.location ?? '')
    },
  }
}
