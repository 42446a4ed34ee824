import { UNSENT } from '../device-owner.ts'
import { hasConflict } from './conflict.ts'
import {
  baseInput,
  isTyped,
  keptField,
  revisionOf,
  setText,
  textOf,
  touch,
  type DraftForm,
} from './draft-form.ts'
import { forget, forgetUnsent, keep, listKeptOn, listUnsent, type KeptField } from './kept-store.ts'
import { announce, say } from './said.ts'

/** Keeps on the device whatever was typed and is not known to be stored. */
export async function keepTyped(draft: DraftForm): Promise<void> {
  const { form, names, drawn, own } = draft
  const kept = await Promise.all(
    names.map(async name => {
      if (isTyped(draft, name)) {
        own.add(name)
        return keep({ ...keptField(draft, name, textOf(form, name)), stored: false })
      }
      // What another tab keeps of this field is not this one's to forget.
      if (!own.delete(name)) return true
      // Typed and taken back before it was sent.
      await forgetUnsent(draft, name, drawn.get(name) ?? '')
      return true
    }),
  )
  form.dataset.kept = kept.every(Boolean) ? 'yes' : 'no'
  await noteUnsent()
}

/** Told to the signing out, which is on every page. */
async function noteUnsent(): Promise<void> {
  const some = (await listUnsent()).length > 0
  try {
    if (some) localStorage.setItem(UNSENT, 'yes')
    else localStorage.removeItem(UNSENT)
  } catch {
    // Kept nowhere: then nothing is lost by signing out either.
  }
}

/** A copy may be older than what was stored since it was made: it is shown as it was stored last. */
function bringUpToDate({ form, drawn }: DraftForm, field: KeptField): void {
  const base = baseInput(form, field.name)
  if (!base || revisionOf(field.base) <= revisionOf(base.value)) return
  setText(form, field.name, field.value)
  base.value = field.base
  drawn.set(field.name, field.value)
}

/** Puts one typed field back, with what it was drawn with then. False where there is nothing to put back. */
function putBack(draft: DraftForm, field: KeptField): boolean {
  const { form, drawn, own } = draft
  const base = baseInput(form, field.name)
  const shown = drawn.get(field.name) ?? ''
  if (!base || isTyped(draft, field.name)) return false
  if (shown === field.value && base.value !== field.base) {
    void forget(field)
    return false
  }
  if (shown === field.value) return false
  setText(form, field.name, field.value)
  base.value = field.base
  own.add(field.name)
  return true
}

/** Puts back what was typed before and never confirmed. */
export async function restoreKept(draft: DraftForm): Promise<void> {
  const isCopy = document.documentElement.dataset.copy !== undefined
  const kept = await listKeptOn(draft.person, draft.page)
  for (const field of kept.filter(one => one.stored)) {
    if (isCopy) bringUpToDate(draft, field)
    else await forget(field)
  }
  const restored = kept.filter(one => !one.stored).filter(field => putBack(draft, field))
  if (restored.length > 0) announce('restored', 'info', say.restored)
  // Also what a form that is shown again brought along; what waits for a choice is sent with it.
  if (draft.names.some(name => isTyped(draft, name) && !hasConflict(draft, name))) touch(draft)
}

/** A section that was opened for editing once and cannot be changed any more still shows what was not sent. */
export async function showLeftBehind(): Promise<void> {
  const person = document.body.dataset.person ?? ''
  const place = document.querySelector('[data-left-behind]')
  const left = place ? (await listKeptOn(person, location.pathname)).filter(one => !one.stored) : []
  if (!place || left.length === 0) return
  announce('left', 'warning', say.leftBehind, {
    label: say.discard,
    press: () => void Promise.all(left.map(one => forget(one))).then(() => location.reload()),
  })
  const list = document.createElement('ul')
  for (const { value } of left) {
    const item = document.createElement('li')
    item.className = 'conflict__text'
    item.textContent = value
    list.append(item)
  }
  document.getElementById('draft-left')?.firstElementChild?.append(list)
}
