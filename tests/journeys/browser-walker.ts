import type { BrowserContext, Locator, Page } from 'playwright-core'
import { complaintsOf, Stuck, type Typed, type TypedFile, type Walker } from './walker.ts'

export type Visited = (page: Page, path: string) => Promise<void>

const PATIENCE = 15_000

/** Types one value into the field of a form, whatever kind of control it is. */
async function type(form: Locator, name: string, value: string | TypedFile): Promise<void> {
  const control = form.locator(`[name="${name}"]`).first()
  if (typeof value !== 'string') {
    await control.setInputFiles({ name: value.name, mimeType: value.type, buffer: value.content })
    return
  }
  const tag = await control.evaluate(element => `${element.tagName} ${element.getAttribute('type') ?? ''}`)
  if (tag.startsWith('SELECT')) await control.selectOption(value)
  else if (/radio|checkbox/.test(tag)) await form.locator(`[name="${name}"][value="${value}"]`).check()
  else await control.fill(value)
}

/** Waits, as a person who sees the words beside the form does, until what was typed has been saved by itself. */
async function settled(form: Locator): Promise<void> {
  const state = form.locator('[data-save-state]')
  if ((await state.count()) === 0) return
  // Saving begins within a second of the last key.
  const begins = Date.now() + 1_500
  const ends = Date.now() + PATIENCE
  while (Date.now() < ends) {
    const look = (await state.first().getAttribute('class')) ?? ''
    if (look.includes('save-state--saved')) return
    if (look.includes('save-state--idle') && Date.now() > begins) return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

/** Presses the button as a person does: where it asks once more, that question is opened first. */
async function press(form: Locator, action: string): Promise<void> {
  const button = `button[value="${action}"]`
  const question = form.locator(`details.confirm:has(${button})`)
  if ((await question.count()) > 0) await question.first().locator('summary').first().click()
  await form.locator(button).last().click()
}

async function formOf(
  page: Page,
  action: string,
  holding: Readonly<Record<string, string>>,
): Promise<Locator> {
  let forms = page.locator('form', { has: page.locator(`button[value="${action}"]`) })
  for (const [name, value] of Object.entries(holding)) {
    forms = forms.filter({ has: page.locator(`input[name="${name}"][value="${value}"]`) })
  }
  if ((await forms.count()) === 0) throw new Stuck(`${page.url()} has no button ${action}`)
  return forms.first()
}

/**
 * Walks in a real browser; `visited` looks at every page on the way. Nothing saves by itself what is typed where
 * `script` is off.
 */
export function browserWalker(
  context: BrowserContext,
  origin: string,
  visited: Visited = () => Promise.resolve(),
  script = true,
): Walker {
  let page: Page | null = null
  const shown = async (): Promise<Page> => (page ??= await context.newPage())
  const goTo = async (path: string): Promise<Page> => {
    const current = await shown()
    const answer = await current.goto(origin + path, { timeout: PATIENCE })
    if (answer?.status() !== 200)
      throw new Stuck(`${path} answered ${answer?.status()}: ${complaintsOf(await current.content())}`)
    await visited(current, path)
    return current
  }
  const submit = async (
    path: string,
    action: string,
    typed: Typed = {},
    holding: Readonly<Record<string, string>> = {},
  ): Promise<string> => {
    const current = await goTo(path)
    const form = await formOf(current, action, holding)
    for (const [name, value] of Object.entries(typed)) await type(form, name, value)
    if (script && Object.keys(typed).length > 0) await settled(form)
    const answered = current.waitForResponse(
      response => response.request().method() === 'POST' && response.request().isNavigationRequest(),
      { timeout: PATIENCE },
    )
    const loaded = current.waitForEvent('load', { timeout: PATIENCE })
    await press(form, action)
    const response = await answered
    await loaded
    if (response.status() !== 303)
      throw new Stuck(
        `${action} at ${path} answered ${response.status()}: ${complaintsOf(await current.content())}`,
      )
    const address = new URL(current.url())
    for (const mark of ['berhasil', 'ulang']) address.searchParams.delete(mark)
    return address.pathname + address.search + address.hash
  }
  return {
    open: async path => (await goTo(path)).content(),
    submit,
    signIn: async (persona, role) => {
      await context.clearCookies()
      const current = await goTo('/masuk')
      await current
        .locator('form', { has: current.locator(`input[name="persona"][value="${persona}"]`) })
        .locator('button')
        .click()
      await current.waitForURL('**/tugas', { timeout: PATIENCE })
      await visited(current, '/tugas')
      if (role !== undefined) await switchRole(current, role)
    },
  }
}

async function switchRole(page: Page, role: string): Promise<void> {
  const account = page.locator('details.account')
  const wanted = account.locator('button[name="grant"]', { hasText: new RegExp(`^\\s*${role}`) })
  if ((await wanted.count()) === 0) return
  await account.locator('summary').click()
  const loaded = page.waitForEvent('load', { timeout: PATIENCE })
  await wanted.first().click()
  await loaded
}
