import type { Browser, BrowserContext } from 'playwright-core'

export type Guest = Readonly<{
  context: BrowserContext
  /** The path of the link. */
  link: string
  /** Opens the link as the one whose telephone number the office has. */
  enter: () => Promise<void>
}>

/** Somebody who is invited on this page of an office, with a browser of the own. */
export async function openAsGuest(
  browser: Browser,
  office: BrowserContext,
  invitation: string,
): Promise<Guest> {
  const page = await office.newPage()
  await page.goto(invitation)
  const press = (of: typeof page, action: string): Promise<unknown> =>
    Promise.all([of.waitForEvent('load'), of.locator(`button[value="${action}"]`).first().click()])
  await press(page, 'contribution.invite')
  // The link leads to the public address of the product, which need not be where it runs now.
  const link = new URL(new URL(await page.inputValue('[name=link]')).pathname, page.url()).href
  const message = await page.locator('a[href^="https://wa.me/"]').first().getAttribute('href')
  const digits = /wa\.me\/\d*(\d{4})\?/.exec(message ?? '')?.[1] ?? ''
  await page.close()
  const context = await browser.newContext()
  const enter = async (): Promise<void> => {
    const opened = await context.newPage()
    await opened.goto(link)
    await opened.fill('[name=digits]', digits)
    await press(opened, 'session.use-invitation')
    await opened.close()
  }
  return { context, link: new URL(link).pathname, enter }
}
