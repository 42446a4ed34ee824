// on the embedded database: rules are stored alike in both.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { visitor, type Actor } from '../../access/index.ts'
import { runAction, type AnyAction, type Environment } from '../../actions/index.ts'
import { createEdition } from './create-edition.ts'
import { importRules } from './import-rules.ts'
import { listEditions } from './index.ts'
import { publishRules } from './publish-rules.ts'
import { listRulesVersions } from './rules-store.ts'

const folder = join(import.meta.dirname, '../../../programmes/contoh/penghargaan-berperingkat')
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8')

let environment: Environment
before(async () => {
  environment = testEnvironment(await testDatabase())
})
after(() => environment.database.close())

const secretariat: Actor = { ...visitor, personId: 's1', role: 'secretariat', grantId: 'g1' }
const publisher: Actor = { ...secretariat, personId: 's2', grantId: 'g2' }

test('rules that want a sheet on which the panel agrees are published like all others', async () => {
  const done = async (actor: Actor, action: AnyAction, input: Readonly<Record<string, unknown>>) => {
    const result = await runAction(environment, action, { actor, locale: 'id', input, key: null })
    assert.equal(result.kind, 'done', JSON.stringify(result))
  }
  const title = { titleId: 'Edisi sepakat (contoh)', titleEn: 'Agreed edition (example)' }
  await done(secretariat, createEdition, { ...title, slug: 'sepakat', number: '9', kind: 'regular' })
  const edition = (await environment.database.read(listEditions)).find(one => one.slug === 'sepakat')
  assert.ok(edition)
  const reason = 'Uji aturan sepakat'
  await done(secretariat, importRules, {
    id: edition.id,
    reason,
    rulesText: textOf('rules.json'),
    casesText: textOf('cases.csv'),
  })
  const versions = () => environment.database.read(reader => listRulesVersions(reader, edition.id))
  const [draft] = await versions()
  assert.ok(draft)
  await done(publisher, publishRules, { id: edition.id, rules: draft.id, reason })
  assert.equal((await versions())[0]?.state, 'published')
})
