import { isRole, type Actor } from '../../../access/index.ts'
import type { Locale } from '../../../foundation/text.ts'
import { roleName } from '../../../web/index.ts'

/** Milliseconds after its last call that a page counts as open. Pages call every twenty seconds while they are seen. */
const SEEN_FOR = 60_000
/** So that nobody fills the memory with made-up tabs. */
const MOST_PAGES = 50

type Seen = Readonly<{ personId: string; name: string; role: string; at: number }>

export type Other = Readonly<{ who: string; self: boolean }>

/**
 * Who has which page open now. It is kept in this process and nowhere else: it is worth nothing a minute later,
 * belongs in no ledger and no backup, and no rule depends on it.
 */
export type Presence = Readonly<{
  /** Notes that this tab is open, and gives the others on the same page. */
  note: (page: string, tab: string, actor: Actor, now: Date, locale: Locale) => readonly Other[]
}>

export function openPresence(): Presence {
  const pages = new Map<string, Map<string, Seen>>()
  const forget = (before: number): void => {
    for (const [page, tabs] of pages) {
      for (const [tab, seen] of tabs) if (seen.at < before) tabs.delete(tab)
      if (tabs.size === 0) pages.delete(page)
    }
  }
  return {
    note: (page, tab, actor, now, locale) => {
      const at = now.getTime()
      forget(at - SEEN_FOR)
      const tabs = pages.get(page) ?? new Map<string, Seen>()
      pages.set(page, tabs)
      const personId = actor.personId ?? ''
      const own = `${personId} ${tab}`
      if (tabs.has(own) || tabs.size < MOST_PAGES)
        tabs.set(own, { personId, name: actor.name, role: actor.role, at })
      const others = [...tabs].filter(([key]) => key !== own).map(([, seen]) => seen)
      const perPerson = new Map(others.map(seen => [seen.personId, seen]))
      return [...perPerson.values()].map(seen => ({
        who: isRole(seen.role) ? `${seen.name}, ${roleName(seen.role, locale)}` : seen.name,
        self: seen.personId === personId,
      }))
    },
  }
}
