import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parseSync } from 'oxc-parser'

export const root = resolve(import.meta.dirname, '../..')

export type SourceFile = Readonly<{ path: string; content: string }>
export type Import = Readonly<{ from: string; to: string; typeOnly: boolean }>

/** Every source file, by its path from the root. */
export const readTree = (pattern = 'src/**/*.ts'): SourceFile[] =>
  globSync(pattern, { cwd: root })
    .map(path => path.replaceAll('\\', '/'))
    .filter(path => !path.includes('node_modules'))
    .toSorted()
    .map(path => ({ path, content: readFileSync(join(root, path), 'utf8') }))

export const isTest = (path: string): boolean => path.endsWith('.test.ts')

/** The imports of a file: own files by their path from the root, packages by their name. */
export function importsOf(file: SourceFile): Import[] {
  const { module, errors } = parseSync(file.path, file.content)
  if (errors.length > 0) throw new Error(`${file.path} does not parse: ${errors[0]?.message}`)
  const targets = [
    ...module.staticImports.map(one => ({
      specifier: one.moduleRequest.value,
      typeOnly: one.entries.length > 0 && one.entries.every(entry => entry.isType),
    })),
    ...module.staticExports.flatMap(one =>
      one.entries.flatMap(entry =>
        entry.moduleRequest ? [{ specifier: entry.moduleRequest.value, typeOnly: entry.isType }] : [],
      ),
    ),
    ...module.dynamicImports.map(one => ({
      specifier: file.content.slice(one.moduleRequest.start + 1, one.moduleRequest.end - 1),
      typeOnly: false,
    })),
  ]
  return targets.map(({ specifier, typeOnly }) => ({
    from: file.path,
    to: resolveTarget(file.path, specifier),
    typeOnly,
  }))
}

const resolveTarget = (from: string, specifier: string): string =>
  specifier.startsWith('.')
    ? relative(root, join(root, dirname(from), specifier)).replaceAll('\\', '/')
    : specifier
