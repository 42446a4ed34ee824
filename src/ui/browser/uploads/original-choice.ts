const NAME = 'bintang-original'

const page = (): string => `${NAME} ${location.pathname}`

/** Whether photos of this page go out in their original size, as chosen here before. */
export function wantsOriginal(): boolean {
  try {
    return sessionStorage.getItem(page()) === 'yes'
  } catch {
    return false
  }
}

export function rememberOriginal(wanted: boolean): void {
  try {
    if (wanted) sessionStorage.setItem(page(), 'yes')
    else sessionStorage.removeItem(page())
  } catch {
    // A browser that remembers nothing asks again.
  }
}
