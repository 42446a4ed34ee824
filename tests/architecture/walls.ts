import type { Import } from './source-tree.ts'

/** The order of the modules: a module may import only those of groups to its left, and of its own group those before it. */
export const moduleOrder = [
  'regions',
  'people',
  'files',
  'editions',
  'articles',
  'producers',
  'documents',
  'imports',
  'nominations',
  'letters',
  'readiness',
  'contributions',
  'interests',
  'verification',
  'samples',
  'assessment',
  'decisions',
  'rulemaking',
  'plenary',
  'certificates',
  'objections',
  'coaching',
  'reevaluation',
  'catalogue',
  'places',
  'awards',
  'notices',
  'trail',
] as const

const layers: Readonly<Record<string, readonly string[]>> = {
  foundation: ['foundation'],
  engine: ['engine', 'foundation'],
  platform: ['platform', 'foundation'],
  access: ['access', 'foundation'],
  audit: ['audit', 'foundation', 'platform', 'access'],
  actions: ['actions', 'foundation', 'platform', 'access', 'audit'],
  ui: ['ui', 'foundation'],
  web: ['web', 'foundation', 'platform', 'access', 'audit', 'actions', 'ui'],
  modules: ['foundation', 'engine', 'platform', 'access', 'audit', 'actions', 'ui', 'web', 'modules'],
  demo: ['foundation', 'engine', 'platform', 'access', 'audit', 'actions', 'modules', 'demo'],
}
const uiMayAlsoImport = ['src/platform/html.ts', 'src/platform/translations.ts']

const folderOf = (path: string): string => path.split('/')[1] ?? ''
const moduleOf = (path: string): string => path.split('/')[2] ?? ''

/** Why an import crosses a wall, or null. */
export function breachOf({ from, to }: Import): string | null {
  const folder = folderOf(from)
  const allowed = layers[folder]
  if (!allowed || !from.startsWith('src/')) return null
  if (!to.startsWith('src/')) return breachOfPackage(folder, to)
  if (folder === 'ui' && uiMayAlsoImport.includes(to)) return null
  if (!allowed.includes(folderOf(to))) return `${folder} may not import ${folderOf(to) || to}`
  if (folderOf(to) === 'modules') return breachOfModule(from, to)
  return null
}

const pure = new Set(['foundation', 'engine'])
const purePackages = new Set(['zod'])

function breachOfPackage(folder: string, to: string): string | null {
  if (to.startsWith('../') || to.startsWith('tests/') || to.startsWith('scripts/'))
    return `${folder} may not import ${to}`
  if (pure.has(folder) && !purePackages.has(to) && !(folder === 'engine' && to === 'node:crypto'))
    return `${folder} is pure and may not import ${to}`
  if (folder === 'access' && to !== 'kysely') return `access may not import ${to}`
  if (folder === 'modules' && (to === 'pg' || to === '@electric-sql/pglite' || to === 'hono'))
    return `modules may not import ${to}`
  return null
}

function breachOfModule(from: string, to: string): string | null {
  const [importer, imported] = [moduleOf(from), moduleOf(to)]
  if (folderOf(from) === 'modules' && importer === imported) return null
  if (!to.endsWith(`/${imported}/index.ts`)) return `${imported} is entered only through its index.ts`
  if (folderOf(from) !== 'modules') return null
  const [left, right] = [moduleOrder.indexOf(imported as never), moduleOrder.indexOf(importer as never)]
  if (left < 0 || right < 0)
    return `${left < 0 ? imported : importer} has no place in the order of the modules`
  return left < right ? null : `${importer} stands left of ${imported} and may not import it`
}
