import { listUnsent, noteSent, type KeptField } from '../drafts/kept-store.ts'
import { tailOf } from '../drafts/draft-form.ts'
import { newKey, post } from '../save-request.ts'

/** By which act the fields of a page are saved: those of questions, of a scoresheet, or of one on which a panel agrees. */
function autosaveOf({ name, address }: KeptField): string {
  if (name !== tailOf(name)) return 'nomination.autosave'
  return address.includes('/lembar-bersama/') ? 'agreed-sheet.autosave' : 'scoresheet.autosave'
}

/** The fields of each page together, as its form would send them. */
function byPage(fields: readonly KeptField[]): readonly (readonly [KeptField, ...KeptField[]])[] {
  const pages = new Map<string, [KeptField, ...KeptField[]]>()
  for (const field of fields) {
    const key = `${field.person} ${field.page} ${field.key}`
    const present = pages.get(key)
    if (present) present.push(field)
    else pages.set(key, [field])
  }
  return [...pages.values()]
}

function answersOf(fields: readonly [KeptField, ...KeptField[]]): URLSearchParams {
  const answers = new URLSearchParams({
    action: autosaveOf(fields[0]),
    _key: `${fields[0].key}.${newKey()}`,
  })
  for (const { name, value, base } of fields) {
    answers.set(name, value)
    answers.set(`b.${tailOf(name)}`, base)
  }
  return answers
}

const savedIn = (told: readonly unknown[]): ReadonlyMap<string, string> =>
  new Map(
    (told as readonly Readonly<{ state: string; name: string; base: string }>[])
      .filter(one => one.state === 'saved')
      .map(one => [one.name, one.base]),
  )

/**
 * Sends what was typed without a line and whose page is closed. What the server has stored waits no more; what is
 * in conflict, wrong, or of another session waits for its person to open the page; a page that is open sends by itself.
 */
export async function sendKept(isOpen: (page: string) => Promise<boolean>): Promise<void> {
  let isLeft = false
  for (const fields of byPage(await listUnsent())) {
    // Sent behind its back, a page that is open would meet its own answers as those of somebody else.
    if (await isOpen(fields[0].page)) {
      isLeft = true
      continue
    }
    const outcome = await post(fields[0].address, answersOf(fields))
    // Thrown, so that the browser wakes the worker once more.
    if (outcome.kind === 'offline') throw new Error('no line')
    if (outcome.kind !== 'saved' && outcome.kind !== 'problems') continue
    const saved = savedIn(outcome.answers ?? [])
    for (const field of fields) {
      const base = saved.get(field.name)
      if (base !== undefined) await noteSent(field, base)
    }
  }
  // It may be closed by the next time.
  if (isLeft) throw new Error('a page is open')
}
