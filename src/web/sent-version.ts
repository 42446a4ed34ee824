import { raw } from '../platform/html.ts'
import type { FormState, PageResult } from './route.ts'

const FORM = /<form\b[^>]*>.*?<\/form>/gs
const HIDDEN = /<input type="hidden" name="([^"]+)" value="([^"]*)">/g
const VERSION = /(<input type="hidden" name="version" value=")[^"]*(">)/
/** What may be written back as it was sent: numbers, and nothing that would need escaping. */
const PLAIN = /^[\w.-]{1,40}$/

const isOf = (form: string, action: string): boolean => form.includes(` name="action" value="${action}"`)

/** Whether what the form hides, such as the id of its record, is what was sent. */
const isSent = (form: string, { values }: FormState): boolean =>
  [...form.matchAll(HIDDEN)].every(
    ([, name = '', value]) => name === '_key' || name === 'version' || values[name] === value,
  )

/**
 * A form that is shown again names the version from which its sender set out, not the one of now: drawn with the
 * newer one, it would pass the check that keeps somebody else's change from being overwritten unseen. Only a form
 * that was refused as stale takes the newer one, as its sender was told. Done here for all pages, since none may forget it.
 */
export function withSentVersion(result: PageResult, form: FormState): PageResult {
  const version = form.values['version']
  if (result.kind !== 'page' || typeof version !== 'string') return result
  if (!PLAIN.test(version) || !PLAIN.test(form.action)) return result
  const shown = result.body.toString()
  const own = [...shown.matchAll(FORM)].map(([one]) => one).filter(one => isOf(one, form.action))
  const again = new Set(own.length > 1 ? own.filter(one => isSent(one, form)) : own)
  const body = shown.replaceAll(FORM, one =>
    again.has(one) ? one.replace(VERSION, (_, start: string, end: string) => start + version + end) : one,
  )
  return { ...result, body: raw(body) }
}
