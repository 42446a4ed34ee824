import type { JuryView } from './jury-page.ts'

/** The name of a member, or of somebody who would be called. */
export const nameIn = ({ people }: Pick<JuryView, 'people'>, id: string): string =>
  people.get(id)?.name ?? '–'
