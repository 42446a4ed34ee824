import assert from 'node:assert/strict'
import { HtmlValidate } from 'html-validate'
import type { Actor } from '../../src/access/index.ts'
import type { TestSite } from './test-site.ts'

const validator = new HtmlValidate({
  extends: ['recommended', 'standard', 'document', 'a11y'].map(preset => `html-validate:${preset}`),
  // Style and script come from the same host under names that carry their hash.
  rules: { 'require-sri': 'off' },
})

/** Opens a page in both languages: it must be there, valid, and without a value that nobody meant to show. */
export async function openValid(site: TestSite, actor: Actor | null, path: string): Promise<string> {
  const [first] = await Promise.all(
    ['', '/en'].map(async prefix => {
      const { status, body } = await site.get(actor, `${prefix}${path}`)
      assert.equal(status, 200, `${prefix}${path}: ${body.slice(0, 400)}`)
      const report = await validator.validateString(body)
      const problems = report.results.flatMap(result =>
        result.messages.map(one => `${one.ruleId}: ${one.message} (${one.selector})`),
      )
      assert.deepEqual(problems, [], `${prefix}${path}`)
      // Keys and digests are letters by chance, any of them in time.
      const said = body.replaceAll(/ value="[0-9a-z]{16}(?:-[0-9a-z]{16})?\.[\w-]{43}"/g, '')
      assert.doesNotMatch(said, /undefined|\[object|NaN|Invalid Date/, `${prefix}${path}`)
      return body
    }),
  )
  return first ?? ''
}

/** The page's own part, without the frame's links and forms. */
export const mainOf = (body: string): string => /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? ''
