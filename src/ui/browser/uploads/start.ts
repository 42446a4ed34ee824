import { OWNER, personOf } from '../device-owner.ts'
import { askAbout } from './attempt.ts'
import { UploadField } from './field.ts'
import { Hold } from './hold.ts'
import { clearForeign, forget } from './keep.ts'
import { allowSeveral, distribute } from './several.ts'

/** What a form took meanwhile, on any page, is no longer kept here. */
async function clearTaken(person: string): Promise<void> {
  for (const kept of await clearForeign(person, Date.now()))
    if (kept.given && kept.upload && (await askAbout(kept.upload)) === 'gone') await forget(kept.key)
}

/** A line of the error summary leads to its field: where that is hidden, to what stands in its place. */
function leadTo(fields: readonly UploadField[]): void {
  document.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const field = fields.find(one => one.input.hidden && link?.hash === `#${one.input.id}`)
    if (!field) return
    event.preventDefault()
    field.focus()
  })
}

/** File fields that send ahead. Somebody must be signed in: uploads belong to a person. */
export function startUploads(): void {
  const person = personOf(document)
  if (!person) return
  const fields: UploadField[] = []
  const hold = new Hold(fields)
  for (const input of document.querySelectorAll<HTMLInputElement>('input[data-upload]')) {
    if (!input.form || input.multiple) continue
    fields.push(
      new UploadField(input, input.form, {
        person,
        changed: one => hold.changed(one),
        chosen: (one, files) => distribute(one, files, fields),
      }),
    )
  }
  leadTo(fields)
  allowSeveral(fields)
  void clearTaken(person).then(() => Promise.all(fields.map(field => field.restore())))
  addEventListener('beforeunload', event => {
    if (fields.some(field => field.isAtRisk)) event.preventDefault()
  })
  // Somebody else has signed in, in another tab: nothing of this page may go out in their name.
  addEventListener('storage', event => {
    if (event.key !== OWNER || !event.newValue || event.newValue === person) return
    for (const field of fields) field.drop()
  })
}
