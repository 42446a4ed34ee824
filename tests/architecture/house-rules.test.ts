import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { isTest, readTree, root } from './source-tree.ts'

const code = readTree('{src,scripts,bench}/**/*.ts').filter(file => !isTest(file.path))
const modules = code.filter(file => file.path.startsWith('src/modules/'))
const tests = readTree('{src,tests}/**/*.ts')
const styles = readTree('src/**/*.css')

const withoutComments = (content: string): string =>
  content.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '')
const found = (files: readonly { path: string; content: string }[], pattern: RegExp): string[] =>
  files.filter(file => pattern.test(withoutComments(file.content))).map(file => file.path)

test('no file is longer than 300 lines', () => {
  const long = [...code, ...tests, ...styles]
    .filter(file => file.content.split('\n').length > 301)
    .map(file => file.path)
  assert.deepEqual(long, [])
})

test('no folder holds more than 60 files of code: the next thing gets a room of its own', () => {
  const folders = Map.groupBy(code, file => dirname(file.path))
  const full = [...folders].filter(([, files]) => files.length > 60)
  assert.deepEqual(
    full.map(([folder, files]) => `${folder}: ${files.length}`),
    [],
  )
})

test('no file of the product is hidden from a clone by an ignore line', {
  skip: existsSync(join(root, '.git')) ? false : 'not a clone',
}, () => {
  const parts = ['src', 'tests', 'scripts', 'programmes', 'migrations', 'docs']
  const asked = ['ls-files', '--others', '--ignored', '--exclude-standard', '--', ...parts]
  assert.equal(spawnSync('git', asked, { cwd: root, encoding: 'utf8' }).stdout, '')
})

test('no folder or file has a name that says nothing', () => {
  const vague = [...code, ...tests].filter(file =>
    /(^|[/-])(utils?|helpers?|common|shared|misc|manager)([/.-]|$)/i.test(file.path),
  )
  assert.deepEqual(
    vague.map(file => file.path),
    [],
  )
})

test('a module never asks for the time or the environment itself', () => {
  assert.deepEqual(found(modules, /new Date\(\)|Date\.now\(\)|process\.env/), [])
})

test('no year in modules and engine: the rules of an edition are data', () => {
  const pure = code.filter(file => /^src\/(modules|engine|foundation|access|actions)\//.test(file.path))
  assert.deepEqual(found(pure, /\b20[12]\d\b/), [])
})

test('no country or commodity in the engine, the access table or the pipeline', () => {
  const general = code.filter(file =>
    /^src\/(engine|foundation|access|actions|audit|platform)\//.test(file.path),
  )
  assert.deepEqual(
    found(general, /indonesia|makanan|tenun|batik|anyaman|gerabah/i).filter(
      path => !path.startsWith('src/platform/password'),
    ),
    [],
  )
})

test('a role is named only in the access table, the words of roles, and the lists of people', () => {
  const roleTest = /\brole\s*[!=]==\s*'|'[a-z-]+'\s*[!=]==\s*\w*\.?role\b/
  assert.deepEqual(
    found(
      code.filter(file => !file.path.startsWith('src/access/')),
      roleTest,
    ),
    [],
  )
})

test('no inline style or script is written into a page', () => {
  assert.deepEqual(
    found(
      code.filter(file => /^src\/(ui|web|modules)\//.test(file.path)),
      /\sstyle="|\son[a-z]+="/,
    ),
    [],
  )
})

/** The first line of a migration names the owner; where its tables have several, a line before them names the next. */
const ownerOf = new Map(
  readTree('migrations/*.sql').flatMap(file => {
    let owner = ''
    return [...file.content.matchAll(/^-- module: (\S+)|create table (\w+)/gm)].flatMap(
      ([, module, table]) => {
        owner = module ?? owner
        return table === undefined ? [] : [[table, owner] as const]
      },
    )
  }),
)

test('every migration names the module that owns its tables', () => {
  assert.ok(ownerOf.size > 20)
  assert.deepEqual(
    [...ownerOf].filter(([, owner]) => owner === ''),
    [],
  )
})

test('a module touches its own tables only', () => {
  const trespasses = modules.flatMap(file => {
    const module = file.path.split('/')[2]
    const names = [
      ...withoutComments(file.content).matchAll(
        /(?:selectFrom|insertInto|updateTable|deleteFrom|[jJ]oin)\(\s*['"`](\w+)|\b(?:from|join|into|update)\s+(\w+)/g,
      ),
    ]
    return names
      .map(match => match[1] ?? match[2] ?? '')
      .filter(table => ownerOf.has(table) && ownerOf.get(table) !== module)
      .map(table => `${file.path}: ${table} belongs to ${ownerOf.get(table)}`)
  })
  assert.deepEqual(trespasses, [])
})

test('SQL stands in stores only', () => {
  const elsewhere = modules.filter(file => !file.path.endsWith('-store.ts') && !isTest(file.path))
  assert.deepEqual(
    found(
      elsewhere,
      /\.(selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql`\s*(select|insert|update|delete)/i,
    ),
    [],
  )
})

test('every dependency has its reason in docs/dependencies.md, and nothing else is there', () => {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  ) as Record<string, Record<string, string>>
  const installed = Object.keys({ ...dependencies, ...devDependencies }).filter(
    name => !name.startsWith('@types/'),
  )
  const rows = readFileSync(join(root, 'docs/dependencies.md'), 'utf8').matchAll(/^\| (\S[^|]*) \| \S/gm)
  const named = [...rows].flatMap(row => (row[1] ?? '').split(',').map(name => name.trim()))
  assert.deepEqual(named.filter(name => name !== 'package').toSorted(), installed.toSorted())
})

test('the dependencies are pinned exactly', () => {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  ) as Record<string, Record<string, string>>
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d/.test(version),
  )
  assert.deepEqual(loose, [])
})
