/** How often the page asks whether something happened, and how often it is drawn anew for its clocks. */
const ASK_MS = 2_500
const REDRAW_MS = 20_000

/** Somebody types, has chosen something, is about to press, or a form is on its way: what is there stays. */
function isBusy(part: HTMLElement): boolean {
  if (part.querySelector('form[data-sending], details.confirm[open]')) return true
  for (const field of part.querySelectorAll<HTMLInputElement>('input:not([type="hidden"]), textarea')) {
    const isChanged =
      field.type === 'radio' || field.type === 'checkbox'
        ? field.checked !== field.defaultChecked
        : field.value !== field.defaultValue
    if (isChanged) return true
  }
  for (const select of part.querySelectorAll('select')) {
    const options = [...select.options]
    const first = Math.max(
      0,
      options.findIndex(option => option.defaultSelected),
    )
    if (select.selectedIndex !== first) return true
  }
  return false
}

const show = (part: HTMLElement, name: 'news' | 'offline', shown: boolean): void => {
  const line = part.parentElement?.querySelector<HTMLElement>(`[data-live-${name}]`)
  if (line) line.hidden = !shown
}

async function textAt(address: string, accept: string): Promise<string | null> {
  const answer = await fetch(address, { headers: { accept }, cache: 'no-store', redirect: 'error' })
  return answer.ok ? answer.text() : null
}

/** Takes the same part of the page as it is now. The reader's place in it is kept. */
async function redraw(part: HTMLElement): Promise<void> {
  const text = await textAt(location.pathname + location.search, 'text/html')
  const fresh =
    text && new DOMParser().parseFromString(text, 'text/html').querySelector<HTMLElement>('[data-live]')
  if (!fresh || isBusy(part)) return
  const focused = part.contains(document.activeElement) ? document.activeElement?.id : undefined
  part.replaceChildren(...fresh.childNodes)
  part.dataset.liveVersion = fresh.dataset.liveVersion ?? ''
  for (const cancel of part.querySelectorAll<HTMLElement>('[data-cancel]')) cancel.hidden = false
  if (focused) document.getElementById(focused)?.focus()
}

/** One part of a page that shows what others do: asks a small address, and is drawn anew when something happened. */
export function startLive(): void {
  const part = document.querySelector<HTMLElement>('[data-live]')
  const address = part?.dataset.live
  if (!part || !address) return
  let drawnAt = Date.now()
  const look = async (): Promise<void> => {
    if (document.hidden) return
    const version = await textAt(address, 'text/plain')
    if (version === null) return location.reload()
    const isNew = version.trim() !== part.dataset.liveVersion
    const isOld = Date.now() - drawnAt > REDRAW_MS
    show(part, 'offline', false)
    show(part, 'news', isNew && isBusy(part))
    if (isBusy(part) || (!isNew && !isOld)) return
    await redraw(part)
    drawnAt = Date.now()
  }
  const again = (): void => {
    look()
      .catch(() => show(part, 'offline', true))
      .finally(() => setTimeout(again, ASK_MS))
  }
  setTimeout(again, ASK_MS)
}
