import { readFileSync } from 'node:fs'
import { typeset } from '../../platform/pdf/index.ts'

const template = readFileSync(new URL('./identity-card.typ', import.meta.url), 'utf8')

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map(word => word.slice(0, 1))
    .join('')

export type IdentityCard = Readonly<{ number: string; name: string; address: string }>

/** A copy of an invented identity card as a PDF: initials stand where a portrait would be. */
export const makeIdentityCard = (card: IdentityCard): Buffer =>
  typeset(template, { ...card, initials: initialsOf(card.name) }, new Date(0))
