import type { PageRequest } from '../../../web/index.ts'

/** The boxes that were ticked in a form that is shown again. */
export function tickedIn(
  { form }: Pick<PageRequest, 'form'>,
  action: string,
  name: string,
): ReadonlySet<string> {
  const sent = form?.action === action ? form.values[name] : undefined
  return new Set(typeof sent === 'string' ? [sent] : sent)
}
