/** One who looks at pages: a demo person, or a visitor without an account. */
export type Visitor = Readonly<{
  persona?: string
  /** The other role of a person who has two, as the button to change it says in Indonesian. */
  role?: string
  paths: readonly string[]
  /**
   * The first record of a list, by the link that leads to it; by several, one page after the other. `to`: the address,
   * where it is made of what was found.
   */
  first?: readonly Readonly<{
    list: string
    link: RegExp | readonly RegExp[]
    to?: (found: readonly string[]) => string
  }>[]
  /** The page on which `persona` invites a guest: these are the guest's pages, the link first. */
  invites?: Readonly<{ list: string; link: readonly RegExp[] }>
}>

export const id = '[0-9a-hjkmnp-tv-z]{16}'
export const linkTo = (start: string): RegExp => new RegExp(`href="(${start}${id})"`)

export const linkOver = (start: string, end: string): RegExp => new RegExp(`href="(${start}${id}${end})"`)
