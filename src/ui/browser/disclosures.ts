/** Menus and "are you sure" blocks are plain details elements; this adds Escape, Cancel and closing outside. */
export function startDisclosures(): void {
  for (const cancel of document.querySelectorAll<HTMLElement>('[data-cancel]')) cancel.hidden = false
  const close = (details: HTMLDetailsElement): void => {
    details.open = false
    details.querySelector('summary')?.focus()
  }
  document.addEventListener('click', event => {
    if (!(event.target instanceof Element)) return
    const cancelled = event.target.closest('[data-cancel]')?.closest('details')
    if (cancelled) return close(cancelled)
    for (const menu of document.querySelectorAll<HTMLDetailsElement>(
      'details.account[open], details.nav__more[open]',
    )) {
      if (!menu.contains(event.target)) menu.open = false
    }
  })
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !(event.target instanceof Element)) return
    const inside = event.target.closest<HTMLDetailsElement>(
      'details.confirm[open], details.account[open], details.nav__more[open]',
    )
    const menu = document.querySelector<HTMLDetailsElement>('details.menu[open]')
    if (inside) close(inside)
    else if (menu && event.target.closest('.header')) close(menu)
  })
}
