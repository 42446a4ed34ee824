/** Where this device keeps that its user does not want single keys to act. */
const OFF = 'pintasan-verifikasi'

const isOff = (): boolean => {
  try {
    return localStorage.getItem(OFF) === 'mati'
  } catch {
    return false
  }
}

function remember(on: boolean): void {
  try {
    if (on) localStorage.removeItem(OFF)
    else localStorage.setItem(OFF, 'mati')
  } catch {
    // A device that keeps nothing has the shortcuts until the page is left.
  }
}

const writable = 'input:not([type="radio"]):not([type="checkbox"]), textarea, select, [contenteditable]'

/** While somebody types, or with a key held that means something else, a letter is a letter. */
const isTyping = (event: KeyboardEvent): boolean =>
  event.ctrlKey ||
  event.metaKey ||
  event.altKey ||
  event.isComposing ||
  (event.target instanceof Element && event.target.matches(writable))

const verdict = (value: string): HTMLInputElement | null =>
  document.querySelector<HTMLInputElement>(`[data-desk-verdict] input[name="outcome"][value="${value}"]`)

function choose(value: string): HTMLFormElement | null {
  const radio = verdict(value)
  if (!radio) return null
  radio.checked = true
  return radio.form
}

function accept(): boolean {
  const form = choose('accept')
  const button = form?.querySelector<HTMLButtonElement>('button[name="action"]')
  if (!form || !button) return false
  form.requestSubmit(button)
  return true
}

function returnIt(): boolean {
  if (!choose('return')) return false
  document.querySelector<HTMLElement>('[data-desk-verdict] [data-key-focus]')?.focus()
  return true
}

const sameKey: Readonly<Record<string, string>> = { '=': '+', _: '-', ArrowRight: 'j', ArrowLeft: 'k' }

/** Links and the list of keys carry the key that stands for them. */
function follow(key: string): boolean {
  const found = [...document.querySelectorAll<HTMLElement>('[data-key]')].find(one => one.dataset.key === key)
  found?.click()
  return found !== undefined
}

function act(pressed: string): boolean {
  const key = sameKey[pressed] ?? pressed.toLowerCase()
  if (key === 'a') return accept()
  return key === 'r' ? returnIt() : follow(key)
}

/** A field that scrolls, or a row of choices, uses the arrows for itself. */
const usesArrows = (event: KeyboardEvent): boolean =>
  event.key.startsWith('Arrow') &&
  event.target instanceof Element &&
  event.target.closest('.desk__sheet, input, .split__left') !== null

/** The verification desk by keyboard: single keys, which its user can switch off on this device. */
export function startDesk(): void {
  const list = document.querySelector<HTMLElement>('[data-desk]')
  const toggle = document.querySelector<HTMLInputElement>('[data-desk-switch]')
  if (!list || !toggle) return
  list.hidden = false
  toggle.checked = !isOff()
  toggle.addEventListener('change', () => remember(toggle.checked))
  document.addEventListener('keydown', event => {
    if (!toggle.checked || event.repeat || event.defaultPrevented) return
    if (isTyping(event) || usesArrows(event)) return
    if (act(event.key)) event.preventDefault()
  })
}
