import { Upload } from '../platform/files/index.ts'
import type { FormFields } from '../platform/http/index.ts'
import type { KeptForm } from './kept-form.ts'
import { secretFields } from './other-role.ts'

/** What was typed, without files and secrets. */
export function typedIn(fields: FormFields): KeptForm['values'] {
  const values: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(fields))
    if (!(value instanceof Upload) && !secretFields.has(name))
      values[name] = typeof value === 'string' ? value : [...value]
  return values
}

/** Addresses of the two languages are the same page. */
export const withoutLanguage = (path: string): string => path.replace(/^\/en(?=\/|$)/, '')
