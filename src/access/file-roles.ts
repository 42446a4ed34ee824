import { grants } from './grants.ts'

const rolesThatMay = (action: string, reach: string): ReadonlySet<string> =>
  new Set(
    grants.filter(grant => grant.reach === reach && grant.actions.includes(action)).map(grant => grant.role),
  )

const offices = rolesThatMay('nomination.resubmit', 'area')
const firms = rolesThatMay('nomination.read', 'own')

/** Whether a role speaks for the office whose file it is. Everybody else who changes the file helps, and is named. */
export const isOfficeRole = (role: string): boolean => offices.has(role)

/** Whether a role is the maker's own. */
export const isFirmRole = (role: string): boolean => firms.has(role)
